import * as z from 'zod';
import type { Label } from '#shared/kernel/i18n.ts';
import { Money } from '#shared/kernel/money.ts';
import { authoring, say } from '../../engine/author.ts';
import { article, paragraph } from '../../engine/clauses.ts';
import { named } from '../../engine/labels.ts';
import type { Clause, Cond, Inline, Rule } from '../../engine/types.ts';
import { cite } from '../../law/index.ts';
import { and, at, compare, eq, lt, not, oneOf, or, sum } from './cond.ts';
import { codes, day, words } from './facts.ts';

/** What contracts about a project of two firms share: who does what, who pays what, whose the results are. */
type Roles = Readonly<Record<string, Label>>;

export const task = (roles: Roles) =>
  z.strictObject({
    task: named(words(300), '업무', 'Task'),
    by: named(codes(roles), '담당', 'Done by'),
    endsOn: named(day(), '완료일', 'Done by the day'),
  });
export const costShare = (payers: Roles) =>
  z.strictObject({
    party: named(codes(payers), '부담자', 'Borne by'),
    amount: named(Money, '금액', 'Amount'),
  });
export const background = (roles: Roles) =>
  z.strictObject({
    owner: named(codes(roles), '보유자', 'Owner'),
    title: named(words(200), '명칭', 'Title'),
  });
export type ProjectRowField = 'task' | 'by' | 'endsOn' | 'party' | 'amount' | 'owner' | 'title';

/** Both languages of a code, for tables. */
export const shownAs = (path: string, labels: Roles): Inline => ({ t: 'var', path, as: { labels } });

/** The shares are the whole. */
export const costsAddUp = (id: string, total: string, clauses: readonly string[]): Rule => ({
  id,
  violated: compare(sum('costShares', 'item.amount'), 'ne', at(total)),
  severity: 'error',
  clauses,
  paths: ['costShares', total],
  message: {
    ko: '부담자별 금액의 합계가 총비용과 다르다.',
    en: 'The shares of the costs do not add up to the total.',
  },
});

/** The project begins and ends in order, and not before it is agreed. */
export const projectDates = (prefix: string, clause: string): Rule[] => [
  {
    id: `${prefix}-PERIOD`,
    violated: { op: 'lte', path: 'endsOn', value: { path: 'startsOn' } },
    severity: 'error',
    clauses: [clause],
    paths: ['startsOn', 'endsOn'],
    message: { ko: '종료일이 시작일보다 늦지 아니하다.', en: 'It does not end after it begins.' },
  },
  {
    id: `${prefix}-START`,
    violated: lt('startsOn', { path: 'signedOn' }),
    severity: 'warn',
    clauses: [clause, 'closing'],
    paths: ['startsOn', 'signedOn'],
    message: {
      ko: '시작일이 계약 체결일보다 빠르다. 계약 없이 먼저 시작하는 것은 아닌지 확인한다.',
      en: 'It begins before this agreement is made; check that nothing starts without a contract.',
    },
  },
  {
    id: `${prefix}-TASK-DATE`,
    each: 'tasks',
    violated: or({ op: 'gt', path: 'item.endsOn', value: { path: 'endsOn' } }, lt('item.endsOn', { path: 'startsOn' })),
    severity: 'error',
    clauses: ['schedule.tasks.table', clause],
    paths: ['item.endsOn', 'startsOn', 'endsOn'],
    message: { ko: '업무의 완료일이 기간을 벗어난다.', en: 'A task ends outside the period.' },
  },
];

/** A larger firm takes the results of a smaller one for nothing. */
export const unpaidResults = (id: string, taken: Cond, large: string, small: string, clause: string): Rule => ({
  id,
  violated: and(
    taken,
    or(not({ op: 'has', path: 'foregroundPrice' }), eq('foregroundPrice.amount', '0')),
    oneOf(`parties.${large}.size`, 'mid', 'large'),
    oneOf(`parties.${small}.size`, 'startup', 'sme'),
  ),
  severity: 'warn',
  clauses: [clause],
  paths: ['foreground', 'foregroundPrice'],
  message: {
    ko: '중견·대기업이 중소·창업기업의 결과물을 대가 없이 가져간다. 거래상 지위의 남용이나 기술자료의 유용으로 볼 수 있고, 손해의 5배까지 배상할 수 있다.',
    en: 'A larger firm takes over the results of a smaller one for nothing, which may be an abuse of its position or a misuse of technical data, with damages of up to 5 times the loss.',
  },
  legal: cite('fair.abuse', 'techdata.misuse', 'techdata.damages', 'secret.idea'),
});

/** The law that joint ownership changes, told where results are owned jointly. */
export const coOwnershipDefault = (when: Cond, clause: string): Rule => ({
  id: 'LF-PAT-CO-DEFAULT',
  violated: when,
  severity: 'info',
  clauses: [clause],
  paths: ['foreground'],
  message: {
    ko: '특허법에 따르면 공유자는 약정이 없는 한 각자 실시할 수 있으나 지분의 양도와 실시 허락에는 모두의 동의가 필요하다. 이 계약이 정한 것과 비교한다.',
    en: 'By law a co-owner may work the invention itself unless agreed otherwise, but needs the consent of all to transfer its share or to license. Compare this with what is agreed here.',
  },
  legal: cite('patent.co-ownership'),
});

const { terms, term } = authoring<object, 'party' | 'results'>();
const [party, parties, results] = [term('party'), terms('party'), term('results')];
/** How jointly owned results are looked after and used. */
export const jointOwnership = (when: Cond): Clause =>
  article(
    'joint',
    '공동 소유의 관리와 이용',
    'Joint Ownership',
    [
      paragraph(
        'joint.filing',
        say`공동으로 소유하는 ${results}의 출원은 ${parties}가 함께 정하고 비용은 지분에 따라 나눈다. 한 ${party}가 출원이나 유지를 원하지 아니하면 상대방에게 지분을 넘길 수 있고, 상대방은 그 뒤의 비용을 부담한다.`,
        say`Filings for ${results} owned jointly are decided by the ${parties} together, and costs are shared by their shares. A ${party} that does not wish to file or to maintain a right may leave its share to the other, which then bears the costs.`,
      ),
      paragraph(
        'joint.use',
        say`각 ${party}는 공동으로 소유하는 ${results}을 상대방의 동의 없이 스스로 실시할 수 있다.`,
        say`Each ${party} may itself work ${results} owned jointly without the consent of the other.`,
      ),
      paragraph(
        'joint.consent',
        say`지분을 양도하거나 담보로 제공하거나 제3자에게 실시를 허락하려는 ${party}는 상대방의 서면 동의를 받으며, 상대방은 정당한 이유 없이 동의를 거절하지 아니한다. 실시를 허락하여 얻은 수익은 지분에 따라 나눈다.`,
        say`A ${party} that wishes to transfer or charge its share, or to license third parties, needs the written consent of the other, which shall not be refused without good reason. Income from licences is divided by the shares.`,
      ),
    ],
    when,
  );
