import type { Label } from '#shared/kernel/i18n.ts';
import { absolute, holds } from './cond.ts';
import { type FactBook, valueAt } from './facts.ts';
import { labelAt } from './labels.ts';
import type { DraftIssue } from './model.ts';
import type { Findings } from './resolve.ts';
import type { LegalNote, Rule, Severity, Template } from './types.ts';

const ORDER: Readonly<Record<Severity, number>> = { error: 0, warn: 1, info: 2 };

const issue = (
  ruleId: string,
  severity: Severity,
  clauses: Iterable<string>,
  paths: readonly string[],
  ko: string,
  en: string,
  fix?: { ko: string; en: string },
): DraftIssue => ({
  ruleId,
  severity,
  clauseIds: [...clauses],
  paths: [...paths],
  messageKo: ko,
  messageEn: en,
  ...(fix === undefined ? {} : { fix }),
});

/** What every draft is checked for, whatever its template: missing values, dangling references, terms, parity, language. */
const structural = (template: Template, book: FactBook, findings: Findings, included: ReadonlySet<string>) => {
  const issues: DraftIssue[] = [];
  const name = (path: string) => labelAt(template.labels, path);
  for (const path of book.refused)
    issues.push(
      issue(
        'CC-TYPE',
        'error',
        [],
        [path],
        `‘${name(path).ko}’ 값의 형식이 올바르지 않아 반영하지 않았다.`,
        `The value of “${name(path).en}” is not of the expected form and was left out.`,
      ),
    );
  for (const [path, clauses] of findings.missing)
    issues.push(
      issue(
        'CC-REQ',
        'warn',
        clauses,
        [path],
        `‘${name(path).ko}’ 항목이 비어 있다.`,
        `“${name(path).en}” is missing.`,
        { ko: `‘${name(path).ko}’ 값을 입력한다.`, en: `Provide “${name(path).en}”.` },
      ),
    );
  for (const clause of findings.pending)
    issues.push(
      issue(
        'CC-PENDING',
        'warn',
        [clause],
        [],
        '이 조항이 필요한지 판단할 값이 없어 표시를 붙여 남겨 두었다.',
        'Whether this clause is needed depends on a missing value; it is kept and marked.',
      ),
    );
  for (const [target, clauses] of findings.dangling)
    issues.push(
      issue(
        'CC-XREF',
        'error',
        clauses,
        [],
        `인용된 조항(${target})이 초안에 없다.`,
        `The clause referred to (${target}) is not in the draft.`,
      ),
    );
  for (const [path, clauses] of findings.borrowed)
    issues.push(
      issue(
        'CC-LANG',
        'warn',
        clauses,
        [path],
        `‘${name(path).ko}’의 영문이 없어 영문본에 국문을 표시하였다.`,
        `“${name(path).en}” has no English; the Korean text is shown in its place.`,
        { ko: '영문을 입력한다.', en: 'Provide the English text.' },
      ),
    );
  for (const [path, clauses] of findings.numbersDiffer)
    issues.push(
      issue(
        'CC-PARITY',
        'warn',
        clauses,
        [path],
        `‘${name(path).ko}’의 국문과 영문에 나오는 숫자가 다르다.`,
        `The numbers in the Korean and the English of “${name(path).en}” differ.`,
      ),
    );
  for (const clause of findings.unequal)
    issues.push(
      issue(
        'CC-PARITY',
        'error',
        [clause],
        [],
        '국문과 영문의 값, 인용 또는 정의어가 서로 다르다.',
        'The Korean and the English text differ in their values, references or defined terms.',
      ),
    );
  for (const [term, clauses] of findings.used)
    if (!findings.defined.has(term))
      issues.push(
        issue(
          'CC-DEFTERM',
          'error',
          clauses,
          [],
          `정의되지 아니한 용어(${template.terms[term]?.ko ?? term})를 사용하였다.`,
          `A term (${template.terms[term]?.en ?? term}) is used without being defined.`,
        ),
      );
  const { clause, path } = template.prevailing;
  if (!included.has(clause) || findings.unequal.has(clause))
    issues.push(
      issue(
        'CC-PREVAIL',
        'error',
        [clause],
        [path],
        '어느 언어본이 우선하는지 정한 조항이 없거나 국문과 영문이 서로 다르다.',
        'The clause on the prevailing language is missing, or its two texts disagree.',
      ),
    );
  return issues;
};

