import { josaNode, ref, say } from '../../engine/author.ts';
import { article, item, listed, paragraph, single } from '../../engine/clauses.ts';
import type { Clause } from '../../engine/types.ts';
import { authority } from '../../law/index.ts';
import { eq, has } from '../common/cond.ts';
import { LAW_AS_OF } from '../legal.ts';
import { EXCLUSIVE, REGISTERED, REGISTERED_EXCLUSIVE, SUBLICENSABLE } from './conditions.ts';
import { EXCLUSIVITIES, OWN_USES, SIDES, SUBLICENCES, TERRITORIES } from './facts.ts';
import {
  choose,
  define,
  field,
  licence,
  licensee,
  licensor,
  party,
  product,
  rights,
  sales,
  tech,
  territory,
  val,
} from './words.ts';

const OFFICE = authority('intellectualProperty', LAW_AS_OF);

const preamble: Clause = {
  id: 'preamble',
  kind: 'preamble',
  body: {
    ko: say`${val('parties.licensor.name', 'text')}(이하 ${define('licensor')}라 한다)${josaNode('과/와')} ${val('parties.licensee.name', 'text')}(이하 ${define('licensee')}라 한다)${josaNode('은/는')} 기술의 실시를 허락하고 그 대가를 지급하는 일에 관하여 다음과 같이 기술실시계약(이하 “이 계약”이라 한다)을 체결한다.`,
    en: say`This Technology Licence Agreement (this “Agreement”) is entered into between ${val('parties.licensor.name', 'text')} (the ${define('licensor')}) and ${val('parties.licensee.name', 'text')} (the ${define('licensee')}) on the grant of a licence to work a technology and on what is paid for it.`,
  },
};

const aim = single('aim', '목적', 'Purpose', [
  say`이 계약은 ${licensor}가 ${licensee}에게 ${tech}의 실시를 허락하는 조건과 ${party}의 권리·의무를 정하는 것을 목적으로 한다.`,
  say`This Agreement sets out the terms on which the ${licensor} licenses the ${tech} to the ${licensee}, and the rights and duties of each ${party}.`,
]);

