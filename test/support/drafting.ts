import type { Draft } from '#shared/contract/schema.ts';
import type { DraftStatus } from '#shared/contract/signing/schema.ts';
import { type City, fresh } from './city.ts';
import { stated } from './contract-example.ts';

/** What a party's record may lack and a contract needs. */
const party = {
  address: { ko: '서울특별시 성동구 1', en: '1, Seongdong-gu, Seoul' },
  representative: { name: { ko: '이한강', en: 'Hangang Lee' }, title: { ko: '대표이사', en: 'CEO' } },
};
/** Everything that the parties state in a non-disclosure agreement; with `signatories` also what their records may lack. */
export const ndaFacts = (signatories: boolean) => ({
  ...stated,
  ...(signatories ? { parties: { investor: party, company: party } } : {}),
});

/** A complete non-disclosure agreement of a deal that both sides have agreed to. */
export const readyDraft = (city: City, owner: string, dealId: string, signatories = true): Promise<Draft> =>
  city.made201<Draft>(owner, 'createDraft', {
    params: { dealId },
    body: { templateId: 'nda', facts: ndaFacts(signatories) },
  });

/** The draft as far towards its signature as told, each step by whoever may. */
export const advanced = async (
  city: City,
  draft: Pick<Draft, 'draftId' | 'version'>,
  sides: readonly [string, string],
  to: 'ISSUED' | 'APPROVED' | 'SENT' | 'SIGNED',
): Promise<DraftStatus> => {
  const params = { draftId: draft.draftId };
  const step = async (person: string, route: string, body?: object, headers?: Record<string, string>) => {
    const answer = await city.as<DraftStatus>(person, route, {
      params,
      ...(body === undefined ? {} : { body }),
      ...(headers === undefined ? {} : { headers }),
    });
    if (answer.status !== 200) throw new Error(`${route} answered ${answer.status}: ${answer.text}`);
    return answer.body;
  };
  const version = { ...fresh(), 'if-match': `"v${draft.version}"` };
  let status = await step(sides[0], 'issueDraft', { expiresOn: '2026-12-20' }, version);
  if (to === 'ISSUED') return status;
  for (const side of sides) status = await step(side, 'approveDraft', { modelHash: status.modelHash });
  if (to === 'APPROVED') return status;
  status = await step(sides[0], 'requestSignature', {});
  return to === 'SENT' ? status : step(sides[1], 'collectSignature');
};
