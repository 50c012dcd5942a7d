import { folded, hasLoneJamo, jamo, squeezed, unleeted } from './fold.ts';

const FORMS_KO =
  '사회적협동조합|농업회사법인|유한책임회사|주식회사|유한회사|합자회사|합명회사|사단법인|재단법인|협동조합|\\((?:주|유|합|사|재)\\)';
const FORMS_EN =
  'incorporated|corporation|company|limited|inc|corp|co|ltd|llc|llp|plc|gmbh|ag|sa|sas|srl|bv|nv|oy|ab|kk|pte|pty';
const START = new RegExp(`^(?:\\s*(?:${FORMS_KO}))+\\s*`);
const END = new RegExp(`(?:\\s*(?:${FORMS_KO})|[\\s,.]+(?:${FORMS_EN})\\b\\.?)+\\s*$`);

/** A name without its legal form, folded; the whole of it where nothing else is left. */
const coreOf = (fold: string): string => {
  const core = fold.replace(START, '').replace(END, '');
  return squeezed(core) === '' ? fold : core;
};

/** The ways in which the name of an organisation is written: whole, without legal form, and its parts beside brackets. */
export const formsOfName = (name: string): string[] => {
  const core = coreOf(folded(name));
  const parts = core.split(/[()[\]{}<>/|·]/).map(coreOf);
  return [core, ...parts].map(squeezed);
};

/** A person's name in each order of its parts. */
export const formsOfPerson = (name: string): string[] => {
  const parts = folded(name)
    .split(/[\s,]+/)
    .filter(Boolean);
  const [first = '', ...rest] = parts;
  return [parts.join(''), [...rest, first].join(''), [parts.at(-1) ?? '', ...parts.slice(0, -1)].join('')].map(
    squeezed,
  );
};

const PARTICLES = '(?:은|는|이|가|을|를|의|에|와|과|도|로|으로|에서|에게|만|까지|부터|이라는|라는|라고|측|사|팀|그룹)?';
const isHangul = (form: string): boolean => /\p{Script=Hangul}/u.test(form);
/** Forms that long are looked for anywhere; shorter ones occur inside other words, and are looked for as words. */
const isLong = (form: string): boolean => [...form].length >= (isHangul(form) ? 3 : 7);

const asWord = (form: string): RegExp => {
  const spaced = [...form].join('[^\\p{L}\\p{N}]{0,3}');
  return isHangul(form)
    ? new RegExp(`(?<![\\p{L}\\p{N}])${spaced}${PARTICLES}(?![\\p{L}\\p{N}])`, 'u')
    : new RegExp(`(?<![a-z0-9])${spaced}(?![a-z0-9])`, 'u');
};

/** What finds forms in texts, made once. Forms of one letter are left out: they are in every text. */
export const finder = (forms: readonly string[]): ((text: string) => boolean) => {
  const wanted = [...new Set(forms)].filter(form => [...form].length > 1);
  const long = wanted.filter(isLong);
  const words = wanted.filter(form => !isLong(form)).map(asWord);
  return text => {
    const fold = folded(text);
    const plain = squeezed(fold);
    const leet = unleeted(fold);
    const letters = hasLoneJamo(fold) ? jamo(plain) : undefined;
    return (
      long.some(
        form => plain.includes(form) || leet.includes(unleeted(form)) || letters?.includes(jamo(form)) === true,
      ) || words.some(word => word.test(fold))
    );
  };
};
