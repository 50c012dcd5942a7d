import * as z from 'zod';
import type { Label } from '#shared/kernel/i18n.ts';

/** Names a fact in both languages; the names travel with the JSON Schema (`title`, `x-title-en`). */
export const named = <S extends z.ZodType>(schema: S, ko: string, en: string): z.ZodOptional<S> =>
  schema.optional().meta({ title: ko, 'x-title-en': en, description: `${ko} / ${en}` });

const labelOf = (schema: z.ZodType): Label | undefined => {
  const meta = schema.meta();
  const en = meta?.['x-title-en'];
  return meta?.title === undefined || typeof en !== 'string' ? undefined : { ko: meta.title, en };
};

const join = (above: Label | undefined, own: Label | undefined): Label | undefined =>
  above === undefined || own === undefined
    ? (own ?? above)
    : { ko: `${above.ko} · ${own.ko}`, en: `${above.en} · ${own.en}` };

/** Names of all facts of a schema by path, list positions as `*`: `materials.*.name` → `기술자료 · 명칭`. */
export const labelsOf = (facts: z.ZodType): Readonly<Record<string, Label>> => {
  const labels: Record<string, Label> = {};
  const walk = (schema: z.ZodType, path: string, above: Label | undefined): void => {
    const label = join(above, labelOf(schema));
    const inner = schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;
    if (path !== '' && label !== undefined) labels[path] = label;
    if (inner instanceof z.ZodObject)
      for (const [key, child] of Object.entries(inner.shape))
        walk(child as z.ZodType, path === '' ? key : `${path}.${key}`, label);
    else if (inner instanceof z.ZodArray) walk(inner.element as z.ZodType, `${path}.*`, label);
  };
  walk(facts, '', undefined);
  return labels;
};

/** Name of the fact at a concrete path, list positions counted from 1: `기술자료 · 명칭 (2)`. */
export const labelAt = (labels: Readonly<Record<string, Label>>, path: string): Label => {
  const positions = path.split('.').filter(s => /^\d+$/.test(s));
  const label = labels[path.replace(/\.\d+(?=\.|$)/g, '.*')] ?? { ko: path, en: path };
  if (positions.length === 0) return label;
  const place = positions.map(p => Number(p) + 1).join('-');
  return { ko: `${label.ko} (${place})`, en: `${label.en} (${place})` };
};
