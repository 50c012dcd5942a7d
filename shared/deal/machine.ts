import type { DealKind, DealRole, DealStage } from '#shared/kernel/vocabulary-deal.ts';

/** Everything that moves a deal from one stage to another, and what only ever happens within one. */
export const DEAL_ACTS = [
  'ACCEPT',
  'DECLINE',
  'EXPIRE',
  'DRAFT_NDA',
  'SIGN_NDA',
  'NEGOTIATE',
  'AGREE_TERMS',
  'REOPEN',
  'DRAFT_CONTRACT',
  'SUBMIT_REVIEW',
  'RETURN',
  'SIGN',
  'CLOSE_WON',
  'SEND_LOI',
  'WITHDRAW_LOI',
  'REJECT_LOI',
  'ACCEPT_LOI',
  'LAPSE_LOI',
  'START_DILIGENCE',
  'READMIT',
  'STALL',
  'RESUME',
  'CLOSE_LOST',
] as const;
export type DealActName = (typeof DEAL_ACTS)[number];

/**
 * What has to hold besides the stage. `nda-signed`, `contract-signed`: both sides recorded the same file. `terms-agreed`: both
 * accepted the latest version of the terms. `loi-valid`: its last day is not over. `alone`: no other letter of intent gives
 * exclusivity. `held`, `not-held`: the access of this buyer was suspended by another's exclusivity, or was not.
 */
export type Guard = 'nda-signed' | 'contract-signed' | 'terms-agreed' | 'loi-valid' | 'alone' | 'held' | 'not-held';

/** One row of the machine. */
export interface Move {
  readonly act: DealActName;
  readonly from: readonly DealStage[];
  /** `BEFORE`: the stage it was stalled at. `SAME`: it stays where it is. */
  readonly to: DealStage | 'BEFORE' | 'SAME';
  /** `ASKED`: a side that has not agreed yet. `SYSTEM`: the nightly sweep alone. */
  readonly who: 'EITHER' | 'ASKED' | 'SYSTEM' | DealRole;
  /** Kinds of deal it is for; all unless told. */
  readonly kinds?: readonly DealKind[];
  readonly guards: readonly Guard[];
}

const TALKS: readonly DealKind[] = ['INVESTMENT', 'TECHNOLOGY', 'COLLABORATION'];
const SALE: readonly DealKind[] = ['ACQUISITION'];

/** Stages between introduction and signature, in which the two work on it. */
export const WORKING: readonly DealStage[] = [
  'INTRODUCED',
  'NDA_DRAFT',
  'NDA_SIGNED',
  'NEGOTIATING',
  'TERMS_AGREED',
  'CONTRACT_DRAFT',
  'LOI_SENT',
  'LOI_ACCEPTED',
  'DILIGENCE',
  'SPA',
  'IN_REVIEW',
  'SIGNED',
];
/** Stages from which nothing leads on. */
export const FINAL: readonly DealStage[] = ['DECLINED', 'EXPIRED', 'CLOSED_WON', 'CLOSED_LOST'];
/** Stages in which an accepted letter of intent keeps other buyers out. */
export const EXCLUSIVE: readonly DealStage[] = ['LOI_ACCEPTED', 'DILIGENCE', 'SPA', 'IN_REVIEW', 'SIGNED'];

