import { sha256Hex } from '#shared/kernel/hash.ts';
import type { Label } from '#shared/kernel/i18n.ts';
import { type Fault, Rejection, reject } from '#shared/kernel/rejection.ts';
import { plusDays, seoulDate } from '#shared/kernel/time.ts';
import type { DraftModel } from '../engine/index.ts';
import { isNda } from '../templates/index.ts';
import type { DraftState, Envelope, SignedCopy, Signing, Staleness } from './schema.ts';

/** Forms whose signature only leads up to the deal's contract. */
const PRELIMINARY = new Set(['ts', 'loi', 'mou']);
/** What a signed form is to the deal: its agreement of confidentiality, its contract, or neither. */
export const standsFor = (templateId: string): 'NDA' | 'CONTRACT' | undefined =>
  isNda(templateId) ? 'NDA' : PRELIMINARY.has(templateId) ? undefined : 'CONTRACT';

/** Calendar days that a draft may wait for signatures at most. */
const LONGEST = 365;

const STATES: Readonly<Record<DraftState, Label>> = {
  DRAFT_INCOMPLETE: { ko: '작성 중', en: 'incomplete' },
  READY: { ko: '발행 가능', en: 'ready' },
  ISSUED: { ko: '서명용으로 발행됨', en: 'issued for signature' },
  APPROVED: { ko: '양측 승인됨', en: 'approved by both sides' },
  SIGNED: { ko: '서명 완료', en: 'signed' },
  STALE: { ko: '근거 정보가 바뀜', en: 'stale' },
  DECLINED: { ko: '거절됨', en: 'declined' },
  EXPIRED: { ko: '서명 기한이 지남', en: 'expired' },
  VOID: { ko: '효력 없음', en: 'void' },
};

/** What the state of a version of a draft follows from. */
export interface Standing {
  readonly model: DraftModel;
  /** The draft's latest version. */
  readonly latest: number;
  /** What was done with this version, if it was issued. */
  readonly signing: Signing | undefined;
  readonly stale: Staleness | undefined;
}

/** Where a version stands on a day in Seoul. What is signed stays signed whatever becomes of its sources. */
export const stateOf = ({ model, latest, signing, stale }: Standing, day: string): DraftState => {
  if (signing?.state === 'SIGNED' || signing?.state === 'DECLINED') return signing.state;
  if (model.version < latest || signing?.state === 'VOID') return 'VOID';
  if (signing !== undefined && signing.expiresOn < day) return 'EXPIRED';
  if (stale !== undefined) return 'STALE';
  return signing?.state ?? (model.status === 'review_ready' ? 'READY' : 'DRAFT_INCOMPLETE');
};

const wrongState = (state: DraftState): Rejection =>
  reject(
    'wrong-state',
    `초안의 현재 상태는 ‘${STATES[state].ko}’이므로 할 수 없습니다`,
    `The draft is ${STATES[state].en}, where this is not possible`,
  );

const pointer = (path: string): string => `/facts/${path.replaceAll('.', '/')}`;
const fault = (at: string, code: string, message: Label): Fault => ({ in: 'body', pointer: at, code, message });

/** Everything that a changed source has made untrue: one fault for each value. */
const staleFaults = (stale: Staleness | undefined): Fault[] =>
  (stale?.changes ?? []).map(({ path, label, before, after }) =>
    fault(pointer(path), 'stale', {
      ko: `‘${label.ko}’ 값이 바뀌었습니다: ${before?.ko ?? '(없음)'} → ${after?.ko ?? '(없음)'}`,
      en: `“${label.en}” has changed: ${before?.en ?? '(none)'} → ${after?.en ?? '(none)'}`,
    }),
  );

/** @throws Rejection `conflict` with everything that has changed. */
export const refuseStale = (stale: Staleness | undefined): void => {
  if (stale === undefined) return;
  throw new Rejection('conflict', {
    detail: {
      ko: '초안이 인용한 정보가 바뀌었습니다. 새 버전을 만들어 주십시오',
      en: 'Records that the draft cites have changed; make a new version of it',
    },
    faults: staleFaults(stale),
  });
};

/**
 * A version issued for signature.
 * @throws Rejection `conflict` with the whole list while an error is open, a value missing or a source changed; `wrong-state` where it
 * is under way or has ended otherwise; `invalid-body` for a day that is over or too far away.
 */
export const issue = (
  standing: Standing,
  { draftId, expiresOn, by, at }: { draftId: string; expiresOn: string; by: string; at: string },
): Signing => {
  const { model, stale, signing } = standing;
  const state = stateOf(standing, seoulDate(at));
  if (!['READY', 'DRAFT_INCOMPLETE', 'STALE', 'EXPIRED'].includes(state)) throw wrongState(state);
  // What is missing is a warning while drafting; nobody signs a contract with blanks.
  const open = model.issues.filter(
    ({ severity, ruleId }) => severity === 'error' || ruleId === 'CC-REQ' || ruleId === 'CC-PENDING',
  );
  const faults = [
    ...open.map(({ ruleId, paths, messageKo, messageEn }) =>
      fault(paths[0] === undefined ? '/facts' : pointer(paths[0]), ruleId, { ko: messageKo, en: messageEn }),
    ),
    ...staleFaults(stale),
  ];
  if (faults.length > 0)
    throw new Rejection('conflict', {
      detail: {
        ko: '아래 사항을 모두 해결해야 서명용으로 발행할 수 있습니다',
        en: 'All of the following has to be settled before the draft can be issued for signature',
      },
      faults,
    });
  const today = seoulDate(at);
  if (expiresOn < today || expiresOn > seoulDate(plusDays(at, LONGEST)))
    throw new Rejection('invalid-body', {
      faults: [
        fault('/expiresOn', 'out-of-range', {
          ko: '오늘부터 1년 안의 날짜여야 합니다',
          en: 'Has to be a day from today to a year from now',
        }),
      ],
    });
  return {
    draftId,
    draftVersion: model.version,
    modelHash: model.hashes.model,
    state: 'ISSUED',
    expiresOn,
    issuedBy: by,
    issuedAt: at,
    approvals: [],
    version: (signing?.version ?? 0) + 1,
  };
};

