import { numbersIn } from '../engine/format.ts';
import { josa } from '../engine/korean.ts';
import { labelAt } from '../engine/labels.ts';
import type { DraftModel } from '../engine/model.ts';
import type { Clause, Inline, JosaPair, Template } from '../engine/types.ts';
import { everyClause, everyNode, textsOf } from './tree.ts';

/** Values, references and terms of a text, sorted: both languages hold the same. */
const tokens = (nodes: readonly Inline[]): string =>
  everyNode(nodes)
    .flatMap(n => ('path' in n ? [`${n.t} ${n.path}`] : n.t === 'ref' ? [`ref ${n.clause}`] : 'id' in n ? [n.id] : []))
    .sort()
    .join(', ');

/** The numbers written out in a text. 제3자 and 제1심 are words; a citation differs in form, not in its numbers. */
const written = (nodes: readonly Inline[]): string =>
  numbersIn(
    everyNode(nodes)
      .map(n => (n.t === 'text' ? n.text.replaceAll(/제3자|제1심/g, '') : ''))
      .join(' '),
  );

const PARTICLES: readonly (readonly [JosaPair, closed: RegExp, open: RegExp])[] = [
  ['은/는', /^은(?![가-힣])/, /^는(?![가-힣])/],
  ['이/가', /^이(?![가-힣])/, /^가(?![가-힣])/],
  ['을/를', /^을(?![가-힣])/, /^를(?![가-힣])/],
  ['과/와', /^과(?![가-힣])/, /^와(?![가-힣])/],
  ['으로/로', /^으로(?!\p{L})|^으로(서|써)(?![가-힣])/u, /^로(?!\p{L})|^로(서|써)(?![가-힣])/u],
  ['이라/라', /^이라(?![가-힣])|^이란(?![가-힣])/, /^라(?![가-힣])|^란(?![가-힣])/],
];
/** How the number of a clause ends when it is referred to. */
const NUMBERED: Readonly<Record<Clause['kind'], string>> = {
  preamble: '전문',
  article: '조',
  paragraph: '항',
  item: '호',
  schedule: '호',
  table: '표',
  closing: '문',
};
/** Where a particle written out after a defined term is not the one the term takes, or stands after a text of the parties. */
const particles = (form: Template, nodes: readonly Inline[], kinds: ReadonlyMap<string, Clause['kind']>): string[] =>
  nodes.flatMap((node, i) => {
    const inside =
      node.t === 'choose' ? Object.values(node.options).flatMap(option => particles(form, option, kinds)) : [];
    const after = nodes[i + 1];
    if (after?.t !== 'text') return inside;
    const word =
      node.t === 'term' || node.t === 'define'
        ? form.terms[node.id]?.ko
        : node.t === 'ref'
          ? NUMBERED[kinds.get(node.clause) ?? 'article']
          : undefined;
    const wrong = PARTICLES.filter(([pair, closed, open]) => {
      if (!closed.test(after.text) && !open.test(after.text)) return false;
      if (node.t === 'var') return node.as === 'text';
      return word !== undefined && !(closed.test(after.text) ? closed : open).test(josa(word, pair));
    });
    return [...inside, ...wrong.map(([pair]) => `${word ?? 'a value'}${after.text.slice(0, 8)} (${pair})`)];
  });

const repeated = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, i) => values.indexOf(value) !== i)),
];

/** Paths a form shows or points at; inside a table and a rule, as of the first member. */
const pathsIn = (form: Template): string[] => {
  const inRow = (path: string, each: string | undefined) => path.replace(/^item(?=\.)/, `${each}.0`);
  return [
    ...textsOf(form.clauses).flatMap(({ body }) => everyNode(body.ko).flatMap(n => ('path' in n ? [n.path] : []))),
    ...everyClause(form.clauses).flatMap((c: Clause) =>
      c.kind === 'table'
        ? c.columns.flatMap(({ cell }) => everyNode(cell).flatMap(n => ('path' in n ? [inRow(n.path, c.each)] : [])))
        : [],
    ),
    ...form.rules.flatMap(rule => rule.paths.map(path => inRow(path, rule.each))),
  ];
};

