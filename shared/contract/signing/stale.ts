import { contentHash } from '#shared/kernel/hash.ts';
import type { Label } from '#shared/kernel/i18n.ts';
import { buildDraft, type DraftModel, type FactSource, type SourcedFact, type Template } from '../engine/index.ts';
import { labelAt } from '../engine/labels.ts';
import type { Staleness } from './schema.ts';

const covers = (above: string, path: string): boolean => path === above || path.startsWith(`${above}.`);

/** What is taken from records and not replaced by what a person states; a later fact at a path replaces an earlier one. */
const cited = (facts: readonly SourcedFact[], stated: readonly string[]): Map<string, SourcedFact> =>
  new Map(
    facts
      .filter(({ source }) => source.kind !== 'user' && source.kind !== 'default')
      .filter(({ path }) => !stated.some(own => covers(own, path)))
      .map(fact => [fact.path, fact]),
  );

const recordOf = ({ kind, id }: FactSource): string => `${kind} ${id ?? ''}`;

/** Values cited from each record, as one hash. */
const byRecord = (facts: ReadonlyMap<string, SourcedFact>) => {
  const records = new Map<string, { source: FactSource; values: [string, unknown][] }>();
  for (const { path, value, source } of facts.values()) {
    const record = records.get(recordOf(source)) ?? { source, values: [] };
    record.values.push([path, value]);
    records.set(recordOf(source), record);
  }
  const hashed = [...records].map(([key, { source, values }]) => {
    const { version } = source;
    const hash = contentHash(values.sort(([a], [b]) => (a < b ? -1 : 1)));
    return [key, { source, mark: { ...(version === undefined ? {} : { version }), hash } }] as const;
  });
  return new Map(hashed);
};

/** A value as the draft shows it, else as it is kept. */
const shownIn = (model: DraftModel, path: string, value: unknown): Label => {
  const entry = Object.values(model.provenance).find(each => each.path === path);
  if (entry !== undefined) return entry.value;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return { ko: text, en: text };
};

/**
 * What has changed in the records since a version was made from them, with both values in both languages; undefined where what it cites
 * still says the same. A record may have had new versions all the same: only what the draft cites counts.
 */
export const staleness = (
  template: Template,
  stored: { readonly model: DraftModel; readonly facts: readonly SourcedFact[] },
  fresh: readonly SourcedFact[],
): Staleness | undefined => {
  const own = stored.facts.filter(({ source }) => source.kind === 'user');
  const stated = own.map(({ path }) => path);
  const [before, after] = [cited(stored.facts, stated), cited(fresh, stated)];
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  const changed = paths.filter(
    path => contentHash(before.get(path)?.value ?? null) !== contentHash(after.get(path)?.value ?? null),
  );
  if (changed.length === 0) return undefined;
  const { draftId, version, at } = stored.model;
  const renewed = buildDraft({ template, facts: [...fresh, ...own], draftId, version, at });
  const [then, now] = [byRecord(before), byRecord(after)];
  const records = [...new Set([...then.keys(), ...now.keys()])].sort();
  return {
    sources: records.flatMap(key => {
      const [was, is] = [then.get(key), now.get(key)];
      if (was?.mark.hash === is?.mark.hash) return [];
      const source = (is ?? was)?.source as FactSource;
      return [
        {
          kind: source.kind,
          ...(source.id === undefined ? {} : { id: source.id }),
          ...(was === undefined ? {} : { before: was.mark }),
          ...(is === undefined ? {} : { after: is.mark }),
        },
      ];
    }),
    changes: changed.map(path => {
      const [was, is] = [before.get(path), after.get(path)];
      return {
        path,
        label: labelAt(template.labels, path),
        ...(was === undefined ? {} : { before: shownIn(stored.model, path, was.value) }),
        ...(is === undefined ? {} : { after: shownIn(renewed, path, is.value) }),
        source: (is ?? was)?.source as FactSource,
      };
    }),
  };
};