/** The version under way that somebody means by its hash. @throws Rejection `wrong-state`, `conflict`. */
const meant = (standing: Standing, modelHash: string, at: string, ...states: DraftState[]): Signing => {
  const { signing, stale } = standing;
  const state = stateOf(standing, seoulDate(at));
  if (signing === undefined || (!states.includes(state) && state !== 'STALE')) throw wrongState(state);
  if (signing.modelHash !== modelHash)
    throw reject(
      'conflict',
      '승인하려는 내용이 발행된 버전과 다릅니다. 다시 읽어 주십시오',
      'This is not the version that was issued; read it again',
    );
  if (!states.includes('STALE')) refuseStale(stale);
  return signing;
};

/**
 * The version with the approval of these sides, by its hash; unchanged where they had approved. Both sides' approvals make it APPROVED.
 * @throws Rejection `wrong-state` unless it is issued; `conflict` where the hash is another version's, or a source has changed.
 */
export const approve = (
  standing: Standing,
  sides: readonly string[],
  parties: readonly string[],
  { modelHash, by, at }: { modelHash: string; by: string; at: string },
): Signing => {
  const signing = meant(standing, modelHash, at, 'ISSUED', 'APPROVED');
  const given = new Set(signing.approvals.map(({ organisationId }) => organisationId));
  const added = sides.filter(side => !given.has(side)).map(organisationId => ({ organisationId, by, at }));
  if (added.length === 0) return signing;
  const approvals = [...signing.approvals, ...added];
  const all = parties.every(party => approvals.some(({ organisationId }) => organisationId === party));
  return { ...signing, approvals, state: all ? 'APPROVED' : 'ISSUED', version: signing.version + 1 };
};

/**
 * The version declined by a side; a stale one may be declined too.
 * @throws Rejection `wrong-state` unless it is issued or approved; `conflict` where the hash is another version's.
 */
export const decline = (
  standing: Standing,
  { modelHash, ...declined }: { modelHash: string } & NonNullable<Signing['declined']>,
): Signing => {
  const signing = meant(standing, modelHash, declined.at, 'ISSUED', 'APPROVED', 'STALE');
  return { ...signing, state: 'DECLINED', declined, version: signing.version + 1 };
};

/** @throws Rejection `wrong-state` unless both sides have approved; `conflict` where a source has changed. */
export const mayBeSigned = (standing: Standing, at: string): Signing =>
  meant(standing, standing.model.hashes.model, at, 'APPROVED');

/** The version in the hands of a signing provider. */
export const sent = (signing: Signing, envelope: Envelope): Signing => ({
  ...signing,
  envelope,
  version: signing.version + 1,
});

/** What a new version of the draft makes of the one before. @throws Rejection `wrong-state` where that is signed. */
export const voided = (signing: Signing | undefined): Signing | undefined => {
  if (signing === undefined || signing.state === 'DECLINED' || signing.state === 'VOID') return undefined;
  if (signing.state === 'SIGNED') throw wrongState('SIGNED');
  return { ...signing, state: 'VOID', version: signing.version + 1 };
};

/** A file as a signing provider gives it back. */
export interface ReceivedFile {
  readonly provider: string;
  readonly envelopeId: string;
  readonly bytes: Uint8Array;
  /** Sides in whose name it has been signed, and when. */
  readonly signers: SignedCopy['signers'];
}

/**
 * The version with its signed copy, once that is shown to be a copy of what was handed over: of the same provider and envelope, beginning
 * with the very bytes of our PDF (a signature is appended to a PDF, ISO 32000-2 §12.8), and signed for every side.
 * @throws Rejection `conflict` with everything that does not fit.
 */
export const signed = (signing: Signing, received: ReceivedFile, parties: readonly string[], at: string): Signing => {
  const { envelope } = signing;
  if (envelope === undefined) throw wrongState(signing.state);
  const faults: Fault[] = [];
  const refuse = (code: string, ko: string, en: string) => faults.push(fault('/signedCopy', code, { ko, en }));
  if (received.provider !== envelope.provider)
    refuse('other-provider', '다른 서명 서비스의 파일입니다', 'The file comes from another signing provider');
  if (received.envelopeId !== envelope.envelopeId)
    refuse('other-envelope', '다른 서명 건의 파일입니다', 'The file belongs to another signing');
  if (
    received.bytes.length <= envelope.bytes ||
    sha256Hex(received.bytes.subarray(0, envelope.bytes)) !== envelope.sha256
  )
    refuse(
      'other-document',
      '보낸 문서에 서명한 파일이 아닙니다',
      'The file is not the document handed over, with signatures added',
    );
  for (const party of parties)
    if (!received.signers.some(({ organisationId }) => organisationId === party))
      refuse('not-signed', '아직 서명하지 않은 당사자가 있습니다', 'A side has not signed yet');
  if (faults.length > 0)
    throw new Rejection('conflict', {
      detail: { ko: '서명된 문서를 확인할 수 없습니다', en: 'The signed document cannot be confirmed' },
      faults,
    });
  const copy: SignedCopy = {
    sha256: sha256Hex(received.bytes),
    bytes: received.bytes.length,
    signers: received.signers.filter(({ organisationId }) => parties.includes(organisationId)),
    at,
  };
  return { ...signing, state: 'SIGNED', signed: copy, version: signing.version + 1 };
};