/** What is wrong with a form as it is written, before anything is drafted from it. */
export const faultsOfForm = (form: Template): string[] => {
  const clauses = everyClause(form.clauses);
  const ids = new Set(clauses.map(({ id }) => id));
  const kinds = new Map(clauses.map(({ id, kind }) => [id, kind]));
  const texts = textsOf(form.clauses);
  const nodes = texts.flatMap(({ id, body }) =>
    [...everyNode(body.ko), ...everyNode(body.en)].map(node => ({ id, node })),
  );
  const terms = new Set(nodes.flatMap(({ node }) => (node.t === 'define' ? [node.id] : [])));
  return [
    ...repeated(clauses.map(({ id }) => id)).map(id => `${id}: two clauses have this id`),
    ...repeated(form.rules.map(({ id }) => id)).map(id => `${id}: two rules have this id`),
    ...texts.flatMap(({ id, body }) => {
      const [ko, en] = [tokens(body.ko), tokens(body.en)];
      return ko === en ? [] : [`${id}: values, references or terms differ: ko [${ko}] en [${en}]`];
    }),
    ...texts.flatMap(({ id, body }) => {
      const [ko, en] = [written(body.ko), written(body.en)];
      return ko === en ? [] : [`${id}: numbers differ: ko [${ko}] en [${en}]`];
    }),
    ...texts.flatMap(({ id, body }) =>
      particles(form, body.ko, kinds).map(where => `${id}: the particle is wrong: ${where}`),
    ),
    ...nodes.flatMap(({ id, node }) =>
      node.t === 'ref' && !ids.has(node.clause) ? [`${id}: refers to ${node.clause}, which is no clause`] : [],
    ),
    ...nodes.flatMap(({ id, node }) =>
      node.t === 'term' && !terms.has(node.id) ? [`${id}: uses the term ${node.id}, which nothing defines`] : [],
    ),
    ...nodes.flatMap(({ id, node }) =>
      (node.t === 'term' || node.t === 'define') && form.terms[node.id] === undefined
        ? [`${id}: the term ${node.id} has no words`]
        : [],
    ),
    ...form.rules.flatMap(({ id, clauses: at }) =>
      at.filter(clause => !ids.has(clause)).map(clause => `rule ${id}: points at ${clause}, which is no clause`),
    ),
    ...pathsIn(form)
      .filter(path => labelAt(form.labels, path).ko === labelAt({}, path).ko)
      .map(path => `${path}: is no fact with a name in both languages`),
    ...(form.facts.safeParse({}).success ? [] : ['something in the facts is required: nothing may be']),
    ...(form.facts.safeParse({ surprise: 1 }).success ? ['the facts take members that are not in the schema'] : []),
    ...(Object.keys(form.serves).length === 0 ? ['it serves no kind of deal'] : []),
  ];
};

/** What no draft may ever have, whatever is known. */
export const faultsOfDraft = (model: DraftModel): string[] => {
  const articles = model.blocks.filter(({ kind }) => kind === 'article');
  return [
    ...model.issues
      .filter(
        ({ ruleId, severity }) =>
          ['CC-XREF', 'CC-DEFTERM', 'CC-PREVAIL'].includes(ruleId) || (ruleId === 'CC-PARITY' && severity === 'error'),
      )
      .map(({ ruleId, clauseIds, messageEn }) => `${ruleId} ${clauseIds.join()}: ${messageEn}`),
    ...articles.flatMap(({ clauseId, number }, i) =>
      number?.ko === `제${i + 1}조` ? [] : [`${clauseId} is ${number?.ko}`],
    ),
    ...articles.flatMap(({ clauseId, heading }) => (heading?.ko && heading.en ? [] : [`${clauseId} has no heading`])),
    ...model.blocks.flatMap(({ clauseId, text }) =>
      text === undefined || (text.ko.length > 0 && text.en.length > 0) ? [] : [`${clauseId} is empty`],
    ),
    ...(JSON.stringify(model.blocks).match(/undefined|\[object|NaN/g) ?? []),
  ];
};

/** What the draft of complete facts may not have besides: a blank, a clause in doubt, an error. */
export const faultsOfComplete = (model: DraftModel): string[] => [
  ...faultsOfDraft(model),
  ...model.issues
    .filter(({ ruleId, severity }) => severity === 'error' || /^CC-(REQ|PENDING|LANG|TYPE|PARITY)$/.test(ruleId))
    .map(({ ruleId, paths, messageEn }) => `${ruleId} ${paths.join()}: ${messageEn}`),
  ...(model.status === 'review_ready' ? [] : [`its status is ${model.status}`]),
];