const definitions = single(
  'definitions',
  '정의',
  'Definitions',
  [
    say`이 계약에서 사용하는 용어의 뜻은 다음 각 호와 같다.`,
    say`In this Agreement the following terms have the meanings given below.`,
  ],
  {
    items: [
      item(
        'definitions.party',
        say`${define('party')}란 ${licensor} 또는 ${licensee}를 말하며, 문맥에 따라 둘 모두를 말한다.`,
        say`${define('party')} means the ${licensor} or the ${licensee} or, as the context requires, both of them.`,
      ),
      item(
        'definitions.tech',
        say`${define('tech')}이란 ${val('technology', 'text')}에 관한 기술로서 ${rights}와 ${ref('deliverables')}에 따라 제공하는 자료에 담긴 것을 말한다.`,
        say`${define('tech')} means the technology of ${val('technology', 'text')} as contained in the ${rights} and in the materials provided under ${ref('deliverables')}.`,
      ),
      item(
        'definitions.rights',
        say`${define('rights')}란 ${ref('schedule.rights')}에 적은 권리와 출원을 말하며, 그 출원에 기하여 등록된 권리를 포함한다.`,
        say`${define('rights')} means the rights and applications listed in ${ref('schedule.rights')}, including rights registered on such applications.`,
      ),
      item(
        'definitions.product',
        say`${define('product')}이란 ${tech}을 실시한 ${val('product', 'text')}${josaNode('을/를')} 말한다.`,
        say`${define('product')} means ${val('product', 'text')} in which the ${tech} is worked.`,
      ),
      item(
        'definitions.field',
        say`${define('field')}란 ${val('field', 'text')}${josaNode('을/를')} 말한다.`,
        say`${define('field')} means ${val('field', 'text')}.`,
      ),
      item(
        'definitions.territory',
        say`${define('territory')}이란 ${choose(
          'territory',
          { kr: say`대한민국`, world: say`전 세계`, listed: say`${ref('schedule.countries')}에 적은 국가` },
          TERRITORIES,
        )}${josaNode('을/를')} 말한다.`,
        say`${define('territory')} means ${choose(
          'territory',
          {
            kr: say`the Republic of Korea`,
            world: say`the whole world`,
            listed: say`the countries listed in ${ref('schedule.countries')}`,
          },
          TERRITORIES,
        )}.`,
      ),
      item(
        'definitions.licence',
        say`${define('licence')}이란 ${ref('grant.licence')}에 따라 허락하는 권리를 말한다.`,
        say`${define('licence')} means the right granted in ${ref('grant.licence')}.`,
      ),
      item(
        'definitions.sales',
        say`${define('sales')}이란 ${licensee}와 재실시권자가 ${product}을 판매하고 청구한 금액에서 부가가치세와 실제로 이루어진 반품의 대금, 그리고 ${ref('schedule.deductions')}에 적은 항목을 뺀 금액을 말한다. 특수관계인에게 판매한 경우에는 제3자에게 판매하는 통상의 가격으로 계산한다.`,
        say`${define('sales')} means the amounts invoiced by the ${licensee} and its sublicensees for ${product}, less value-added tax, the price of goods actually returned and the items listed in ${ref('schedule.deductions')}. Sales to related persons are counted at the usual price to third parties.`,
        has('deductions'),
      ),
      item(
        'definitions.sales-plain',
        say`${define('sales')}이란 ${licensee}와 재실시권자가 ${product}을 판매하고 청구한 금액에서 부가가치세와 실제로 이루어진 반품의 대금을 뺀 금액을 말한다. 특수관계인에게 판매한 경우에는 제3자에게 판매하는 통상의 가격으로 계산한다.`,
        say`${define('sales')} means the amounts invoiced by the ${licensee} and its sublicensees for ${product}, less value-added tax and the price of goods actually returned. Sales to related persons are counted at the usual price to third parties.`,
        { op: 'not', of: has('deductions') },
      ),
      item(
        'definitions.royalty',
        say`${define('royalty')}란 ${ref('royalties')}에 따라 지급하는 금액을 말한다.`,
        say`${define('royalty')} means the amounts payable under ${ref('royalties')}.`,
      ),
      item(
        'definitions.improvement',
        say`${define('improvement')}이란 ${tech}을 이용하거나 개량하여 이 계약의 체결 후 ${party}가 얻은 기술을 말한다.`,
        say`${define('improvement')} means technology that a ${party} obtains after the date of this Agreement by using or improving the ${tech}.`,
      ),
    ],
  },
);

