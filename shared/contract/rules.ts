import type * as z from 'zod';
import type { Deal } from '#shared/deal/schema.ts';
import type { TermsVersion } from '#shared/deal/terms/schema.ts';
import { mentions, redacted } from '#shared/kernel/redact.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import type { DealKind, DealRole } from '#shared/kernel/vocabulary-deal.ts';
import type { Listing } from '#shared/listing/schema.ts';
import { formatBusinessNumber } from '#shared/organisation/rules.ts';
import type { Organisation } from '#shared/organisation/schema.ts';
import { agreedFacts } from './agreed.ts';
import type { DealContext, DraftModel, ListingDetails, SourcedFact, Template } from './engine/index.ts';
import { buildDraft } from './engine/index.ts';
import type { Draft, DraftSummary } from './schema.ts';
import type { StoredVersion } from './store.ts';
import { templateVersion } from './templates/index.ts';

/** The records a contract of a deal may cite. */
export interface DealFile {
  readonly deal: Deal;
  readonly parties: readonly {
    readonly role: DealRole;
    readonly organisation: Organisation;
    readonly listing?: Listing | undefined;
  }[];
  /** The version of the terms that both sides accepted, where there is one. */
  readonly agreed?: TermsVersion | undefined;
}

/** What of a listing a contract takes over. Only what both sides may see anyway (T0, T1): a draft is shown to both. */
const detailsOf = (listing: Listing): ListingDetails => {
  if (listing.kind === 'technology') {
    const { ipRights, governmentFunded } = listing.profile;
    return {
      ...(ipRights === undefined ? {} : { ipRights }),
      ...(governmentFunded === undefined ? {} : { governmentFunded }),
    };
  }
  return listing.kind === 'need' ? { metrics: listing.profile.metrics } : {};
};

/** True where a form is for a deal: its kind, and every side of it. */
export const servesDeal = (
  { serves }: Pick<Template, 'serves'>,
  { kind, parties }: { readonly kind: DealKind; readonly parties: readonly { readonly role: DealRole }[] },
): boolean => {
  const roles = serves[kind];
  return roles !== undefined && parties.every(({ role }) => roles[role] !== undefined);
};

/** The deal as templates read it: each record with its version and date, so that every value can cite where it came from. */
export const contextOf = ({ deal, parties }: DealFile, now: string): DealContext => ({
  deal: { id: deal.dealId, version: deal.version, at: deal.updatedAt, kind: deal.kind },
  today: seoulDate(now),
  parties: parties.map(({ role, organisation, listing }) => {
    const { businessNumber, foreignNumber, address, representative } = organisation;
    const registrationNumber = businessNumber === undefined ? foreignNumber : formatBusinessNumber(businessNumber);
    return {
      role,
      organisation: {
        id: organisation.organisationId,
        version: organisation.version,
        at: organisation.updatedAt,
        name: organisation.name,
        country: organisation.country,
        ...(registrationNumber === undefined ? {} : { registrationNumber }),
        ...(address === undefined ? {} : { address }),
        ...(representative === undefined ? {} : { representative }),
      },
      ...(listing === undefined
        ? {}
        : {
            listing: {
              id: listing.listingId,
              version: listing.version,
              at: listing.updatedAt,
              title: listing.title,
              summary: listing.summary,
              details: detailsOf(listing),
            },
          }),
    };
  }),
});

/** What the platform knows: the records of the deal, and over them what both sides have agreed. */
export const knownFacts = (template: Template, file: DealFile, now: string): SourcedFact[] => [
  ...template.prefill(contextOf(file, now)),
  ...agreedFacts(template, file.agreed),
];

/** What a person states, each fact with the pseudonym of who stated it and when. */
export const userFacts = (
  facts: Readonly<Record<string, z.core.util.JSONType>>,
  by: string,
  at: string,
): SourcedFact[] =>
  Object.entries(facts).map(([path, value]) => ({ path, value, source: { kind: 'user', id: by, at } }));

/** The document of a stored version, rebuilt from its facts and the very version of the form it was made with. */
export const modelOf = (stored: Omit<StoredVersion, 'modelHash'>): DraftModel => {
  const { draftId, version, templateId, templateVersion: made, facts, createdAt } = stored;
  const template = templateVersion(templateId, made);
  if (template === undefined) throw new Error(`draft ${draftId} cites template ${templateId} ${made}, which is gone`);
  return buildDraft({ template, facts, draftId, version, at: createdAt });
};

/** A new version of a draft from a template and its facts. */
export const buildVersion = (
  template: Template,
  facts: SourcedFact[],
  made: { readonly draftId: string; readonly version: number; readonly by: string; readonly at: string },
): StoredVersion => {
  const version = {
    draftId: made.draftId,
    version: made.version,
    templateId: template.id,
    templateVersion: template.version,
    facts,
    createdBy: made.by,
    createdAt: made.at,
  };
  return { ...version, modelHash: modelOf(version).hashes.model };
};

/** A version in which somebody's details are blotted out; undefined where it holds none. */
export const redactedVersion = (stored: StoredVersion, texts: ReadonlySet<string>): StoredVersion | undefined => {
  if (!mentions(stored.facts, texts)) return undefined;
  const version = { ...stored, facts: redacted(stored.facts, texts) };
  return { ...version, modelHash: modelOf(version).hashes.model };
};

export const draftOf = (version: StoredVersion, dealId: string): Draft => ({
  draftId: version.draftId,
  dealId,
  templateId: version.templateId,
  version: version.version,
  createdBy: version.createdBy,
  createdAt: version.createdAt,
  model: modelOf(version),
});

export const summaryOf = (
  { draftId, dealId, templateId, version, createdAt, model }: Draft,
  at: string,
): DraftSummary => ({
  draftId,
  dealId,
  templateId,
  version,
  status: model.status,
  openIssues: model.issues.filter(({ severity }) => severity !== 'info').length,
  createdAt,
  updatedAt: at,
});
