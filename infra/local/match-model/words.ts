import type { Language } from '#shared/kernel/i18n.ts';
import type { FALLBACKS, MatchRun, RunModel } from '#shared/match/schema.ts';
import { type MatchModel, type MatchModels, UNTRAINED } from '#shared/match-model/schema.ts';

type Words = Readonly<Record<Language, string>>;

const STATES: Readonly<Record<MatchModel['state'], Words>> = {
  IN_FORCE: { ko: '적용 중', en: 'in force' },
  AVAILABLE: { ko: '보관', en: 'available' },
  ROLLED_BACK: { ko: '되돌림', en: 'rolled back' },
};
const VERDICTS: Readonly<Record<RunModel['training'], Words>> = {
  TOO_LITTLE: { ko: '배울 자료 부족', en: 'too little to learn from' },
  NOTHING_NEW: { ko: '새 자료 적음', en: 'little that is new' },
  NOT_BETTER: { ko: '더 낫지 않음', en: 'not better' },
  ROLLED_BACK: { ko: '되돌린 자료', en: 'evidence of a model rolled back' },
  OVERTAKEN: { ko: '그 사이 변경됨', en: 'changed meanwhile' },
  ELECTED: { ko: '새 모형 적용', en: 'new model in force' },
  FAILED: { ko: '학습 실패', en: 'training failed' },
};
const FALLBACK: Readonly<Record<(typeof FALLBACKS)[number], Words>> = {
  UNREADABLE: { ko: '모형을 읽을 수 없음', en: 'model unreadable' },
  OTHER_FEATURES: { ko: '다른 특성의 모형', en: 'model of other features' },
  NO_MARKET: { ko: '빈 시장', en: 'empty market' },
  NO_BOOK: { ko: '등록 정보를 읽을 수 없음', en: 'listings unreadable' },
};

/** Sentences of the command, in one language. */
export const wordsIn = (language: Language) => {
  const inWords = (ko: string, en: string): string => (language === 'ko' ? ko : en);
  const untrained = inWords('학습 없는 산식', 'the untrained formula');
  const name = (id: string): string => (id === UNTRAINED ? untrained : short(id));
  return {
    untrained,
    untrainedInForce: inWords('학습 없는 산식이 적용 중입니다.', 'The untrained formula is in force.'),
    noSuchModel: (id: string) => inWords(`그런 모형이 없습니다: ${id}`, `There is no model ${id}`),
    ambiguous: (id: string) => inWords(`여러 모형이 ${id}(으)로 시작합니다`, `Several models begin with ${id}`),
    signedOut: inWords('토큰이 거부되었습니다', 'The token is not accepted'),
    moved: (from: string, to: string) =>
      inWords(
        `${name(from)} → ${name(to)}. 다음 실행부터 적용됩니다.`,
        `${name(from)} → ${name(to)}, from the next run on.`,
      ),
  };
};

/** As much of an identifier as a person needs. */
const short = (id: string): string => id.slice(0, 8);
const figure = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(4));

/** Characters of Hangul and the like take two columns of a terminal. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, each) => sum + (/[ᄀ-ᇿ⺀-꓏가-힣！-｠]/.test(each) ? 2 : 1), 0);
const table = (rows: readonly (readonly string[])[]): string => {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map(row => widthOf(row[column]!))));
  return rows
    .map(row =>
      row
        .map((cell, n) => cell + ' '.repeat(widths[n]! - widthOf(cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

/** Models as a table, and what is in force where it is none of them. */
export const modelTable = ({ inForce, items }: MatchModels, language: Language): string => {
  const words = wordsIn(language);
  if (items.length === 0) return words.untrainedInForce;
  const head =
    language === 'ko'
      ? ['모형', '상태', '학습일', '근거', '시험', '산식', '적용 모형']
      : ['model', 'state', 'learnt', 'evidence', 'trial', 'untrained', 'then in force'];
  const rows = items.map(({ modelId, state, asOf, evidence, trial }) => [
    short(modelId),
    STATES[state][language],
    asOf,
    String(evidence),
    figure(trial.learned),
    figure(trial.untrained),
    figure(trial.inForce),
  ]);
  return `${table([head, ...rows])}${inForce === UNTRAINED ? `\n\n${words.untrainedInForce}` : ''}`;
};

/** What the last nights were scored by and what their training came to. */
export const nightTable = (runs: readonly MatchRun[], language: Language): string => {
  const { untrained } = wordsIn(language);
  const head = language === 'ko' ? ['실행', '상태', '점수', '학습'] : ['run', 'state', 'scored by', 'training'];
  const rows = runs.map(({ runId, state, model }) => {
    const fallback = model?.fallback === undefined ? '' : ` (${FALLBACK[model.fallback][language]})`;
    return [
      runId,
      state,
      model === undefined ? '–' : model.modelId === undefined ? `${untrained}${fallback}` : short(model.modelId),
      model === undefined ? '–' : VERDICTS[model.training][language],
    ];
  });
  return table([head, ...rows]);
};

/** A model in full. */
export const detailOf = (model: MatchModel, language: Language): string => {
  const { calibration, chance, trial } = model;
  const lines: readonly (readonly [ko: string, en: string, value: string])[] = [
    ['모형', 'model', model.modelId],
    ['상태', 'state', STATES[model.state][language]],
    ['학습한 실행', 'learnt in run', `${model.runId} (${model.learntAt})`],
    ['근거', 'evidence', `${model.evidence} (${model.found})`],
    ['근거 해시', 'data hash', model.dataHash],
    ['시험 NDCG@10', 'trial, NDCG@10', `${figure(trial.learned)} (${trial.investors})`],
    ['  학습 없는 산식', '  untrained formula', figure(trial.untrained)],
    ['  당시 적용 모형', '  model then in force', figure(trial.inForce)],
    [
      '보정',
      'calibration',
      `1 / (1 + exp(-(${calibration.slope.toFixed(4)} × s + ${calibration.intercept.toFixed(4)})))`,
    ],
    ['우연', 'chance', chance.toExponential(2)],
    ['크기', 'size', `${(model.bytes / 1024).toFixed(0)} KB`],
  ];
  return table(lines.map(([ko, en, value]) => [language === 'ko' ? ko : en, value]));
};
