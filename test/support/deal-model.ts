import type * as fc from 'fast-check';
import { expect } from 'vitest';
import { type DealActName, WORKING } from '#shared/deal/machine.ts';
import { acceptTerms, advance, proposeTerms, signDocument } from '#shared/deal/moves.ts';
import { endDeal } from '#shared/deal/rules.ts';
import { Deal } from '#shared/deal/schema.ts';
import type { DealRole, DealStage } from '#shared/kernel/vocabulary-deal.ts';
import { AT } from '#test/support/enquiry.ts';

const FREE = { held: false, taken: false };

/** What leads where, written out apart from the table: for talks, and for the sale of a company. */
const TALKS: Record<string, Partial<Record<DealActName, DealStage>>> = {
  INTRODUCED: { DRAFT_NDA: 'NDA_DRAFT', NEGOTIATE: 'NEGOTIATING' },
  NDA_DRAFT: { NEGOTIATE: 'NEGOTIATING' },
  NDA_SIGNED: { NEGOTIATE: 'NEGOTIATING' },
  NEGOTIATING: {},
  TERMS_AGREED: { REOPEN: 'NEGOTIATING', DRAFT_CONTRACT: 'CONTRACT_DRAFT' },
  CONTRACT_DRAFT: { REOPEN: 'NEGOTIATING', SUBMIT_REVIEW: 'IN_REVIEW' },
  IN_REVIEW: { REOPEN: 'NEGOTIATING', RETURN: 'CONTRACT_DRAFT' },
  SIGNED: { CLOSE_WON: 'CLOSED_WON' },
};
export const PLAIN = [
  'DRAFT_NDA',
  'NEGOTIATE',
  'REOPEN',
  'DRAFT_CONTRACT',
  'SUBMIT_REVIEW',
  'RETURN',
  'CLOSE_WON',
] as const;
export type Model = {
  stage: DealStage;
  before: DealStage | undefined;
  number: number;
  accepted: Set<DealRole>;
  nda: Map<DealRole, string>;
  contract: Map<DealRole, string>;
};
export type Real = { deal: Deal };
/** Stages that some run has been at. */
export const reached = new Set<DealStage>();
export const ROLES = ['demander', 'provider'] as const;

/** Something a side does: the model says whether it may and what it leads to; the deal has to agree. */
export class Act implements fc.Command<Model, Real> {
  readonly name: string;
  readonly by: DealRole;
  readonly may: (model: Model) => boolean;
  readonly model: (model: Model) => void;
  readonly real: (deal: Deal) => Deal;
  constructor(
    name: string,
    by: DealRole,
    may: (m: Model) => boolean,
    model: (m: Model) => void,
    real: (deal: Deal) => Deal,
  ) {
    this.name = name;
    this.by = by;
    this.may = may;
    this.model = model;
    this.real = real;
  }
  check = () => true;
  toString = () => `${this.by} ${this.name}`;
  run(model: Model, real: Real) {
    const { version } = real.deal;
    if (!this.may(model)) {
      expect(() => this.real(real.deal), this.toString()).toThrow(
        expect.objectContaining({ name: 'Rejection', reason: expect.stringMatching(/wrong-state|conflict/) }),
      );
      return;
    }
    this.model(model);
    const next = this.real(real.deal);
    if (next !== real.deal) expect(next.version).toBe(version + 1);
    real.deal = Deal.parse(next);
    expect(real.deal.stage, this.toString()).toBe(model.stage);
    reached.add(model.stage);
    expect(real.deal.terms?.number ?? 0).toBe(model.number);
    expect(real.deal.terms?.agreed !== undefined).toBe(model.number > 0 && model.accepted.size === 2);
  }
}

const open = ({ stage }: Model) => WORKING.includes(stage);
export const plain = (act: (typeof PLAIN)[number], by: DealRole) =>
  new Act(
    act,
    by,
    m => TALKS[m.stage]?.[act] !== undefined,
    m => {
      m.stage = TALKS[m.stage]![act]!;
      if (act === 'REOPEN') m.accepted.clear();
      if (act === 'REOPEN' || act === 'RETURN') m.contract.clear();
    },
    deal => advance(deal, act, by, AT, FREE),
  );
