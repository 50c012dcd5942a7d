import { body, josaNode, ref, say } from '../../engine/author.ts';
import type { Clause } from '../../engine/types.ts';
import { CONSIDERATIONS } from './facts.ts';
import { choose, discloser, info, receiver, tech, val } from './words.ts';

const exclusions: Clause = {
  id: 'exclusions',
  kind: 'article',
  heading: { ko: '비밀정보의 예외', en: 'Exclusions' },
  children: [
    {
      id: 'exclusions.list',
      kind: 'paragraph',
      body: body(
        say`다음 각 호의 어느 하나에 해당하는 정보는 ${info}로 보지 아니한다.`,
        say`Information is not ${info} where it falls under any of the following.`,
      ),
      children: [
        {
          id: 'exclusions.public',
          kind: 'item',
          body: body(
            say`제공받을 당시 이미 일반에 공개되어 있던 정보`,
            say`information already public when it was received;`,
          ),
        },
        {
          id: 'exclusions.published',
          kind: 'item',
          body: body(
            say`제공받은 후 ${receiver}의 책임 없는 사유로 공개된 정보`,
            say`information that became public after it was received through no fault of the ${receiver};`,
          ),
        },
        {
          id: 'exclusions.held',
          kind: 'item',
          body: body(
            say`제공받기 전부터 ${receiver}가 적법하게 보유하고 있던 정보`,
            say`information lawfully held by the ${receiver} before it was received;`,
          ),
        },
        {
          id: 'exclusions.third',
          kind: 'item',
          body: body(
            say`비밀유지의무가 없는 제3자로부터 적법하게 얻은 정보`,
            say`information lawfully obtained from a third party under no duty of confidence; or`,
          ),
        },
        {
          id: 'exclusions.independent',
          kind: 'item',
          body: body(
            say`${info}를 이용하지 아니하고 ${receiver}가 독자적으로 개발한 정보`,
            say`information developed independently by the ${receiver} without use of ${info}.`,
          ),
        },
      ],
    },
    {
      id: 'exclusions.proof',
      kind: 'paragraph',
      body: body(
        say`${ref('exclusions.list')} 각 호에 해당한다는 사실은 ${receiver}가 증명한다.`,
        say`The ${receiver} bears the burden of proving that information falls under ${ref('exclusions.list')}.`,
      ),
    },
  ],
};

const compelled: Clause = {
  id: 'compelled',
  kind: 'article',
  heading: { ko: '법령에 따른 공개', en: 'Compelled Disclosure' },
  body: body(
    say`${receiver}가 법령, 법원의 재판 또는 행정기관의 적법한 명령에 따라 ${info}를 공개하여야 하는 경우, 법령이 허용하는 범위에서 미리 ${discloser}에게 그 사실을 알리고, 공개의 범위를 필요한 최소한으로 줄이며, ${discloser}가 보호조치를 구하는 데 협력한다.`,
    say`Where the ${receiver} is required to disclose ${info} by law, by a decision of a court or by a lawful order of an administrative authority, it shall, so far as the law permits, notify the ${discloser} beforehand, limit the disclosure to the minimum necessary and cooperate with the ${discloser} in seeking protective measures.`,
  ),
};

const ownership: Clause = {
  id: 'ownership',
  kind: 'article',
  heading: { ko: '권리의 귀속', en: 'Ownership' },
  children: [
    {
      id: 'ownership.title',
      kind: 'paragraph',
      body: body(
        say`${tech}를 포함한 ${info}에 관한 소유권, 지식재산권 및 그 밖의 모든 권리는 ${discloser}에게 귀속한다.`,
        say`Ownership, intellectual property and all other rights in ${info}, including the ${tech}, belong to the ${discloser}.`,
      ),
    },
    {
      id: 'ownership.no-licence',
      kind: 'paragraph',
      body: body(
        say`이 계약의 어떠한 조항도 ${info}에 관한 실시권, 사용권 또는 그 밖의 권리를 ${receiver}에게 허락하거나 이전하는 것으로 해석하지 아니한다.`,
        say`Nothing in this Agreement shall be construed as granting or transferring to the ${receiver} any licence, right of use or other right in ${info}.`,
      ),
    },
    {
      id: 'ownership.warranty',
      kind: 'paragraph',
      body: body(
        say`${discloser}는 ${info}를 제공할 정당한 권한이 있음을 보증하며, 그 정확성과 완전성은 보증하지 아니한다.`,
        say`The ${discloser} warrants that it is entitled to provide the ${info}, and gives no warranty of its accuracy or completeness.`,
      ),
    },
  ],
};

