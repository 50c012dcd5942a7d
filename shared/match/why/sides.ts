import type { Label } from '#shared/kernel/i18n.ts';
import type { DealKind } from '#shared/kernel/vocabulary-deal.ts';
import type { Listing } from '#shared/listing/schema.ts';
import type { GroundFactor } from '../engine/why/types.ts';
import { pairingOf } from '../pairings/table.ts';

interface Sides {
  readonly seekers: Label;
  readonly offers: Label;
  /** Factors that go by a name of their own there. */
  readonly names?: Readonly<Partial<Record<GroundFactor, Label>>>;
}

const NEEDS: Label = { ko: '수요자', en: 'firms with a need' };
const COMPANIES: Label = { ko: '기업', en: 'companies' };

const INVESTMENT: Sides = { seekers: { ko: '투자자', en: 'investors' }, offers: COMPANIES };
const SIDES: Readonly<Partial<Record<DealKind, Sides>>> = {
  INVESTMENT,
  TECHNOLOGY: {
    seekers: NEEDS,
    offers: { ko: '기술 보유자', en: 'technology owners' },
    names: { stage: { ko: '기술 성숙도', en: 'readiness' } },
  },
  COLLABORATION: { seekers: NEEDS, offers: COMPANIES },
  ACQUISITION: {
    seekers: { ko: '인수 희망자', en: 'acquirers' },
    offers: { ko: '매각 희망자', en: 'sellers' },
    names: { stage: { ko: '매출 규모', en: 'revenue band' }, ticket: { ko: '매매 금액', en: 'price' } },
  },
};

const NAMES: Readonly<Record<GroundFactor, Label>> = {
  sector: { ko: '분야', en: 'sector' },
  stage: { ko: '단계', en: 'stage' },
  ticket: { ko: '금액', en: 'amount' },
  region: { ko: '지역', en: 'region' },
  text: { ko: '소개글', en: 'description' },
};

/** The other side of a pairing, by the kind of listing that reads. */
export const others = (kind: Listing['kind'], pairing: DealKind): Label => {
  const { seekers, offers } = SIDES[pairing] ?? INVESTMENT;
  return pairingOf(pairing).seeker.kinds.includes(kind) ? offers : seekers;
};

/** What a factor is called in a pairing. */
export const factorName = (factor: GroundFactor, pairing: DealKind): Label =>
  SIDES[pairing]?.names?.[factor] ?? NAMES[factor];
