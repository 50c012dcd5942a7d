import type { Cond, Derivation, Rule } from '../../engine/types.ts';
import { cite, STAMP_DUTY } from '../../law/index.ts';
import { and, at, compare, mul, or, won } from './cond.ts';

type Bracket = (typeof STAMP_DUTY.brackets)[number];
const within = (price: string, { over, upTo }: Bracket): Cond =>
  and(compare(at(price), 'gt', won(over)), ...(upTo === undefined ? [] : [compare(at(price), 'lte', won(upTo))]));
const due = ({ duty }: Bracket, originals: string) => mul(won(duty), at(originals));

/** A price in won on which there is duty at all; unknown for other currencies. */
export const dutiable = (price: string): Cond => compare(at(price), 'gt', won(STAMP_DUTY.brackets[0].over));

/** Stamp duty on all originals of a document that transfers intangible property at a price. */
export const stampDuty = (path: string, price: string, originals: string): Derivation[] =>
  STAMP_DUTY.brackets.map(bracket => ({ path, when: within(price, bracket), expr: due(bracket, originals) }));

/** The duty stated is the duty computed, and when it is to be paid. */
export const stampRules = (prefix: string, path: string, price: string, originals: string, clause: string): Rule[] => [
  {
    id: `${prefix}-STAMP`,
    violated: or(
      ...STAMP_DUTY.brackets.map(bracket =>
        and(within(price, bracket), compare(at(path), 'ne', due(bracket, originals))),
      ),
    ),
    severity: 'error',
    clauses: [clause],
    paths: [path, price, originals],
    message: {
      ko: '인지세가 기재금액의 구간과 원본의 수로 계산한 금액과 다르다.',
      en: 'The stamp duty is not what the bracket of the price and the number of originals give.',
    },
    legal: cite('stamp.brackets'),
  },
  {
    id: 'LF-STAMP',
    violated: dutiable(price),
    severity: 'info',
    clauses: [clause],
    paths: [price],
    message: {
      ko: '지식재산권의 양도 증서는 인지세 과세문서이다. 원본마다 내며, 작성한 달의 다음 달 10일까지 납부하고, 전자문서도 같다. 국가나 지방자치단체가 작성한 문서는 과세하지 아니한다.',
      en: 'A document on the transfer of intellectual property bears stamp duty. It is due on each original, electronic ones included, by the 10th of the month after it is made; documents made by the state or a local government are exempt.',
    },
    legal: cite('stamp.brackets', 'stamp.due'),
  },
];
