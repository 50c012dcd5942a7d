import * as z from 'zod';
import { ShownFact } from '#shared/fact/schema.ts';
import { bilingual } from '#shared/kernel/i18n.ts';
import { maskOf, Tier } from '#shared/kernel/tier.ts';
import { date, instant } from '#shared/kernel/time.ts';
import { AcquisitionProfile, acquisitionTiers } from '#shared/listing/kinds/acquisition.ts';
import { CompanyProfile, companyTiers } from '#shared/listing/kinds/company.ts';
import { InvestorProfile, investorTiers } from '#shared/listing/kinds/investor.ts';
import { NeedProfile, needTiers } from '#shared/listing/kinds/need.ts';
import { TechnologyProfile, technologyTiers } from '#shared/listing/kinds/technology.ts';
import { ListingId } from '#shared/listing/schema.ts';

const headline = {
  listingId: ListingId,
  title: bilingual(120),
  summary: bilingual(2000),
  expiresOn: date().optional(),
  publishedAt: instant(),
  updatedAt: instant(),
};

/** Profiles as anybody may see them (T0). */
export const PUBLIC_PROFILES = {
  company: CompanyProfile.pick(maskOf(companyTiers, 'T0')).meta({ id: 'PublicCompanyProfile' }),
  investor: InvestorProfile.pick(maskOf(investorTiers, 'T0')).meta({ id: 'PublicInvestorProfile' }),
  technology: TechnologyProfile.pick(maskOf(technologyTiers, 'T0')).meta({ id: 'PublicTechnologyProfile' }),
  need: NeedProfile.pick(maskOf(needTiers, 'T0')).meta({ id: 'PublicNeedProfile' }),
  acquisition: AcquisitionProfile.pick(maskOf(acquisitionTiers, 'T0')).meta({ id: 'PublicAcquisitionProfile' }),
} as const;
type Kind = keyof typeof PUBLIC_PROFILES;

/** Profiles with what viewers at T1 to T3 may see besides. */
const SHOWN_PROFILES = {
  company: PUBLIC_PROFILES.company.extend(CompanyProfile.pick(maskOf(companyTiers, 'T1', 'T2', 'T3')).partial().shape),
  investor: PUBLIC_PROFILES.investor.extend(
    InvestorProfile.pick(maskOf(investorTiers, 'T1', 'T2', 'T3')).partial().shape,
  ),
  technology: PUBLIC_PROFILES.technology.extend(
    TechnologyProfile.pick(maskOf(technologyTiers, 'T1', 'T2', 'T3')).partial().shape,
  ),
  need: PUBLIC_PROFILES.need.extend(NeedProfile.pick(maskOf(needTiers, 'T1', 'T2', 'T3')).partial().shape),
  acquisition: PUBLIC_PROFILES.acquisition.extend(
    AcquisitionProfile.pick(maskOf(acquisitionTiers, 'T1', 'T2', 'T3')).partial().shape,
  ),
} as const;

/** Facts about the organisation, where one listing is read; a teaser has none. */
const facts = z
  .array(ShownFact)
  .optional()
  .describe('Facts about the company, with their sources; contradicting ones side by side');

const open = <K extends Kind>(kind: K) =>
  z.strictObject({ kind: z.literal(kind), ...headline, profile: PUBLIC_PROFILES[kind] });
/** A published listing as anybody may see it. */
export const PublicListing = z
  .discriminatedUnion('kind', [
    open('company').extend({ facts }).meta({ id: 'PublicCompany' }),
    open('investor').meta({ id: 'PublicInvestor' }),
    open('technology').meta({ id: 'PublicTechnology' }),
    open('need').meta({ id: 'PublicNeed' }),
    open('acquisition').meta({ id: 'PublicAcquisition' }),
  ])
  .meta({ id: 'PublicListing' });
export type PublicListing = z.infer<typeof PublicListing>;

const shown = <K extends Kind>(kind: K) =>
  z.strictObject({
    kind: z.literal(kind),
    ...headline,
    profile: SHOWN_PROFILES[kind],
    tier: Tier.describe('The tier you have reached with this listing'),
    locked: z.array(Tier).describe('Higher tiers at which there is more to see'),
  });
/** A published listing as somebody who has reached a tier may see it. */
export const ShownListing = z
  .discriminatedUnion('kind', [
    shown('company').extend({ facts }).meta({ id: 'ShownCompany' }),
    shown('investor').meta({ id: 'ShownInvestor' }),
    shown('technology').meta({ id: 'ShownTechnology' }),
    shown('need').meta({ id: 'ShownNeed' }),
    shown('acquisition').meta({ id: 'ShownAcquisition' }),
  ])
  .meta({ id: 'ShownListing' });
export type ShownListing = z.infer<typeof ShownListing>;
