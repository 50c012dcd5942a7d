import type { Tiers } from '#shared/kernel/tier.ts';
import { AcquisitionProfile, acquisitionTiers } from './acquisition.ts';
import { CompanyProfile, companyTiers } from './company.ts';
import { InvestorProfile, investorTiers } from './investor.ts';
import { NeedProfile, needTiers } from './need.ts';
import { TechnologyProfile, technologyTiers } from './technology.ts';

/** The kinds of listing: what each says of itself, and to whom. */
export const PROFILES = {
  company: CompanyProfile,
  investor: InvestorProfile,
  technology: TechnologyProfile,
  need: NeedProfile,
  acquisition: AcquisitionProfile,
} as const;

/** The tier of every member of every kind's profile. A member without a tier does not compile. */
export const PROFILE_TIERS = {
  company: companyTiers,
  investor: investorTiers,
  technology: technologyTiers,
  need: needTiers,
  acquisition: acquisitionTiers,
} as const satisfies Record<keyof typeof PROFILES, Tiers>;