const TO_CONFIRM: Label = {
  ko: '(근거를 법령 원문이나 소관 기관에서 확인하지 못하였다. 확인이 필요하다.)',
  en: '(Not confirmed in the statute or with the authority; to be confirmed.)',
};

/** Months after which law that was read is to be read again. */
export const LAW_FRESH_MONTHS = 12;
const monthOf = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));

/** Provisions behind a template that had been read more than a year before a time, oldest first. */
export const staleLaw = (template: Template, at: string): LegalNote[] =>
  template.rules
    .flatMap(rule => rule.legal ?? [])
    .filter(({ asOf }) => monthOf(at) - monthOf(asOf) > LAW_FRESH_MONTHS)
    .sort((a, b) => (a.asOf < b.asOf ? -1 : 1));

const aged = (template: Template, at: string): DraftIssue[] => {
  const [oldest] = staleLaw(template, at);
  const asOf = monthOf(at) - monthOf(template.lawAsOf) > LAW_FRESH_MONTHS ? template.lawAsOf : oldest?.asOf;
  if (asOf === undefined) return [];
  return [
    issue(
      'CC-LAW-AGE',
      'warn',
      [],
      [],
      `이 서식의 법령 자료는 ${asOf}에 확인한 것으로 1년이 지났다. 개정 여부를 확인하여야 한다.`,
      `The law behind this form was read in ${asOf}, more than a year ago; check whether it has been amended.`,
    ),
  ];
};

const apply = (rule: Rule, book: FactBook, included: ReadonlySet<string>): DraftIssue[] => {
  const list = rule.each === undefined ? undefined : valueAt(book.tree, rule.each);
  const items =
    rule.each === undefined ? [undefined] : Array.isArray(list) ? list.map((_, i) => `${rule.each}.${i}`) : [];
  return items
    .map(item => ({ tree: book.tree, included, item }))
    .filter(scope => holds(rule.violated, scope) === true)
    .map(scope => {
      const graded = typeof rule.severity === 'string' ? undefined : rule.severity;
      const strict = graded !== undefined && holds(graded.when, scope) === true;
      const severity =
        typeof rule.severity === 'string' ? rule.severity : strict ? rule.severity.severe : rule.severity.otherwise;
      const notes = [
        ...(graded !== undefined && !strict ? [graded.note] : []),
        ...(rule.legal?.some(({ unconfirmed }) => unconfirmed) ? [TO_CONFIRM] : []),
      ];
      return {
        ...issue(
          rule.id,
          severity,
          rule.clauses,
          rule.paths.map(path => absolute(path, scope.item)),
          [rule.message, ...notes].map(({ ko }) => ko).join(' '),
          [rule.message, ...notes].map(({ en }) => en).join(' '),
          rule.fix === undefined ? undefined : { ko: rule.fix.ko, en: rule.fix.en },
        ),
        ...(rule.legal === undefined ? {} : { legal: rule.legal.map(note => ({ ...note })) }),
      };
    });
};

/** Everything to be said about a draft, errors first. Never a statement that it is legally sound. */
export const check = (
  template: Template,
  book: FactBook,
  findings: Findings,
  included: ReadonlySet<string>,
  at: string,
): DraftIssue[] =>
  [
    ...structural(template, book, findings, included),
    ...aged(template, at),
    ...template.rules.flatMap(rule => apply(rule, book, included)),
  ].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);

/** `blocked` by any error; `incomplete` while a value is missing; else ready for a lawyer to review. */
export const statusOf = (
  issues: readonly DraftIssue[],
  findings: Findings,
): 'blocked' | 'incomplete' | 'review_ready' =>
  issues.some(i => i.severity === 'error')
    ? 'blocked'
    : findings.missing.size + findings.pending.size > 0
      ? 'incomplete'
      : 'review_ready';