const grant = article('grant', '실시권의 허락', 'Grant of the Licence', [
  paragraph(
    'grant.licence',
    say`${licensor}는 ${licensee}에게 ${territory}과 ${field}에서 ${tech}을 이용하여 ${product}을 생산·사용·양도·대여·수입하거나 그 청약을 할 수 있는 권리를 허락하며, 그 권리의 종류는 다음과 같다. ${choose(
      'exclusivity',
      {
        exclusive_registered: say`전용실시권으로 하며, ${licensee}만이 허락된 범위에서 ${tech}을 실시할 권리를 가진다.`,
        exclusive_contractual: say`독점적 통상실시권으로 하며, ${licensor}는 허락된 범위에서 제3자에게 ${tech}의 실시를 허락하지 아니하고 스스로 실시하지도 아니한다.`,
        sole: say`단독 통상실시권으로 하며, ${licensor}는 허락된 범위에서 제3자에게 실시를 허락하지 아니하되 스스로는 ${tech}을 실시할 수 있다.`,
        nonexclusive: say`통상실시권으로 하며, ${licensor}는 스스로 ${tech}을 실시하거나 제3자에게 실시를 허락할 수 있다.`,
      },
      EXCLUSIVITIES,
    )}`,
    say`The ${licensor} grants the ${licensee} the right to make, use, transfer, lease, import and offer the ${product} by means of the ${tech} in the ${territory} and in the ${field}. The nature of that right is as follows. ${choose(
      'exclusivity',
      {
        exclusive_registered: say`It is a registered exclusive licence, by which the ${licensee} alone has the right to work the ${tech} within the scope granted.`,
        exclusive_contractual: say`It is a contractual exclusive licence: within the scope granted, the ${licensor} neither licenses third parties nor works the ${tech} itself.`,
        sole: say`It is a sole licence: within the scope granted, the ${licensor} does not license third parties but may work the ${tech} itself.`,
        nonexclusive: say`It is a non-exclusive licence: the ${licensor} may work the ${tech} itself and license third parties.`,
      },
      EXCLUSIVITIES,
    )}`,
  ),
  paragraph(
    'grant.own-use',
    say`허락된 범위에서 ${licensor}가 연구와 시험을 위하여 ${tech}을 실시하는 권리는 다음과 같이 정한다. ${choose(
      'ownUse',
      {
        reserved: say`${licensor}는 그 권리를 유보하고, ${licensee}는 이에 동의한다.`,
        none: say`${licensor}는 그 권리를 유보하지 아니한다.`,
      },
      OWN_USES,
    )}`,
    say`The right of the ${licensor} to work the ${tech} for research and testing within the scope granted is governed as follows. ${choose(
      'ownUse',
      {
        reserved: say`The ${licensor} reserves that right, and the ${licensee} consents to it.`,
        none: say`The ${licensor} does not reserve that right.`,
      },
      OWN_USES,
    )}`,
    EXCLUSIVE,
  ),
  paragraph(
    'grant.transfer',
    say`${licensee}는 ${licensor}의 사전 서면 동의 없이 ${licence}을 이전하거나 담보로 제공하지 아니한다.`,
    say`The ${licensee} shall not transfer or charge the ${licence} without the prior written consent of the ${licensor}.`,
  ),
  paragraph(
    'grant.no-sublicence',
    say`${licensee}는 제3자에게 ${tech}의 실시를 허락하지 아니한다.`,
    say`The ${licensee} shall not license the ${tech} to third parties.`,
    eq('sublicence', 'none'),
  ),
  paragraph(
    'grant.reserved',
    say`이 계약에서 명시적으로 허락하지 아니한 권리는 모두 ${licensor}에게 남는다.`,
    say`All rights not expressly granted in this Agreement remain with the ${licensor}.`,
  ),
]);

const registration = article(
  'registration',
  '실시권의 등록',
  'Registration of the Licence',
  [
    paragraph(
      'registration.filing',
      say`${licensor}와 ${licensee}는 ${val('registrationBy', 'date')}까지 ${OFFICE.ko}에 ${licence}의 등록을 공동으로 신청하며, ${licensor}는 등록에 필요한 서류를 준다.`,
      say`The ${licensor} and the ${licensee} shall jointly apply to ${OFFICE.en} for registration of the ${licence} by ${val('registrationBy', 'date')}, and the ${licensor} shall provide the documents needed for it.`,
    ),
    paragraph(
      'registration.effect',
      say`${party}는 전용실시권이 등록하여야만 효력이 생긴다는 점을 확인하며, 등록되기 전까지 ${licensee}는 허락된 범위에서 독점적 통상실시권을 가지는 것으로 본다.`,
      say`Each ${party} acknowledges that a registered exclusive licence takes effect only on registration; until then the ${licensee} is deemed to have a contractual exclusive licence within the scope granted.`,
      REGISTERED_EXCLUSIVE,
    ),
    paragraph(
      'registration.costs',
      say`등록에 드는 비용은 다음 ${party}가 부담한다: ${val('registrationCosts', { labels: SIDES })}.`,
      say`The costs of registration are borne by the following ${party}: ${val('registrationCosts', { labels: SIDES })}.`,
    ),
  ],
  REGISTERED,
);

