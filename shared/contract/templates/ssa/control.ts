import { ref, say } from '../../engine/author.ts';
import { article, item, listed, paragraph, single } from '../../engine/clauses.ts';
import type { Clause } from '../../engine/types.ts';
import { eq, has } from '../common/cond.ts';
import { VETOES } from '../common/equity-facts.ts';
import { REPORTS } from './facts.ts';
import { choose, closingDay, company, diluted, founder, founders, investor, money, val } from './words.ts';

const companyReps = article('company-reps', '회사의 진술과 보장', 'Representations of the Company', [
  listed(
    'company-reps.list',
    say`${company}는 ${ref('schedule.disclosures')}에 적은 것을 제외하고 이 계약 체결일과 ${closingDay}에 다음 각 호의 사항이 참임을 ${investor}에게 진술하고 보장한다.`,
    say`Save as stated in ${ref('schedule.disclosures')}, the ${company} represents and warrants to the ${investor} that each of the following is true at the date of this Agreement and on the ${closingDay}.`,
    [
      item(
        'company-reps.power',
        say`${company}는 적법하게 설립되어 존속하고, 이 계약의 체결과 이행에 필요한 권한과 내부 절차를 갖추었으며, 이 계약은 정관, 법령 또는 다른 계약에 어긋나지 아니한다.`,
        say`The ${company} is duly established and existing, has the power and has completed the internal steps needed to conclude and perform this Agreement, which conflicts neither with its articles nor with the law nor with other contracts.`,
      ),
      item(
        'company-reps.capital',
        say`${ref('schedule.shareholders')}는 ${company}의 주주와 주식수를 빠짐없이 적은 것이며, 그 밖에 주식으로 전환하거나 주식을 받을 권리와 다른 투자자에게 한 약정은 ${ref('schedule.disclosures')}에 적은 것이 전부이다.`,
        say`${ref('schedule.shareholders')} states completely the shareholders of the ${company} and their shares, and rights to convert into or to receive shares, and undertakings to other investors, are none but those in ${ref('schedule.disclosures')}.`,
      ),
      item(
        'company-reps.accounts',
        say`${investor}에게 준 재무제표는 회계기준에 따라 작성되어 중요한 점에서 정확하고, 적혀 있지 아니한 중요한 채무와 보증이 없으며, 세금은 모두 신고되고 납부되었다.`,
        say`The financial statements given to the ${investor} were drawn up by accounting standards and are accurate in all material respects; there is no material liability or guarantee that they do not state; and all taxes have been declared and paid.`,
      ),
      item(
        'company-reps.rights',
        say`${company}는 사업에 필요한 지식재산권을 가지고 있거나 적법하게 사용하고 있고, 임직원의 직무발명을 승계하였으며, 다른 사람의 권리를 침해하거나 공개 소프트웨어의 사용조건을 어기지 아니한다.`,
        say`The ${company} owns or lawfully uses the intellectual property its business needs, has succeeded to the inventions of its officers and employees, and neither infringes the rights of others nor breaks the terms of open-source software.`,
      ),
      item(
        'company-reps.conduct',
        say`${company}는 인허가, 개인정보의 보호, 노동, 연구개발비의 사용과 부패방지에 관한 법령을 중요한 점에서 지키고 있으며, 특수관계인과의 거래는 공정한 조건으로 이루어졌다.`,
        say`The ${company} complies in all material respects with the law on licences, personal data, labour, the use of research funds and anti-corruption, and its dealings with related persons were made on fair terms.`,
      ),
      item(
        'company-reps.disputes',
        say`진행 중이거나 예상되는 중요한 소송과 행정절차가 없고, 최근의 결산 이후 중대하게 불리한 변화가 없으며, ${investor}에게 준 자료에 중요한 사실의 누락이 없다.`,
        say`There are no material legal or administrative proceedings, pending or threatened; there has been no material adverse change since the last accounts; and the materials given to the ${investor} omit no material fact.`,
      ),
    ],
  ),
  paragraph(
    'company-reps.survival',
    say`이 조의 진술과 보장은 ${closingDay}부터 ${val('survival', 'period')}간 존속한다.`,
    say`The representations and warranties of this Article survive for ${val('survival', 'period')} from the ${closingDay}.`,
  ),
]);

const investorReps = single('investor-reps', '투자자의 진술과 보장', 'Representations of the Investor', [
  say`${investor}는 이 계약의 체결과 이행에 필요한 권한과 내부 절차를 갖추었으며, ${money}이 적법하게 조성된 자금임을 ${company}에 진술하고 보장한다.`,
  say`The ${investor} represents and warrants to the ${company} that it has the power and has completed the internal steps needed to conclude and perform this Agreement, and that the ${money} comes from lawful sources.`,
]);

