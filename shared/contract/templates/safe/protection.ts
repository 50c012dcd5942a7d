import { body, ref, say } from '../../engine/author.ts';
import type { Clause } from '../../engine/types.ts';
import { eq } from '../common/cond.ts';
import { conditionalClauses } from '../common/conditional.ts';
import { company, investor, money, party, val } from './words.ts';

const mfn: Clause = {
  id: 'mfn',
  kind: 'article',
  heading: { ko: '최혜대우', en: 'Most Favoured Treatment' },
  when: eq('mfn', true),
  body: body(
    say`${company}가 지분을 발행하기 전에 다른 투자자와 이 계약보다 유리한 조건의 조건부지분인수계약을 체결하는 경우 그 조건을 지체 없이 ${investor}에게 알리고, ${investor}가 요구하면 이 계약을 같은 조건으로 변경한다.`,
    say`Where before the issue of equity the ${company} enters into a conditional equity subscription agreement with another investor on terms more favourable than those of this Agreement, it shall notify the ${investor} of them without delay and, if the ${investor} so requests, amend this Agreement to the same terms.`,
  ),
};

const proRata: Clause = {
  id: 'pro-rata',
  kind: 'article',
  heading: { ko: '비례참여권', en: 'Pro Rata Right' },
  when: eq('proRata', true),
  body: body(
    say`${investor}는 ${ref('conversion')}에 따라 주식을 받은 뒤 처음 이루어지는 투자에서, 그 직전의 지분율에 해당하는 만큼 새로 발행되는 주식을 다른 투자자와 같은 조건으로 인수할 수 있다.`,
    say`In the first investment after it has received shares under ${ref('conversion')}, the ${investor} may subscribe for newly issued shares, on the same terms as the other investors, in the proportion of the shares it then holds.`,
  ),
};

const breach: Clause = {
  id: 'breach',
  kind: 'article',
  heading: { ko: '위반과 해제', en: 'Breach and Rescission' },
  children: [
    {
      id: 'breach.cure',
      kind: 'paragraph',
      body: body(
        say`${party}가 이 계약을 위반하고 상대방의 서면 통지를 받은 날부터 ${val('curePeriod', 'period')} 안에 시정하지 아니하면 상대방은 이 계약을 해제하고 손해배상을 청구할 수 있다.`,
        say`Where a ${party} breaches this Agreement and does not cure the breach within ${val('curePeriod', 'period')} of receiving written notice from the other, the other may rescind this Agreement and claim damages.`,
      ),
    },
    {
      id: 'breach.return',
      kind: 'paragraph',
      body: body(
        say`${company}의 위반으로 이 계약이 해제되면 ${company}는 ${money}을 지체 없이 ${investor}에게 돌려준다.`,
        say`Where this Agreement is rescinded for a breach by the ${company}, the ${company} shall return the ${money} to the ${investor} without delay.`,
      ),
    },
    {
      id: 'breach.others',
      kind: 'paragraph',
      body: body(
        say`대표이사, 주주 또는 그 밖의 제3자는 이 계약에 따른 ${company}의 의무에 대하여 연대책임을 지지 아니한다.`,
        say`No director, shareholder or other third party is jointly liable for the duties of the ${company} under this Agreement.`,
      ),
    },
  ],
};

/** What protects either side until equity is issued. */
export const protectionClauses: readonly Clause[] = [mfn, ...conditionalClauses, proRata];
export const breachClause = breach;
