import { AREAS_KOREA, SECTORS, STAGES } from '#shared/kernel/vocabulary.ts';
import type { CompanyInput, InvestorInput, MarketInput, PastDeal } from '#shared/match/engine/index.ts';