const matters = article('management', '경영사항', 'Matters of Management', [
  paragraph(
    'management.matters',
    say`${company}는 ${ref('schedule.matters')}에 적은 사항에 관하여 다음과 같이 한다. ${choose(
      'veto',
      {
        consultation: say`미리 ${investor}와 협의하고 그 의견을 존중한다.`,
        consent: say`미리 ${investor}의 서면 동의를 받는다.`,
      },
      VETOES,
    )}`,
    say`In the matters listed in ${ref('schedule.matters')} the ${company} proceeds as follows. ${choose(
      'veto',
      {
        consultation: say`It consults the ${investor} beforehand and respects its opinion.`,
        consent: say`It obtains the prior written consent of the ${investor}.`,
      },
      VETOES,
    )}`,
  ),
  paragraph(
    'management.answer',
    say`${investor}는 요청을 받은 날부터 14일 안에 답하며, 답하지 아니하면 협의를 마쳤거나 동의한 것으로 본다.`,
    say`The ${investor} answers within 14 days of being asked; otherwise it is deemed to have been consulted or to have consented.`,
  ),
  paragraph(
    'management.directors',
    say`${investor}는 ${company}의 이사 ${val('seats', 'count')}명을 지명할 수 있고, ${company}와 ${founders}는 그 사람이 선임되도록 한다.`,
    say`The ${investor} may nominate ${val('seats', 'count')} of the directors of the ${company}, and the ${company} and the ${founders} see to their election.`,
    { op: 'gt', path: 'seats', value: 0 },
  ),
  paragraph(
    'management.observer',
    say`${investor}가 지정한 한 사람은 의결권 없이 이사회에 참석할 수 있고, ${company}는 이사와 같은 때에 소집통지와 자료를 준다.`,
    say`A person designated by the ${investor} may attend meetings of the board without a vote, and the ${company} gives that person notice and materials when it gives them to the directors.`,
    eq('observer', true),
  ),
]);

const information = article('information', '정보와 보고', 'Information and Reports', [
  paragraph(
    'information.regular',
    say`${company}는 매 ${val('reportEvery', { labels: REPORTS })}마다 재무 현황과 주요 경영지표를, 사업연도가 끝난 뒤에는 결산 재무제표를 ${investor}에게 준다.`,
    say`The ${company} gives the ${investor} its financial position and key figures every ${val('reportEvery', { labels: REPORTS })}, and its annual accounts after the end of each business year.`,
  ),
  paragraph(
    'information.events',
    say`${company}는 소송의 제기, 주요 인력의 퇴직, 새로운 투자의 협의와 그 밖에 경영에 중대한 영향을 미치는 사정을 지체 없이 ${investor}에게 알린다.`,
    say`The ${company} notifies the ${investor} without delay of legal proceedings, the departure of key people, negotiations on new investment and any other event of material importance for its business.`,
  ),
  paragraph(
    'information.inspection',
    say`${investor}는 합리적인 이유가 있으면 미리 알리고 ${company}의 장부와 기록을 열람하거나 자신의 비용으로 회계법인에 조사하게 할 수 있다.`,
    say`For reasonable cause and on notice the ${investor} may inspect the books and records of the ${company}, or have them examined by accountants at its own cost.`,
  ),
]);

const listing = single(
  'listing',
  '기업공개',
  'Listing',
  [
    say`${company}는 ${val('listingBy', 'date')}까지 국내외 증권시장에 상장하도록 성실하게 노력한다. 상장하지 못한 사실만으로 책임을 지지는 아니한다.`,
    say`The ${company} endeavours in good faith to be listed on a securities market at home or abroad by ${val('listingBy', 'date')}. It is not liable merely because it has not been listed.`,
  ],
  { when: has('listingBy') },
);

const options = single(
  'options',
  '주식매수선택권',
  'Stock Options',
  [
    say`${company}는 투자 후 ${diluted}의 ${val('pool', 'rate')}까지 임직원에게 주식매수선택권을 줄 수 있으며, 이를 넘으려면 ${ref('management')}에서 정한 절차를 따른다.`,
    say`The ${company} may grant its officers and employees options over up to ${val('pool', 'rate')} of the ${diluted} after the investment; to exceed this it follows ${ref('management')}.`,
  ],
  { when: has('pool') },
);

const duty = article('founders', '창업자의 의무', 'Duties of the Founders', [
  paragraph(
    'founders.devotion',
    say`${company}는 각 ${founder}가 ${company}의 경영에 전념하고, 재직하는 동안과 퇴직한 날부터 1년 동안 ${investor}의 동의 없이 ${company}와 경쟁하는 사업을 하지 아니하도록 한다.`,
    say`The ${company} sees to it that each of the ${founders} devotes all working time to the ${company} and, in office and for 1 year thereafter, does not engage without the consent of the ${investor} in a business that competes with the ${company}.`,
  ),
  paragraph(
    'founders.rights',
    say`${company}는 각 ${founder}가 직무에 관하여 이룬 발명과 저작물에 관한 권리를 ${company}에 승계하게 한다.`,
    say`The ${company} sees to it that the rights in inventions and works made by the ${founders} in the course of their duties pass to the ${company}.`,
  ),
]);

/** What the company vouches for, and what the investor learns and has a say in. */
export const controlClauses: readonly Clause[] = [
  companyReps,
  investorReps,
  matters,
  information,
  listing,
  options,
  duty,
];
