import type { UseCase } from '#shared/http/bind.ts';
import { detailsOf } from '#shared/organisation/personal.ts';
import { allMembershipsOf, findOrganisation } from '#shared/organisation/store.ts';
import { personalItems } from '#shared/person/registry.ts';
import type { personRoutes as routes } from '#shared/person/routes.ts';
import { findPerson } from '#shared/person/store.ts';
import type { Item, Table } from '#shared/table/table.ts';
import { entriesAbout, entriesBy } from '#shared/trail/store.ts';
import type { Deps } from './contact.ts';

/** What is kept under the person's identifier, what organisations tell of them, and what trails say about them. */
const firstPage = async (table: Table, userId: string, reference: string | undefined) => {
  const kept = await Promise.all(
    personalItems.map(async ({ name, find, shown }) => [name, (await find(table, userId)).map(shown)] as const),
  );
  const organisations = await Promise.all(
    (await allMembershipsOf(table, userId)).map(({ organisationId }) => findOrganisation(table, organisationId)),
  );
  const details = organisations
    .filter(organisation => organisation !== undefined)
    .map(({ organisationId, ...facts }) => ({ organisationId, ...detailsOf(facts, userId) }))
    .filter(entry => Object.keys(entry).length > 1);
  const about =
    reference === undefined
      ? []
      : await Promise.all(
          organisations.map(each => (each === undefined ? [] : entriesAbout(table, each.organisationId, reference))),
        );
  return { kept: Object.fromEntries(kept), details, about: about.flat() };
};

/** A further page holds only entries of trails. */
export const readMyData =
  ({ table }: Deps): UseCase<typeof routes.readMyData> =>
  async ({ query }, { actor: { userId }, now, cursor }) => {
    const reference = (await findPerson(table, userId))?.reference;
    const from = query.cursor === undefined ? undefined : (cursor.open(query.cursor) as Item);
    const first = from === undefined ? await firstPage(table, userId, reference) : { kept: {}, details: [], about: [] };
    const did = reference === undefined ? { items: [] } : await entriesBy(table, reference, from);
    return {
      body: {
        userId,
        at: now,
        ...first,
        did: did.items,
        ...(did.next === undefined ? {} : { next: cursor.seal(did.next) }),
      },
    };
  };
