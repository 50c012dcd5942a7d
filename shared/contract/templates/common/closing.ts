import type { Label } from '#shared/kernel/i18n.ts';
import { authoring, body, josaNode, say } from '../../engine/author.ts';
import type { Clause, Column, Signatory } from '../../engine/types.ts';
import { COURTS, type CommonFacts, DISPUTE_MODES, LANGUAGES, ROLES } from './facts.ts';

/** Nodes of what all contracts between an investor and a company share; each of them defines the term `party`. */
const { val, choose, term, terms } = authoring<CommonFacts, 'party'>();
const party = term('party');
const parties = terms('party');

export const notices: Clause = {
  id: 'notices',
  kind: 'article',
  heading: { ko: '통지', en: 'Notices' },
  body: body(
    say`이 계약에 따른 통지는 서명란에 적은 주소로 서면을 보내거나 상대방 ${party}가 지정한 전자우편 주소로 전자문서를 보내는 방법으로 하며, 상대방에게 도달한 때에 효력이 생긴다.`,
    say`Notices under this Agreement shall be given in writing to the address stated in the signature block, or by electronic document to the e-mail address designated by the other ${party}, and take effect when they reach the addressee.`,
  ),
};

export const assignment: Clause = {
  id: 'assignment',
  kind: 'article',
  heading: { ko: '양도금지', en: 'No Assignment' },
  body: body(
    say`${party}는 상대방의 사전 서면 동의 없이 이 계약상의 지위나 권리·의무를 양도하거나 담보로 제공하지 아니한다.`,
    say`Neither ${party} shall assign or charge its position, rights or duties under this Agreement without the prior written consent of the other.`,
  ),
};

/** Paragraphs that follow what the agreement is the whole of. */
export const amendments: readonly Clause[] = [
  {
    id: 'entire.amendment',
    kind: 'paragraph',
    body: body(
      say`이 계약은 ${party}가 기명날인하거나 서명한 서면 또는 전자서명한 전자문서로만 변경할 수 있다.`,
      say`This Agreement may be amended only in writing sealed or signed by the ${parties}, or by electronic document bearing their electronic signatures.`,
    ),
  },
  {
    id: 'entire.severability',
    kind: 'paragraph',
    body: body(
      say`이 계약의 일부가 무효로 되더라도 나머지 부분의 효력에는 영향을 미치지 아니한다.`,
      say`If any part of this Agreement is invalid, the validity of the remainder is not affected.`,
    ),
  },
];

export const signing: Clause = {
  id: 'signing',
  kind: 'article',
  heading: { ko: '전자서명과 원본', en: 'Electronic Signature and Originals' },
  body: body(
    say`${party}는 이 계약을 전자문서로 작성하고 전자서명으로 체결할 수 있으며, 그 전자서명은 기명날인 또는 서명과 같은 효력을 가지는 것으로 한다.`,
    say`The ${parties} may draw up this Agreement as an electronic document and conclude it by electronic signature, and agree that such a signature has the same effect as a seal or a handwritten signature.`,
  ),
};

/** The clause on the prevailing language. */
export const language: Clause = {
  id: 'language',
  kind: 'article',
  heading: { ko: '언어', en: 'Language' },
  body: body(
    say`이 계약은 국문과 영문으로 작성한다. ${choose(
      'language',
      {
        ko: say`두 언어본의 내용이 서로 다른 경우 국문본이 우선하며, 영문본은 참고를 위한 번역으로 한다.`,
        en: say`두 언어본의 내용이 서로 다른 경우 영문본이 우선하며, 국문본은 참고를 위한 번역으로 한다.`,
      },
      LANGUAGES,
    )}`,
    say`This Agreement is drawn up in Korean and in English. ${choose(
      'language',
      {
        ko: say`Where the two texts differ, the Korean text prevails and the English text is a translation for reference.`,
        en: say`Where the two texts differ, the English text prevails and the Korean text is a translation for reference.`,
      },
      LANGUAGES,
    )}`,
  ),
};

export const disputes: Clause = {
  id: 'disputes',
  kind: 'article',
  heading: { ko: '준거법과 분쟁해결', en: 'Governing Law and Disputes' },
  children: [
    {
      id: 'disputes.law',
      kind: 'paragraph',
      body: body(
        say`이 계약은 대한민국 법에 따라 규율되고 해석된다.`,
        say`This Agreement is governed by and construed in accordance with the laws of the Republic of Korea.`,
      ),
    },
    {
      id: 'disputes.talks',
      kind: 'paragraph',
      body: body(
        say`이 계약에 관하여 분쟁이 생긴 경우 ${party}는 먼저 성실하게 협의하여 해결하도록 노력한다.`,
        say`The ${parties} shall first endeavour to settle any dispute concerning this Agreement by consultation in good faith.`,
      ),
    },
    {
      id: 'disputes.forum',
      kind: 'paragraph',
      body: body(
        say`협의로 해결되지 아니한 분쟁의 해결 방법은 다음과 같다. ${choose(
          'disputes.mode',
          {
            court: say`${val('disputes.court', { labels: COURTS })}${josaNode('을/를')} 제1심의 전속적 합의관할법원으로 한다.`,
            arbitration: say`대한상사중재원의 국제중재규칙 또는 국내중재규칙 가운데 해당하는 규칙에 따라 서울에서 중재인 ${val('disputes.arbitrators', 'count')}명의 중재로 최종 해결한다.`,
          },
          DISPUTE_MODES,
        )}`,
        say`A dispute not so settled shall be resolved as follows. ${choose(
          'disputes.mode',
          {
            court: say`The ${val('disputes.court', { labels: COURTS })} shall have exclusive jurisdiction at first instance.`,
            arbitration: say`It shall be finally settled by arbitration in Seoul under the applicable international or domestic arbitration rules of the Korean Commercial Arbitration Board, the number of arbitrators being ${val('disputes.arbitrators', 'count')}.`,
          },
          DISPUTE_MODES,
        )}`,
      ),
    },
  ],
};

export const closing: Clause = {
  id: 'closing',
  kind: 'closing',
  body: body(
    say`이 계약의 체결을 증명하기 위하여 ${party}는 계약서 두 통을 작성하여 각각 기명날인 또는 서명한 후 한 통씩 보관한다. 계약 체결일: ${val('signedOn', 'date')}`,
    say`In witness whereof the ${parties} have drawn up this Agreement in duplicate, sealed or signed each original, and keep one each. Date of this Agreement: ${val('signedOn', 'date')}`,
  ),
};

/** A column of a table that shows one value. */
export const column = (ko: string, en: string, cell: Column['cell'][number]): Column => ({
  heading: { ko, en },
  cell: [cell],
});

/** Where a party signs, under what the contract calls it. */
export const signatoryOf = (role: string, heading: Label): Signatory => {
  const line = (ko: string, en: string, field: string): Signatory['lines'][number] => ({
    label: { ko, en },
    cell: [{ t: 'var', path: `parties.${role}.${field}`, as: 'text' }],
  });
  return {
    id: `signature.${role}`,
    heading,
    lines: [
      line('상호', 'Name', 'name'),
      line('등록번호', 'Registration No.', 'registrationNumber'),
      line('주소', 'Address', 'address'),
      line('직위', 'Title', 'representative.title'),
      line('성명', 'Signatory', 'representative.name'),
    ],
  };
};
/** Where a side of an investment signs. */
export const signatory = (role: 'investor' | 'company', heading: Label = ROLES[role]): Signatory =>
  signatoryOf(role, heading);
