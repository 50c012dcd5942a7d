import type { Label } from '#shared/kernel/i18n.ts';

/** What every draft says of itself. */
export const DISCLAIMER: Label = {
  ko: '이 문서는 당사자가 입력한 값과 공개된 서식 규칙으로 만든 초안이며 법률자문이 아니다. 서명하기 전에 변호사의 검토를 받아야 한다. 점검 결과는 확인할 점을 알릴 뿐 적법함을 뜻하지 아니한다.',
  en: 'This document is a draft made from the values entered by the parties and published form rules. It is not legal advice. Have a lawyer review it before signing. The checks point out what to look at; passing them does not mean that the draft is legally sound.',
};
