import { type Change, type ChangeContext, commit } from '#shared/change/store.ts';
import type { NewId } from '#shared/kernel/ids.ts';
import { notificationWrite } from '#shared/notification/store.ts';
import type { Organisation } from '#shared/organisation/schema.ts';
import { organisationWrite } from '#shared/organisation/store.ts';
import type { RegistryResult, RegistryWatch } from '#shared/registry/schema.ts';
import { watchWrite } from '#shared/registry/store.ts';
import type { Table, Write } from '#shared/table/table.ts';
import { expireVerification } from '#shared/verification/rules.ts';
import { verificationWrite } from '#shared/verification/store.ts';

export interface Tools {
  readonly table: Table;
  readonly newId: NewId;
}

/** The verification of a closed business ends; its members are told. */
const ending = ({ newId }: Tools, organisation: Organisation, at: string): Write[] => {
  const { organisation: expired, entry } = expireVerification(organisation, at, newId());
  const told = notificationWrite({
    notificationId: newId(),
    recipient: { organisationId: organisation.organisationId },
    kind: 'organisation.verification-expired',
    subject: organisation.organisationId,
    facts: {},
    at,
  });
  return [organisationWrite(expired), verificationWrite(entry), told];
};

/**
 * Keeps an answer as evidence, with whatever follows from it: closed ends a verification, nothing else changes one.
 * @throws Rejection `conflict` or `version-mismatch` where organisation or watch changed meanwhile; nothing is written then
 */
export const settle = async (
  tools: Tools,
  context: ChangeContext,
  found: { organisation: Organisation; watch: RegistryWatch | undefined; result: RegistryResult },
): Promise<'expired' | 'kept'> => {
  const { organisation, watch, result } = found;
  const { organisationId, verification } = organisation;
  const closes = result.status === 'CLOSED' && verification.state === 'VERIFIED';
  const at = context.now;
  const { businessNumber, status, checkedAt } = result;
  const change: Change<undefined> = {
    writes: [
      verificationWrite({ type: 'CHECK', entryId: tools.newId(), organisationId, at, result }),
      watchWrite(watch, {
        organisationId,
        businessNumber,
        status,
        checkedAt,
        watching: verification.state === 'VERIFIED' && !closes,
      }),
      ...(closes ? ending(tools, organisation, at) : []),
    ],
    audit: {
      subject: organisationId,
      action: closes ? 'verification.expired' : 'registry.checked',
      changed: closes ? ['verification'] : [],
    },
    events: closes
      ? [{ type: 'organisation.expired', subject: organisationId, data: { reason: 'CLOSED_BUSINESS' } }]
      : [],
    outcome: { body: undefined },
  };
  await commit(tools.table, tools.newId, context, change);
  return closes ? 'expired' : 'kept';
};