export const proposing = (by: DealRole) =>
  new Act(
    'proposes',
    by,
    m => open(m) && m.stage !== 'SIGNED',
    m => {
      if (['TERMS_AGREED', 'CONTRACT_DRAFT', 'IN_REVIEW'].includes(m.stage)) m.contract.clear();
      m.stage = 'NEGOTIATING';
      m.number += 1;
      m.accepted = new Set([by]);
    },
    deal => proposeTerms(deal, by, AT, FREE),
  );
export const accepting = (by: DealRole, older: number) =>
  new Act(
    `accepts the version ${older} before the last`,
    by,
    m => m.number > 0 && older === 0 && (m.accepted.has(by) || m.stage === 'NEGOTIATING'),
    m => {
      if (m.accepted.has(by)) return;
      m.accepted.add(by);
      // Terms reopened by hand are accepted anew by both; the first of them moves nothing.
      if (m.accepted.size === 2) m.stage = 'TERMS_AGREED';
    },
    deal => acceptTerms(deal, by, (deal.terms?.number ?? 0) - older, AT, FREE),
  );
export const signing = (by: DealRole, document: 'NDA' | 'CONTRACT', file: string) => {
  const other = by === 'demander' ? 'provider' : 'demander';
  const of = (m: Model) => (document === 'NDA' ? m.nda : m.contract);
  return new Act(
    `signs ${document} ${file}`,
    by,
    m =>
      (document === 'NDA' ? ['INTRODUCED', 'NDA_DRAFT'] : ['IN_REVIEW']).includes(m.stage) &&
      (of(m).get(other) ?? file) === file,
    m => {
      of(m).set(by, file);
      if (of(m).size === 2) m.stage = document === 'NDA' ? 'NDA_SIGNED' : 'SIGNED';
    },
    deal => {
      const input = { documentHash: file.repeat(64), signedOn: '2026-11-20', signatory: { ko: '김서명' } };
      return signDocument(
        deal,
        by,
        document === 'NDA' ? { ...input, document, endsOn: '2027-11-20' } : { ...input, document },
        AT,
        FREE,
      );
    },
  );
};
export const stalling = (by: DealRole) =>
  new Act(
    'stalls',
    by,
    open,
    m => {
      m.before = m.stage;
      m.stage = 'STALLED';
    },
    deal => advance(deal, 'STALL', by, AT, FREE),
  );
export const resuming = (by: DealRole) =>
  new Act(
    'resumes',
    by,
    m => m.stage === 'STALLED',
    m => {
      m.stage = m.before!;
    },
    deal => advance(deal, 'RESUME', by, AT, FREE),
  );
export const losing = (by: DealRole) =>
  new Act(
    'gives up',
    by,
    m => open(m) || m.stage === 'STALLED',
    m => {
      m.stage = 'CLOSED_LOST';
    },
    deal => endDeal(deal, 'CLOSE_LOST', by, { reason: 'TERMS' }, AT),
  );

/** Whatever leads on from where the deal is, so that long ways are gone too. */
export const onward = (by: DealRole): fc.Command<Model, Real> => {
  const next = (m: Model) => {
    if (m.stage === 'STALLED') return resuming(by);
    if (m.stage === 'INTRODUCED' || m.stage === 'NDA_DRAFT') return signing(by, 'NDA', 'a');
    if (m.stage === 'NEGOTIATING' && m.number > 0) return accepting(by, 0);
    if (m.stage === 'TERMS_AGREED') return plain('DRAFT_CONTRACT', by);
    if (m.stage === 'CONTRACT_DRAFT') return plain('SUBMIT_REVIEW', by);
    if (m.stage === 'IN_REVIEW') return signing(by, 'CONTRACT', 'a');
    return m.stage === 'SIGNED' ? plain('CLOSE_WON', by) : proposing(by);
  };
  return { check: () => true, run: (m, real) => next(m).run(m, real), toString: () => `${by} goes on` };
};
