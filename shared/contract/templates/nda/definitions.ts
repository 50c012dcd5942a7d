import { body, josaNode, ref, say } from '../../engine/author.ts';
import type { Clause } from '../../engine/types.ts';
import { define, defines, discloser, info, parties, party, purpose, receiver, tech, term, val } from './words.ts';

const preamble: Clause = {
  id: 'preamble',
  kind: 'preamble',
  body: body(
    say`${val('parties.investor.name', 'text')}(이하 ${define('investor')}라 한다)${josaNode('과/와')} ${val('parties.company.name', 'text')}(이하 ${define('company')}이라 한다)${josaNode('은/는')} 서로 제공하는 ${info}의 보호에 관하여 다음과 같이 비밀유지계약(이하 “이 계약”이라 한다)을 체결한다.`,
    say`This Mutual Non-Disclosure Agreement (this “Agreement”) is entered into between ${val('parties.investor.name', 'text')} (the ${define('investor')}) and ${val('parties.company.name', 'text')} (the ${define('company')}) for the protection of the ${info} that they provide to each other.`,
  ),
};

const aim: Clause = {
  id: 'aim',
  kind: 'article',
  heading: { ko: '목적', en: 'Purpose of this Agreement' },
  body: body(
    say`이 계약은 ${party}가 ${purpose}을 위하여 서로 제공하는 ${info}를 보호하고, 그 제공·사용·관리에 관한 권리와 의무를 정하는 것을 목적으로 한다.`,
    say`This Agreement protects the ${info} that the ${parties} provide to each other for the ${purpose}, and sets out their rights and duties in providing, using and keeping it.`,
  ),
};

const definitions: Clause = {
  id: 'definitions',
  kind: 'article',
  heading: { ko: '정의', en: 'Definitions' },
  body: body(
    say`이 계약에서 사용하는 용어의 뜻은 다음 각 호와 같다.`,
    say`In this Agreement the following terms have the meanings given below.`,
  ),
  children: [
    {
      id: 'definitions.party',
      kind: 'item',
      body: body(
        say`${define('party')}란 ${term('investor')} 또는 ${term('company')}을 말하며, 문맥에 따라 둘 모두를 말한다.`,
        say`${define('party')} means the ${term('investor')} or the ${term('company')} or, as the context requires, both of them.`,
      ),
    },
    {
      id: 'definitions.discloser',
      kind: 'item',
      body: body(
        say`${define('discloser')}란 ${info}를 제공하는 ${party}를 말한다.`,
        say`${define('discloser')} means the ${party} that provides ${info}.`,
      ),
    },
    {
      id: 'definitions.receiver',
      kind: 'item',
      body: body(
        say`${define('receiver')}란 ${info}를 제공받는 ${party}를 말한다.`,
        say`${define('receiver')} means the ${party} that receives ${info}.`,
      ),
    },
    {
      id: 'definitions.info',
      kind: 'item',
      body: body(
        say`${define('info')}란 ${discloser}가 ${purpose}과 관련하여 제공하는 기술상 또는 경영상의 정보로서, 비밀이라는 표시가 있거나 제공할 때 비밀임을 알린 것을 말하며, ${tech}를 포함한다. 말이나 시연으로 제공한 정보는 그 요지를 지체 없이 서면 또는 전자문서로 확인한 것에 한정한다.`,
        say`${define('info')} means technical or business information that the ${discloser} provides in connection with the ${purpose} and that is marked, or identified when provided, as confidential, and includes the ${tech}. Information provided orally or by demonstration is included only where its substance is confirmed in writing or by electronic document without delay.`,
      ),
    },
    {
      id: 'definitions.tech',
      kind: 'item',
      body: body(
        say`${define('tech')}란 비밀로 관리되고 독립된 경제적 가치를 가지는 제조·수리·시공 또는 용역수행의 방법에 관한 자료와 그 밖에 영업활동에 유용한 기술상의 자료로서 ${ref('schedule.materials')}에 적은 것을 말한다.`,
        say`${define('tech')} means materials on methods of manufacture, repair, construction or performance of services, and other technical materials useful in business, that are kept secret, have independent economic value and are listed in ${ref('schedule.materials')}.`,
      ),
    },
    {
      id: 'definitions.purpose',
      kind: 'item',
      body: body(
        say`${define('purpose')}이란 ${ref('purpose.use')}에서 정한 목적을 말한다.`,
        say`${define('purpose')} means the purpose set out in ${ref('purpose.use')}.`,
      ),
    },
    {
      id: 'definitions.holder',
      kind: 'item',
      body: body(
        say`${define('holder')}란 ${receiver}의 임직원으로서 ${info}를 제공받아 보유할 수 있도록 ${ref('schedule.recipients')}에 적은 사람을 말한다.`,
        say`${defines('holder')} means the officers and employees of the ${receiver} who are listed in ${ref('schedule.recipients')} as the persons who may receive and hold ${info}.`,
      ),
    },
  ],
};

/** Preamble, purpose and defined terms. */
export const openingClauses: readonly Clause[] = [preamble, aim, definitions];
