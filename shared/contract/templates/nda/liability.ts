import { body, josaNode, ref, say } from '../../engine/author.ts';
import type { Clause } from '../../engine/types.ts';
import { DAMAGES_BASES } from './facts.ts';
import { choose, discloser, info, party, tech, val } from './words.ts';

const damages: Clause = {
  id: 'damages',
  kind: 'article',
  heading: { ko: '손해배상', en: 'Damages' },
  children: [
    {
      id: 'damages.basis',
      kind: 'paragraph',
      body: body(
        say`${party}가 ${ref('secrecy')}, ${ref('other-use')} 또는 그 밖에 이 계약에서 정한 의무를 위반한 경우의 배상은 다음과 같이 정한다. ${choose(
          'damages.basis',
          {
            actual: say`위반한 ${party}는 그 위반으로 상대방이 입은 손해를 배상한다.`,
            liquidated: say`위반한 ${party}는 손해배상의 예정액으로 ${val('damages.amount', 'money')}${josaNode('을/를')} 상대방에게 지급한다.`,
          },
          DAMAGES_BASES,
        )}`,
        say`Where a ${party} breaches ${ref('secrecy')}, ${ref('other-use')} or any other duty under this Agreement, compensation is as follows. ${choose(
          'damages.basis',
          {
            actual: say`The ${party} in breach shall compensate the other for the loss caused by the breach.`,
            liquidated: say`The ${party} in breach shall pay the other the sum of ${val('damages.amount', 'money')} as liquidated damages.`,
          },
          DAMAGES_BASES,
        )}`,
      ),
    },
    {
      id: 'damages.penalty',
      kind: 'paragraph',
      when: { op: 'has', path: 'penalty' },
      body: body(
        say`고의 또는 중대한 과실로 ${ref('secrecy')} 또는 ${ref('other-use')}를 위반한 ${party}는 ${ref('damages.basis')}의 배상과 별도로 위약벌로서 ${val('penalty', 'money')}${josaNode('을/를')} 상대방에게 지급한다.`,
        say`A ${party} that breaches ${ref('secrecy')} or ${ref('other-use')} wilfully or by gross negligence shall, in addition to compensation under ${ref('damages.basis')}, pay the other the sum of ${val('penalty', 'money')} as a penalty.`,
      ),
    },
    {
      id: 'damages.statute',
      kind: 'paragraph',
      body: body(
        say`이 조는 ${tech}의 유용 또는 영업비밀의 침해에 대하여 관계 법령에서 정한 배상책임을 배제하거나 제한하지 아니한다.`,
        say`This Article neither excludes nor limits liability under applicable law for misuse of ${tech} or infringement of trade secrets.`,
      ),
    },
  ],
};

const injunction: Clause = {
  id: 'injunction',
  kind: 'article',
  heading: { ko: '금지청구', en: 'Injunctive Relief' },
  body: body(
    say`${info}가 침해되거나 침해될 우려가 있는 경우 ${discloser}는 손해배상과 별도로 법원에 그 행위의 금지 또는 예방과 그 밖에 필요한 조치를 청구할 수 있다.`,
    say`Where ${info} is or may be infringed, the ${discloser} may, in addition to damages, apply to a court for the prohibition or prevention of the act and for other necessary measures.`,
  ),
};

const duration: Clause = {
  id: 'term',
  kind: 'article',
  heading: { ko: '유효기간과 존속', en: 'Term and Survival' },
  children: [
    {
      id: 'term.length',
      kind: 'paragraph',
      body: body(
        say`이 계약의 유효기간은 체결일부터 ${val('term', 'period')}간으로 한다.`,
        say`This Agreement is in force for ${val('term', 'period')} from its date.`,
      ),
    },
    {
      id: 'term.survival',
      kind: 'paragraph',
      body: body(
        say`${ref('secrecy')}, ${ref('other-use')}, ${ref('return')} 및 ${ref('damages')}에 따른 의무는 이 계약이 종료된 날부터 ${val('survival', 'period')}간 존속한다. 다만, 영업비밀에 관하여 법령에 따라 더 오래 인정되는 보호에는 영향을 미치지 아니한다.`,
        say`The duties under ${ref('secrecy')}, ${ref('other-use')}, ${ref('return')} and ${ref('damages')} survive for ${val('survival', 'period')} from the date on which this Agreement ends. This does not affect any longer protection of trade secrets under applicable law.`,
      ),
    },
  ],
};

/** Articles on liability, remedies and term. */
export const liabilityClauses: readonly Clause[] = [damages, injunction, duration];