const PAYMENT_METHODS = {
  labels: {
    bank_transfer: {
      ko: '제공자가 지정한 은행 계좌로 이체하는',
      en: 'by transfer to the bank account designated by the Disclosing Party',
    },
    escrow: {
      ko: '당사자가 합의한 예치기관에 예치하는',
      en: 'by deposit with an escrow agent agreed between the Parties',
    },
  },
} as const;

const consideration: Clause = {
  id: 'consideration',
  kind: 'article',
  heading: { ko: '제공 대가', en: 'Consideration' },
  body: body(
    say`${tech}의 제공에 대한 대가와 그 지급 방법은 다음과 같이 정한다. ${choose(
      'consideration.kind',
      {
        none: say`${receiver}는 ${discloser}에게 별도의 대가를 지급하지 아니한다.`,
        paid: say`${receiver}는 ${discloser}에게 대가로 ${val('consideration.amount', 'money')}${josaNode('을/를')} ${val('consideration.paidOn', 'date')}까지 ${val('consideration.method', PAYMENT_METHODS)} 방법으로 지급한다.`,
      },
      CONSIDERATIONS,
    )}`,
    say`The consideration for the provision of the ${tech} and the manner of its payment are as follows. ${choose(
      'consideration.kind',
      {
        none: say`The ${receiver} shall pay no separate consideration to the ${discloser}.`,
        paid: say`The ${receiver} shall pay to the ${discloser} the sum of ${val('consideration.amount', 'money')} no later than ${val('consideration.paidOn', 'date')} ${val('consideration.method', PAYMENT_METHODS)}.`,
      },
      CONSIDERATIONS,
    )}`,
  ),
};

const RETURN_METHODS = {
  labels: {
    return: {
      ko: '원본과 복제물을 모두 제공자에게 반환하는',
      en: 'returning the originals and all copies to the Disclosing Party',
    },
    destroy: {
      ko: '원본과 복제물을 모두 복구할 수 없게 폐기하는',
      en: 'destroying the originals and all copies beyond recovery',
    },
    return_and_destroy: {
      ko: '원본은 제공자에게 반환하고 복제물은 복구할 수 없게 폐기하는',
      en: 'returning the originals to the Disclosing Party and destroying all copies beyond recovery',
    },
  },
} as const;

const giveBack: Clause = {
  id: 'return',
  kind: 'article',
  heading: { ko: '반환과 폐기', en: 'Return and Destruction' },
  children: [
    {
      id: 'return.how',
      kind: 'paragraph',
      body: body(
        say`${receiver}는 늦어도 ${val('return.by', 'date')}까지, ${info}의 ${val('return.method', RETURN_METHODS)} 방법으로 반환 또는 폐기를 마친다.`,
        say`No later than ${val('return.by', 'date')} the ${receiver} shall complete the return or destruction of the ${info} by ${val('return.method', RETURN_METHODS)}.`,
      ),
    },
    {
      id: 'return.earlier',
      kind: 'paragraph',
      body: body(
        say`${discloser}가 그 전에 서면 또는 전자문서로 요구하거나 이 계약이 먼저 종료된 경우, ${receiver}는 지체 없이 ${ref('return.how')}의 방법에 따라 ${info}를 반환하거나 폐기한다.`,
        say`Where the ${discloser} so requests in writing or by electronic document before that date, or this Agreement ends earlier, the ${receiver} shall return or destroy the ${info} without delay in the manner set out in ${ref('return.how')}.`,
      ),
    },
    {
      id: 'return.certificate',
      kind: 'paragraph',
      body: body(
        say`${info}를 폐기한 ${receiver}는 폐기한 날짜와 방법을 적은 확인서를 ${discloser}에게 준다.`,
        say`A ${receiver} that has destroyed ${info} shall give the ${discloser} a certificate stating the date and the manner of destruction.`,
      ),
    },
    {
      id: 'return.retained',
      kind: 'paragraph',
      body: body(
        say`법령에 따라 보존하여야 하는 ${info}와 통상의 백업 절차로 자동 저장되어 삭제할 수 없는 ${info}는 보존하는 동안 이 계약에 따라 비밀로 유지한다.`,
        say`${info} that must be retained by law, and ${info} stored automatically by ordinary backup procedures that cannot be deleted, shall be kept secret under this Agreement for as long as they are retained.`,
      ),
    },
  ],
};

/** Articles on the limits of the duty, ownership, price and return. */
export const protectionClauses: readonly Clause[] = [exclusions, compelled, ownership, consideration, giveBack];