const sublicence = article(
  'sublicence',
  '재실시권',
  'Sublicences',
  [
    paragraph(
      'sublicence.allowed',
      say`${licensee}는 다음과 같이 재실시를 허락할 수 있다. ${choose(
        'sublicence',
        {
          none: say`재실시를 허락하지 아니한다.`,
          consent: say`미리 ${licensor}의 서면 동의를 받은 제3자에게 허락할 수 있다.`,
          affiliates: say`자신의 계열회사에 허락할 수 있고, 이 경우 지체 없이 ${licensor}에게 알린다.`,
        },
        SUBLICENCES,
      )}`,
      say`The ${licensee} may grant sublicences as follows. ${choose(
        'sublicence',
        {
          none: say`It may grant none.`,
          consent: say`It may grant them to third parties with the prior written consent of the ${licensor}.`,
          affiliates: say`It may grant them to its affiliates, and then notifies the ${licensor} without delay.`,
        },
        SUBLICENCES,
      )}`,
    ),
    paragraph(
      'sublicence.duties',
      say`재실시권은 이 계약의 범위와 기간을 넘지 못하고 이 계약이 종료되면 함께 소멸한다. ${licensee}는 재실시권자에게 이 계약과 같은 의무를 지우고 그 위반에 대하여 책임을 지며, 재실시권자의 판매는 ${sales}에 넣는다.`,
      say`A sublicence may not exceed the scope or term of this Agreement and ends with it. The ${licensee} shall bind its sublicensees to the duties of this Agreement and answer for their breaches, and their sales are counted in the ${sales}.`,
    ),
  ],
  SUBLICENSABLE,
);

const deliverables = article('deliverables', '기술자료의 제공과 기술지도', 'Deliverables and Technical Assistance', [
  paragraph(
    'deliverables.list',
    say`${licensor}는 ${ref('schedule.deliverables')}에 적은 자료를 그 인도일까지 ${licensee}에게 제공한다.`,
    say`The ${licensor} shall provide the ${licensee} with the materials listed in ${ref('schedule.deliverables')} by the dates stated there.`,
  ),
  paragraph(
    'deliverables.know-how',
    say`${licensor}는 ${ref('schedule.know-how')}에 적은 노하우를 함께 제공하며, ${licensee}는 이를 비밀로 관리한다.`,
    say`The ${licensor} shall also provide the know-how listed in ${ref('schedule.know-how')}, which the ${licensee} shall keep secret.`,
    has('knowHow'),
  ),
  paragraph(
    'deliverables.assistance',
    say`${licensor}는 ${licensee}의 요청에 따라 모두 ${val('assistanceDays', 'count')}일의 범위에서 기술지도를 하며, 이를 넘는 기술지도의 대가는 따로 정한다.`,
    say`On request the ${licensor} shall give the ${licensee} technical assistance of up to ${val('assistanceDays', 'count')} working days in total; assistance beyond that is paid for as agreed separately.`,
    { op: 'gt', path: 'assistanceDays', value: 0 },
  ),
  listed(
    'deliverables.acceptance',
    say`${licensee}는 자료를 받은 날부터 14일 안에 다음 각 호를 확인하고 모자란 점을 ${licensor}에게 알리며, 알리지 아니하면 제공이 끝난 것으로 본다.`,
    say`Within 14 days of receipt the ${licensee} shall check the following and notify the ${licensor} of anything lacking; otherwise the materials are deemed complete.`,
    [
      item(
        'deliverables.complete',
        say`목록에 적은 자료가 모두 있는지`,
        say`whether all materials listed are there; and`,
      ),
      item('deliverables.legible', say`자료를 읽고 쓸 수 있는지`, say`whether they can be read and used.`),
    ],
  ),
  paragraph(
    'deliverables.rights',
    say`제공한 자료에 관한 권리는 ${licensor}에게 있으며, ${rights}와 함께 이 계약의 범위에서만 이용한다.`,
    say`Rights in the materials provided belong to the ${licensor}; together with the ${rights} they may be used only within this Agreement.`,
  ),
]);

/** What is licensed, to whom, how far, and what is handed over. */
export const grantClauses: readonly Clause[] = [
  preamble,
  aim,
  definitions,
  grant,
  registration,
  sublicence,
  deliverables,
];
