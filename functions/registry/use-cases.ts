import type { UseCase } from '#shared/http/bind.ts';
import { reject } from '#shared/kernel/rejection.ts';
import { requireOrganisation, requireOwnerOrCentre } from '#shared/organisation/store.ts';
import type { registryRoutes as routes } from '#shared/registry/routes.ts';
import { askAbout, type TaxOffice } from '#shared/registry/rules.ts';
import { findWatch } from '#shared/registry/store.ts';
import { refuseSuspended } from '#shared/suspension/store.ts';
import { settle, type Tools } from './settle.ts';

export interface Deps extends Tools {
  readonly office: TaxOffice;
}

/** 1. Ask. 2. Keep the answer as evidence. 3. A verification of a business that has closed ends. */
export const checkRegistry =
  ({ office, ...tools }: Deps): UseCase<typeof routes.checkRegistry> =>
  async ({ params: { organisationId } }, context) => {
    await requireOwnerOrCentre(tools.table, context.actor, organisationId);
    if (!context.actor.operator) await refuseSuspended(tools.table, organisationId);
    const [organisation, watch] = await Promise.all([
      requireOrganisation(tools.table, organisationId),
      findWatch(tools.table, organisationId),
    ]);
    const { businessNumber } = organisation;
    if (businessNumber === undefined)
      throw reject(
        'wrong-state',
        '사업자등록번호가 없어 조회할 수 없습니다',
        'There is no business registration number to ask about',
      );
    const result = await askAbout(office, { ...organisation, businessNumber }, context.now);
    await settle(tools, context, { organisation, watch, result });
    return { body: result };
  };
