import * as fc from 'fast-check';
import * as z from 'zod';
import { NdaFacts } from '#shared/contract/templates/nda/facts.ts';
import { ListingDraft } from '#shared/exchange/schema.ts';
import { CompanyProfile } from '#shared/listing/kinds/company.ts';
import { InvestorProfile } from '#shared/listing/kinds/investor.ts';
import { NewOrganisation } from '#shared/organisation/schema.ts';
import { businessNumber, corporateNumber } from '#test/support/city.ts';

type JsonSchema = {
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  additionalProperties?: JsonSchema | boolean;
  pattern?: string;
  format?: string;
  description?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
};

/** Values to use for what a schema describes so, or for a schema of that name; what is first is used most. */
export type Known = Readonly<Record<string, readonly unknown[]>>;

const WORDS = ['팔레트를 옮기는 지게차', 'cold store', '가', 'é', '한강로보틱스', '<b>&"\'', '🚀', '=1+1', '0'];
const dates = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10));
const text = ({ minLength = 0, maxLength = 60 }: JsonSchema): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.constantFrom(...WORDS).filter(word => word.length >= minLength && word.length <= maxLength),
    },
    { weight: 1, arbitrary: fc.constant('가'.repeat(Math.min(maxLength, 4_000))) },
    { weight: 1, arbitrary: fc.constant('a'.repeat(Math.max(1, minLength))) },
  );

/** Texts within the lengths of a schema. */
type Texts = (lengths: { readonly minLength?: number; readonly maxLength?: number }) => fc.Arbitrary<string>;

/** Valid values of a JSON Schema, as far as it tells; rules across members are met often, not always. */
const valuesOf = (
  schema: JsonSchema,
  defs: Record<string, JsonSchema>,
  known: Known,
  texts: Texts,
): fc.Arbitrary<unknown> => {
  const oneOf = (values: readonly unknown[]) =>
    fc.oneof({ weight: 3, arbitrary: fc.constant(values[0]) }, { weight: 2, arbitrary: fc.constantFrom(...values) });
  const of = (part: JsonSchema): fc.Arbitrary<unknown> => valuesOf(part, defs, known, texts);
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    if (known[name] !== undefined) return oneOf(known[name]);
    if (name === 'BusinessNumber') return fc.nat().map(() => businessNumber());
    if (name === 'CorporateNumber') return fc.nat().map(() => corporateNumber());
    if (name === 'Area') return fc.constantFrom('KR-11', 'KR', 'US-CA');
    return of(defs[name] ?? {});
  }
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const ids = known[schema.description ?? ''] ?? [];
  if (ids.length > 0) return oneOf(ids);
  const options = schema.anyOf ?? schema.oneOf;
  if (options !== undefined) return options.length > 4 ? fc.jsonValue({ maxDepth: 2 }) : fc.oneof(...options.map(of));
  switch (schema.type) {
    case 'object': {
      const members = Object.entries(schema.properties ?? {}).map(([name, member]) => [name, of(member)] as const);
      if (members.length === 0) return fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.jsonValue({ maxDepth: 2 }));
      return fc.record(Object.fromEntries(members), { requiredKeys: schema.required ?? [] });
    }
    case 'array': {
      const { minItems: minLength = 0, maxItems = 4 } = schema;
      const size = { minLength, maxLength: Math.min(maxItems, minLength + 3) };
      const items = of(schema.items ?? {});
      return schema.uniqueItems
        ? fc.uniqueArray(items, { ...size, selector: item => JSON.stringify(item) })
        : fc.array(items, size);
    }
    case 'integer':
    case 'number':
      return fc.integer({ min: Math.max(schema.minimum ?? 0, -1e6), max: Math.min(schema.maximum ?? 100, 1e6) });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      if (schema.format === 'date') return dates;
      if (schema.format === 'date-time') return dates.map(date => `${date}T00:00:00.000Z`);
      if (schema.format === 'email') return fc.constantFrom('a@b.example', 'kim.min+x@sub.city.example');
      return schema.pattern === undefined ? texts(schema) : fc.stringMatching(new RegExp(schema.pattern));
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
};

/** Values that a schema of ours accepts, most of the time. */
export const samplesOf = (schema: z.ZodType, known: Known, texts: Texts = text): fc.Arbitrary<unknown> => {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return valuesOf(json, json.$defs ?? {}, known, texts);
};

/** Bodies whose content is checked by a use case rather than by the route's own schema. */
export const bodySamples = (routeId: string, body: z.ZodType, known: Known): fc.Arbitrary<unknown> => {
  const facts = samplesOf(NdaFacts, known);
  if (routeId === 'createDraft') return fc.record({ templateId: fc.constant('nda'), facts });
  if (routeId === 'reviseDraft') return fc.record({ facts });
  if (routeId === 'importRows') {
    const row = fc.record({ organisation: samplesOf(NewOrganisation, known), listing: samplesOf(ListingDraft, known) });
    return fc.record({ rows: fc.array(fc.oneof(row, fc.jsonValue({ maxDepth: 2 })), { minLength: 1, maxLength: 3 }) });
  }
  if (routeId !== 'changeListing') return samplesOf(body, known);
  const profile = fc.oneof(samplesOf(CompanyProfile.partial(), known), samplesOf(InvestorProfile.partial(), known));
  return fc
    .tuple(samplesOf(body, known), fc.option(profile, { nil: undefined, freq: 1 }))
    .map(([change, part]) => ({ ...(change as object), profile: part }));
};
