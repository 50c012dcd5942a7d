import { signDocument } from '#shared/deal/moves.ts';
import type { dealRoutes as routes } from '#shared/deal/routes.ts';
import type { Deal } from '#shared/deal/schema.ts';
import { requireTerms } from '#shared/deal/store.ts';
import { amountOf } from '#shared/deal/terms/rules.ts';
import { grantNote } from '#shared/disclosure/certificate/rules.ts';
import { withAgreement } from '#shared/disclosure/grant/rules.ts';
import type { Agreement } from '#shared/disclosure/grant/schema.ts';
import { agreementWrite, findGrant, grantWrite } from '#shared/disclosure/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import { DEAL_KINDS } from '#shared/kernel/vocabulary-deal.ts';
import { outcomeOfDeal } from '#shared/outcome/rules.ts';
import { outcomeWrites } from '#shared/outcome/store.ts';
import type { Table, Write } from '#shared/table/table.ts';
import type { TrailNote } from '#shared/trail/rules.ts';
import type { Deps } from './deps.ts';
import { type Consequences, enter, partyIn, saveDeal } from './room.ts';
import { otherParty } from './told.ts';

type Brought = { readonly writes: Write[]; readonly audit: TrailNote[] };

/** The agreement that a signed NDA is for each listing of the deal: of its owner with the other side. */
const agreementsOf = (deal: Deal): Agreement[] =>
  deal.parties.flatMap(owner => {
    const viewer = otherParty(deal, owner);
    const [mine, theirs] = [owner, viewer].map(({ role }) =>
      (deal.signatures ?? []).find(each => each.document === 'NDA' && each.role === role),
    );
    if (owner.listingId === undefined || mine === undefined || theirs === undefined || deal.nda === undefined)
      return [];
    const signature = ({ signedOn, signatory, at }: typeof mine) => ({ signedOn, signatory, at });
    return [
      {
        listingId: owner.listingId,
        organisationId: viewer.organisationId,
        ndaId: deal.dealId,
        documentHash: deal.nda.documentHash,
        endsOn: deal.nda.endsOn,
        owner: signature(mine),
        viewer: signature(theirs),
      },
    ];
  });

/** What a signed NDA opens: the listings of the deal at T3 wherever their owner has consented, or will. */
const opened = async (table: Table, deal: Deal, day: string): Promise<Brought> => {
  const writes: Write[] = [];
  const audit: TrailNote[] = [];
  for (const agreement of agreementsOf(deal)) {
    writes.push(agreementWrite(agreement));
    const before = await findGrant(table, agreement.listingId, agreement.organisationId);
    const grant = before === undefined ? undefined : withAgreement(before, agreement, day);
    if (grant === undefined || grant === before) continue;
    writes.push(grantWrite(grant));
    const changed = [`grants.${grant.grantId}.nda`];
    audit.push({ subject: grant.ownerId, action: 'disclosure.signed', changed }, grantNote(grant, 'signed', 'OWNER'));
  }
  return { writes, audit };
};

/** The outcome that a signed contract proposes, for the side whose gain it is; the city verifies it like any other. */
const outcomeFor = async (table: Table, deal: Deal, outcomeId: string, at: string) => {
  const { terms } = await requireTerms(table, deal.dealId, deal.terms?.agreed ?? 0);
  const contract = (deal.signatures ?? []).filter(({ document }) => document === 'CONTRACT');
  const gainer = partyIn(deal, DEAL_KINDS[deal.kind].gains) ?? deal.parties[1]!;
  const amount = amountOf(terms);
  return outcomeOfDeal(
    {
      type: DEAL_KINDS[deal.kind].outcome,
      ...(amount === undefined ? {} : { amount }),
      occurredOn:
        contract
          .map(({ signedOn }) => signedOn)
          .sort()
          .at(-1) ?? seoulDate(at),
      ...(gainer.listingId === undefined ? {} : { listingId: gainer.listingId }),
      evidence: [{ kind: 'CONTRACT', reference: `SHA-256 ${contract[0]?.documentHash ?? ''}` }],
    },
    { outcomeId, organisationId: gainer.organisationId, dealId: deal.dealId },
    at,
  );
};

/** What follows from the last signature: what an NDA opens, the outcome that a contract proposes. */
export const broughtBySigning = async (
  { table, newId }: Pick<Deps, 'table' | 'newId'>,
  deal: Deal,
  at: string,
): Promise<Brought & { readonly deal: Deal }> => {
  if (deal.stage === 'NDA_SIGNED') return { deal, ...(await opened(table, deal, seoulDate(at))) };
  if (deal.stage !== 'SIGNED') return { deal, writes: [], audit: [] };
  const outcome = await outcomeFor(table, deal, newId(), at);
  if (outcome === undefined) return { deal, writes: [], audit: [] };
  const changed = [`outcomes.${outcome.outcomeId}`];
  return {
    deal: { ...deal, outcomeId: outcome.outcomeId },
    writes: outcomeWrites(outcome),
    audit: [{ subject: outcome.organisationId, action: 'outcome.proposed', changed }],
  };
};

/** The side's signature; with the second one what follows from it. */
export const signDealDocument =
  (deps: Deps): UseCase<typeof routes.signDealDocument> =>
  async ({ params, body }, context) => {
    const room = await enter(
      deps,
      context,
      params.dealId,
      ({ role }, deal) => !(deal.signatures ?? []).some(each => each.document === body.document && each.role === role),
    );
    const deal = signDocument(room.deal, room.mine.role, body, context.now, room.standing);
    const said: Consequences = {
      action: 'deal.document-signed',
      changed: [`signatures.${body.document.toLowerCase()}.${room.mine.role}`],
      told: { kind: 'deal.signed', facts: { document: body.document } },
    };
    const { deal: next, ...brought } = await broughtBySigning(deps, deal, context.now);
    return saveDeal(deps, context, room, next, { ...said, ...brought });
  };
