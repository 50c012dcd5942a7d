import type { Label } from '#shared/kernel/i18n.ts';
import type { DeclineReason } from '#shared/kernel/vocabulary-trade.ts';

/** For each reason what would change the answer, told to whoever was declined. */
export const ADVICE: Readonly<Record<DeclineReason, Label>> = {
  STAGE_TOO_EARLY: {
    ko: '기술 성숙도가 더 올라간 뒤 다시 제안해 보십시오. 시제품 시험 결과나 실증 자료가 있으면 판단이 달라질 수 있습니다.',
    en: 'Propose again once the technology is more mature: results from a prototype or a trial may change the answer.',
  },
  STAGE_TOO_LATE: {
    ko: '이미 정해진 제품보다 함께 바꿔 갈 여지를 찾고 있습니다. 맞춤 개발이 가능한 범위를 제시하면 다시 검토할 수 있습니다.',
    en: 'They look for something that can still be shaped: say how far you can adapt it to them.',
  },
  FIELD_MISMATCH: {
    ko: '찾는 분야와 다릅니다. 등록 정보의 분야와 해결할 과제를 확인하고, 더 가까운 수요를 검색해 보십시오.',
    en: 'It is another field. Compare the fields and the problem of the listing, and search for a need closer to yours.',
  },
  BENEFIT_UNCLEAR: {
    ko: '지금 쓰는 방식과 비교한 수치가 필요합니다. 비용, 시간, 품질 가운데 무엇이 얼마나 나아지는지 근거와 함께 적어 주십시오.',
    en: 'Figures against what is used today are missing: say what improves by how much (cost, time or quality), and where the figures come from.',
  },
  COMMERCIAL_ROUTE_UNCLEAR: {
    ko: '누가 사서 어떻게 쓰는지가 보이지 않습니다. 첫 고객, 가격, 인허가, 공급 방법을 구체적으로 밝혀 주십시오.',
    en: 'Who buys it and how it is used cannot be seen: name the first customer, the price, approvals and how it is supplied.',
  },
  DESCRIPTION_UNCLEAR: {
    ko: '설명만으로는 무엇인지 알기 어렵습니다. 해결하는 문제, 작동 방식, 현재 상태를 한 단락씩 쉽게 다시 적어 주십시오.',
    en: 'What it is does not become clear: describe in plain words the problem, how it works and where it stands.',
  },
  TECH_CONCERN: {
    ko: '기술적으로 확인할 점이 남아 있습니다. 시험 성적서, 제3자 검증, 권리 상태를 함께 제시하면 다시 볼 수 있습니다.',
    en: 'A technical question is open: test reports, verification by a third party and the state of your rights would help.',
  },
  TERMS: {
    ko: '제시한 조건이 예산이나 이전 방식과 맞지 않습니다. 기술료, 기간, 독점 범위를 바꾼 조건을 다시 제안해 보십시오.',
    en: 'The terms do not fit their budget or way of transfer: come back with another fee, term or scope of exclusivity.',
  },
  CAPACITY: {
    ko: '지금은 검토할 여력이 없습니다. 내용의 문제는 아니므로 다음 분기에 다시 연락해 보십시오.',
    en: 'They have no capacity to look into it now. It is not about what you offer: try again next quarter.',
  },
  CONFLICT: {
    ko: '경쟁 관계나 기존 계약 때문에 함께하기 어렵습니다. 같은 과제를 가진 다른 기업을 찾아보십시오.',
    en: 'Competition or an existing contract stands in the way: look for another firm with the same problem.',
  },
  TIMING: {
    ko: '추진 시기가 맞지 않습니다. 가능한 시작 시점을 물어보거나, 일정이 바뀌면 다시 제안해 보십시오.',
    en: 'The time is wrong: ask when they could start, or propose again when plans have changed.',
  },
  OTHER: {
    ko: '아래에 적힌 사유를 확인해 주십시오.',
    en: 'Please see the reason in their own words.',
  },
};
