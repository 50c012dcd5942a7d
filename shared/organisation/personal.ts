import type { Actor } from '#shared/kernel/context.ts';
import type { Organisation } from './schema.ts';

/** What an organisation tells of a person: how to reach them, and that they sign for it. */
export type Details = Pick<Organisation, 'contact' | 'representative'>;

/**
 * Details of which nobody is named the owner are those of who enters them. An operator enters those of others: theirs stay
 * without an owner.
 */
export const owned = <F extends Pick<Details, 'contact'>>(facts: F, actor: Actor): F =>
  facts.contact === undefined || facts.contact.userId !== undefined || actor.operator
    ? facts
    : { ...facts, contact: { ...facts.contact, userId: actor.userId } };

/** Whose details those are, besides the person who enters them. */
export const othersIn = ({ contact, representative }: Details, actor: Actor): [pointer: string, userId: string][] =>
  [['/contact/userId', contact?.userId] as const, ['/representative/userId', representative?.userId] as const].flatMap(
    ([pointer, userId]): [string, string][] =>
      userId === undefined || userId === null || userId === actor.userId ? [] : [[pointer, userId]],
  );

/** An organisation as the city's staff reads it: how to reach its people is asked for by itself, and whoever asks is written down. */
export const withoutPeople = ({ contact: _c, representative: _r, ...organisation }: Organisation): Organisation =>
  organisation;

/** The details of one person. */
export const detailsOf = ({ contact, representative }: Details, userId: string): Details => ({
  ...(contact?.userId === userId ? { contact } : {}),
  ...(representative?.userId === userId ? { representative } : {}),
});

/** The texts of somebody's details, as they may stand in copies elsewhere. */
export const textsOf = ({ contact, representative }: Details): string[] =>
  [contact?.email, contact?.phone, representative?.name.ko, representative?.name.en].filter(text => text !== undefined);

/** An organisation without the details of one person; the same where it has none. */
export const withoutDetails = (organisation: Organisation, userId: string): Organisation => {
  const theirs = Object.keys(detailsOf(organisation, userId));
  return theirs.length === 0
    ? organisation
    : (Object.fromEntries(Object.entries(organisation).filter(([name]) => !theirs.includes(name))) as Organisation);
};