const free = ['not-held'] as const;
/** The machine. An act that is not in a row for the kind, the stage and the side is not possible. */
export const MOVES: readonly Move[] = [
  { act: 'ACCEPT', from: ['PROPOSED'], to: 'INTRODUCED', who: 'ASKED', guards: ['alone'] },
  { act: 'DECLINE', from: ['PROPOSED'], to: 'DECLINED', who: 'EITHER', guards: [] },
  { act: 'EXPIRE', from: ['PROPOSED'], to: 'EXPIRED', who: 'SYSTEM', guards: [] },
  { act: 'DRAFT_NDA', from: ['INTRODUCED'], to: 'NDA_DRAFT', who: 'EITHER', guards: free },
  {
    act: 'SIGN_NDA',
    from: ['INTRODUCED', 'NDA_DRAFT'],
    to: 'NDA_SIGNED',
    who: 'EITHER',
    guards: ['nda-signed', ...free],
  },
  // Some never sign one: talks about an investment often begin without.
  {
    act: 'NEGOTIATE',
    from: ['INTRODUCED', 'NDA_DRAFT', 'NDA_SIGNED'],
    to: 'NEGOTIATING',
    who: 'EITHER',
    kinds: TALKS,
    guards: [],
  },
  {
    act: 'AGREE_TERMS',
    from: ['NEGOTIATING'],
    to: 'TERMS_AGREED',
    who: 'EITHER',
    kinds: TALKS,
    guards: ['terms-agreed'],
  },
  {
    act: 'REOPEN',
    from: ['TERMS_AGREED', 'CONTRACT_DRAFT', 'IN_REVIEW'],
    to: 'NEGOTIATING',
    who: 'EITHER',
    kinds: TALKS,
    guards: [],
  },
  {
    act: 'DRAFT_CONTRACT',
    from: ['TERMS_AGREED'],
    to: 'CONTRACT_DRAFT',
    who: 'EITHER',
    kinds: TALKS,
    guards: ['terms-agreed'],
  },
  { act: 'SUBMIT_REVIEW', from: ['CONTRACT_DRAFT'], to: 'IN_REVIEW', who: 'EITHER', kinds: TALKS, guards: [] },
  { act: 'RETURN', from: ['IN_REVIEW'], to: 'CONTRACT_DRAFT', who: 'EITHER', kinds: TALKS, guards: [] },
  { act: 'SEND_LOI', from: ['NDA_SIGNED'], to: 'LOI_SENT', who: 'buyer', kinds: SALE, guards: free },
  { act: 'WITHDRAW_LOI', from: ['LOI_SENT'], to: 'NDA_SIGNED', who: 'buyer', kinds: SALE, guards: [] },
  { act: 'REJECT_LOI', from: ['LOI_SENT'], to: 'NDA_SIGNED', who: 'seller', kinds: SALE, guards: [] },
  { act: 'LAPSE_LOI', from: ['LOI_SENT'], to: 'NDA_SIGNED', who: 'SYSTEM', kinds: SALE, guards: [] },
  {
    act: 'ACCEPT_LOI',
    from: ['LOI_SENT'],
    to: 'LOI_ACCEPTED',
    who: 'seller',
    kinds: SALE,
    guards: ['loi-valid', 'alone', ...free],
  },
  { act: 'START_DILIGENCE', from: ['LOI_ACCEPTED'], to: 'DILIGENCE', who: 'EITHER', kinds: SALE, guards: free },
  {
    act: 'AGREE_TERMS',
    from: ['DILIGENCE'],
    to: 'SPA',
    who: 'EITHER',
    kinds: SALE,
    guards: ['terms-agreed', ...free],
  },
  { act: 'REOPEN', from: ['SPA', 'IN_REVIEW'], to: 'DILIGENCE', who: 'EITHER', kinds: SALE, guards: free },
  { act: 'SUBMIT_REVIEW', from: ['SPA'], to: 'IN_REVIEW', who: 'EITHER', kinds: SALE, guards: free },
  { act: 'RETURN', from: ['IN_REVIEW'], to: 'SPA', who: 'EITHER', kinds: SALE, guards: free },
  {
    act: 'SIGN',
    from: ['IN_REVIEW'],
    to: 'SIGNED',
    who: 'EITHER',
    guards: ['contract-signed', 'terms-agreed', ...free],
  },
  { act: 'CLOSE_WON', from: ['SIGNED'], to: 'CLOSED_WON', who: 'EITHER', guards: free },
  { act: 'READMIT', from: [...WORKING, 'STALLED'], to: 'SAME', who: 'seller', kinds: SALE, guards: ['held', 'alone'] },
  { act: 'STALL', from: WORKING, to: 'STALLED', who: 'EITHER', guards: [] },
  { act: 'RESUME', from: ['STALLED'], to: 'BEFORE', who: 'EITHER', guards: free },
  { act: 'CLOSE_LOST', from: [...WORKING, 'STALLED'], to: 'CLOSED_LOST', who: 'EITHER', guards: [] },
];

/** Acts that are the consequence of something else that is said by a route of its own. */
export const IMPLIED: readonly DealActName[] = ['ACCEPT', 'EXPIRE', 'SIGN_NDA', 'AGREE_TERMS', 'SIGN', 'LAPSE_LOI'];

/**
 * Days in Seoul that a deal may stay at a stage before both sides are reminded that nothing moves. House figures: a month and a
 * half for talks and two for diligence, two weeks where one act is all that is missing.
 */
export const STALL_DAYS: Readonly<Partial<Record<DealStage, number>>> = {
  INTRODUCED: 14,
  NDA_DRAFT: 14,
  NDA_SIGNED: 21,
  NEGOTIATING: 45,
  TERMS_AGREED: 14,
  CONTRACT_DRAFT: 30,
  LOI_ACCEPTED: 14,
  DILIGENCE: 60,
  SPA: 30,
  IN_REVIEW: 14,
  SIGNED: 30,
  STALLED: 90,
};

/** What a version of the terms that is proposed at a stage does to it; no entry: no terms can be proposed there. */
export const PROPOSING: Readonly<Record<'TALKS' | 'SALE', Partial<Record<DealStage, DealActName | 'NONE'>>>> = {
  TALKS: {
    INTRODUCED: 'NEGOTIATE',
    NDA_DRAFT: 'NEGOTIATE',
    NDA_SIGNED: 'NEGOTIATE',
    NEGOTIATING: 'NONE',
    TERMS_AGREED: 'REOPEN',
    CONTRACT_DRAFT: 'REOPEN',
    IN_REVIEW: 'REOPEN',
  },
  SALE: { DILIGENCE: 'NONE', SPA: 'REOPEN', IN_REVIEW: 'REOPEN' },
};
