import { authoring, ref, say } from '../../engine/author.ts';
import { article, paragraph, single } from '../../engine/clauses.ts';
import type { Clause, Cond, Inline } from '../../engine/types.ts';
import type { BlockFacts } from './block-facts.ts';
import { eq } from './cond.ts';

/** Articles that contracts of every kind share; each contract defines the term `party`. */
const { val, term, terms } = authoring<BlockFacts, 'party'>();
const party = term('party');
const parties = terms('party');

/** Secrecy between the parties, beside whatever non-disclosure agreement they have. */
export const confidentiality: Clause = article('confidentiality', '비밀유지', 'Confidentiality', [
  paragraph(
    'confidentiality.duty',
    say`${party}는 이 계약의 내용과 이 계약과 관련하여 알게 된 상대방의 기술상·경영상 비밀을 이 계약의 이행 외의 용도로 쓰지 아니하고, 상대방의 사전 서면 동의 없이 제3자에게 알리지 아니한다. 법령에 따른 공개와 비밀유지의무를 지는 임직원·자문인에게 알리는 경우는 예외로 한다.`,
    say`Neither ${party} shall use the contents of this Agreement, or technical or business secrets of the other learned in connection with it, for anything but the performance of this Agreement, nor disclose them to third parties without the other’s prior written consent. Disclosure required by law, and disclosure to officers, employees and advisers bound to secrecy, are excepted.`,
  ),
  paragraph(
    'confidentiality.nda',
    say`${parties} 사이에 비밀유지계약이 있으면 그 계약이 함께 적용되며, 두 계약이 다른 경우 비밀을 더 두텁게 보호하는 쪽을 따른다.`,
    say`Any non-disclosure agreement between the ${parties} applies as well; where the two differ, whichever protects secrets more strongly prevails.`,
  ),
  paragraph(
    'confidentiality.survival',
    say`이 조의 의무는 이 계약이 종료된 날부터 ${val('secrecyPeriod', 'period')}간 존속한다.`,
    say`The duties under this Article survive for ${val('secrecyPeriod', 'period')} from the date on which this Agreement ends.`,
  ),
]);

export const forceMajeure: Clause = single('force-majeure', '불가항력', 'Force Majeure', [
  say`천재지변, 전쟁, 감염병의 유행, 법령의 제정·개정 또는 정부의 조치와 같이 ${party}가 지배할 수 없는 사유로 의무를 이행하지 못하거나 늦게 이행한 경우 그 사유가 계속되는 동안 책임을 지지 아니한다. 그 ${party}는 지체 없이 상대방에게 사유를 알리고 영향을 줄이도록 노력한다. 금전의 지급의무에는 이 조를 적용하지 아니한다.`,
  say`A ${party} is not liable for failing to perform, or for performing late, for as long as this is caused by events beyond its control such as natural disaster, war, epidemic, or legislative or governmental measures. The ${party} concerned shall notify the other without delay and endeavour to limit the effects. This Article does not apply to duties to pay money.`,
]);

/** Where personal data are processed for the contract. */
export const personalData: Clause = article(
  'personal-data',
  '개인정보의 보호',
  'Personal Data',
  [
    paragraph(
      'personal-data.purpose',
      say`${party}는 이 계약의 이행에 필요한 범위에서만 개인정보를 처리하고, 안전성 확보에 필요한 기술적·관리적 조치를 하며, 목적을 이루면 지체 없이 파기한다.`,
      say`Each ${party} shall process personal data only so far as necessary to perform this Agreement, take the technical and organisational measures needed to keep them safe, and destroy them without delay once the purpose has been served.`,
    ),
    paragraph(
      'personal-data.processor',
      say`한 ${party}가 상대방을 위하여 개인정보를 처리하게 되면 ${parties}는 처리의 목적과 범위, 재위탁의 제한, 안전조치, 감독과 손해배상을 정한 처리위탁 문서를 미리 따로 작성한다. 개인정보는 법령이 허용하는 경우에만 국외로 이전한다.`,
      say`Before a ${party} processes personal data on behalf of the other, the ${parties} shall draw up a separate document setting out the purpose and scope of the processing, limits on further entrustment, safeguards, supervision and liability. Personal data shall be transferred abroad only where the law permits.`,
    ),
  ],
  eq('personalData', true),
);

/** Where a party is from outside Korea. */
export const exportControl = (when: Cond): Clause =>
  single(
    'export',
    '수출통제',
    'Export Control',
    [
      say`${party}는 이 계약에 따라 기술이나 물자를 국외 또는 외국인에게 제공하기 전에 국가핵심기술, 전략기술 및 전략물자에 해당하는지를 확인하고, 필요한 승인·신고·허가를 받기 전에는 제공하지 아니한다.`,
      say`Before technology or goods are provided abroad or to a foreign person under this Agreement, the ${parties} shall establish whether they are national core technology, strategic technology or strategic goods, and shall not provide them before the necessary approval, report or licence has been obtained.`,
    ],
    { when },
  );

export const compliance: Clause = single('compliance', '법령의 준수와 공정한 거래', 'Compliance and Fair Dealing', [
  say`${party}는 이 계약과 관련하여 뇌물이나 부당한 이익을 주고받지 아니하고, 거래상의 지위를 이용하여 상대방에게 불이익을 주거나 상대방의 기술을 부당하게 요구·사용하지 아니한다.`,
  say`In connection with this Agreement neither ${party} shall give or accept bribes or undue benefits, nor exploit its bargaining position to the detriment of the other or unduly demand or use the other’s technology.`,
]);

/** What the contract is the whole of. */
export const entireOf = (ko: string, en: string, amendments: readonly Clause[]): Clause =>
  article('entire', '완전합의와 변경', 'Entire Agreement and Amendment', [
    paragraph(
      'entire.agreement',
      say`이 계약은 ${ko}에 관한 ${parties} 사이의 완전한 합의이며, 그에 관한 종전의 모든 합의를 대신한다. 다만, 비밀유지계약은 그대로 효력을 가진다.`,
      say`This Agreement is the entire agreement between the ${parties} on ${en} and replaces all earlier agreements on that subject, save that non-disclosure agreements remain in force.`,
    ),
    ...amendments,
  ]);

/** What goes on after the contract has ended; `clauses` all stand in it whatever is filled in. */
export const survivalOf = (...clauses: readonly string[]): Clause => {
  const refs = (join: string): Inline[] =>
    clauses.flatMap((clause, i): Inline[] => (i === 0 ? [ref(clause)] : [{ t: 'text', text: join }, ref(clause)]));
  return single('survival', '존속', 'Survival', [
    say`${refs(', ')} 및 성질상 존속하여야 하는 그 밖의 조항은 이 계약이 종료된 뒤에도 효력을 가진다.`,
    say`${refs(', ')}, and any other provision that by its nature is to survive, remain in force after this Agreement has ended.`,
  ]);
};

export const costs: Clause = single('costs', '비용', 'Costs', [
  say`이 계약의 체결에 드는 비용은 달리 정하지 아니한 한 ${party}가 각자 부담한다. 이 계약에 인지세가 부과되는 경우 ${parties}가 똑같이 나누어 낸다.`,
  say`Unless agreed otherwise each ${party} bears its own costs of entering into this Agreement. Any stamp duty on this Agreement is borne by the ${parties} in equal parts.`,
]);
