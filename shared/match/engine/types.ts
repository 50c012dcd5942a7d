/**
 * What the engine takes and gives. Everything is plain data: no listing, no store, no clock reaches it, so a run can be
 * repeated from its stored input on any machine and give the same bytes.
 */

/**
 * The factors of a score, in the order of `Candidates.parts`: one vocabulary for all scorers. The untrained one leaves the last
 * three at 0.
 */
export const FACTORS = ['sector', 'stage', 'ticket', 'region', 'text', 'partners', 'momentum', 'activity'] as const;
export type Factor = (typeof FACTORS)[number];

/** One past investment of an investor. */
export interface PastDeal {
  /** The company, where it is listed here; it will then never be proposed again. */
  companyId?: string;
  sectors: string[];
  stage?: string;
  area?: string;
  /** Size of the round in won. */
  amount?: number;
  /** YYYY-MM-DD. */
  on: string;
}

export interface InvestorInput {
  id: string;
  organisationId: string;
  sectors: string[];
  stages: string[];
  /** ISO 3166-2 codes; a bare country code means the whole country. Empty means anywhere. */
  areas: string[];
  /** Range of a single investment in won, both ends included. Confidential. */
  ticket?: { min: number; max: number };
  text: string;
  excludedSectors: string[];
  excludedKeywords: string[];
  portfolio: PastDeal[];
  /** Most companies to be proposed to it, 0..65535. */
  capacity: number;
  excludedCompanyIds: string[];
  /** Groups of traits; only a company that has at least one of each group is proposed. None unless told. */
  requires?: string[][];
}

export interface CompanyInput {
  id: string;
  organisationId: string;
  sectors: string[];
  stage: string;
  area: string;
  /** Target amount of the round in won. */
  ask?: number;
  text: string;
  /** Most investors it is to be proposed to, 0..65535. */
  capacity: number;
  /** What investors may insist on. */
  traits?: string[];
}

/** Milli-points per unit of each term: lifts are natural logarithms, `fit` runs from -1 to 1, the cosine from 0 to 1. */
export interface Weights {
  readonly sector: number;
  readonly stage: number;
  readonly ask: number;
  readonly fit: number;
  readonly region: number;
  readonly text: number;
}

/** What an investor did about a company it was shown, from looking at it to investing. */
export type SignalKind = 'view' | 'save' | 'contact' | 'meeting' | 'investment' | 'decline';

/** One behaviour: identifiers of the two listings, and the day (YYYY-MM-DD). */
export interface Signal {
  investor: string;
  company: string;
  kind: SignalKind;
  on: string;
}

export interface MarketInput {
  /** The day the market is looked at; deals after it are not known yet. */
  asOf: string;
  /** What each term counts; those of investors and companies unless told. */
  weights?: Weights;
  investors: InvestorInput[];
  companies: CompanyInput[];
  /** What is known of how investors took what they were shown; of companies that are not in the market nothing counts. */
  signals?: readonly Signal[];
}

/**
 * Per investor (CSR by `start`), the values it has evidence for: `declared` pseudo-deals of its thesis and `dealt`
 * time-decayed deals of its record, both counted in deals; `acted` what it did about companies it was shown, in fractions of
 * deals, less than 0 where it declines them.
 */
export interface Evidence {
  start: Uint32Array;
  code: Uint16Array;
  declared: Float64Array;
  dealt: Float64Array;
  acted: Float64Array;
}

/** An attribute on which investors specialise: its values, how common each is in the market (sums to 1 with those nobody has), and who leans where. */
export interface Attribute {
  values: string[];
  prior: Float64Array;
  evidence: Evidence;
}

/** TF-IDF texts: companies by term (inverted index), investors by row; every row has unit length. */
export interface TextIndex {
  terms: Map<string, number>;
  postingStart: Uint32Array;
  postingCompany: Uint32Array;
  postingWeight: Float32Array;
  investorStart: Uint32Array;
  investorTerm: Uint32Array;
  investorWeight: Float32Array;
  /** Inverse document frequency by term; 0 for terms too common to tell companies apart. */
  idf: Float32Array;
}

/** The market as columns. Investors and companies are in ascending order of id; an index is a position in that order. */
export interface Market {
  asOf: string;
  weights: Weights;
  investorIds: string[];
  companyIds: string[];
  investorCapacity: Uint16Array;
  companyCapacity: Uint16Array;
  sector: Attribute;
  stage: Attribute;
  area: Attribute;
  /** Buckets of the amount asked for; its values are bucket numbers. */
  ask: Attribute;
  companySectorStart: Uint32Array;
  companySector: Uint16Array;
  companyStage: Uint16Array;
  companyArea: Uint16Array;
  companyAskBucket: Uint16Array;
  /** Won; NaN where the company states none. */
  companyAsk: Float64Array;
  /** Won; NaN where the investor states none. */
  ticketMin: Float64Array;
  ticketMax: Float64Array;
  /** Per investor, companies it must never meet, ascending. */
  blockedStart: Uint32Array;
  blockedCompany: Uint32Array;
  /** Per investor, codes of the sectors it refuses. */
  refusedStart: Uint32Array;
  refusedSector: Uint16Array;
  /** Bits of what each company has; per investor, groups of bits of which a company must have one each. */
  companyTraits: Uint32Array;
  requiredStart: Uint32Array;
  requiredTraits: Uint32Array;
  /** Per investor, areas it ticked as such; a country stands for itself here. Used for explaining only. */
  areasTicked: string[][];
  text: TextIndex;
  investorText: string[];
  companyText: string[];
}

/** Code of a value that is not known. */
export const UNKNOWN = 0xffff;

/**
 * Scored pairs as parallel columns. Scores and parts are integers in milli-points (1000 = the pair is e times as likely
 * as chance), so the parts of a pair add up to its score exactly and on every machine.
 */
export interface Candidates {
  investor: Uint32Array;
  company: Uint32Array;
  score: Int32Array;
  /** `FACTORS.length` values a pair. */
  parts: Int32Array;
}

/** What the investor told or did about a value, as shares of its evidence and of the market. */
export interface LeaningFacts {
  /** The company's value: of several, the one that helps most. Absent when unknown. */
  value?: string;
  /** The investor named the value in its thesis. */
  declared: boolean;
  /** Share of the investor's past deals in this value, recent ones counting more; absent without such deals. */
  investorShare?: number;
  /** Share of the market in this value. */
  marketShare?: number;
  /** True where the investor has said or done anything about this attribute. */
  informed: boolean;
}

export interface TicketFacts {
  /** Where the amount asked for lies against the investor's range. */
  place: 'inside' | 'below' | 'above' | 'undeclared' | 'unknown';
  /** Bucket of the amount asked for, 0..6 (see `ASK_EDGES`). */
  askBucket?: number;
  /** Share of the investor's past deals in the same bucket; absent without such deals. */
  investorShare?: number;
  informed: boolean;
}

export interface RegionFacts extends LeaningFacts {
  /** The area the investor ticked that holds the company: the area itself or its country. */
  matched?: string;
}

export interface TextFacts {
  /** At most three expressions of the company's text that both texts share, strongest first. */
  terms: string[];
  /** True where both sides have a text. */
  informed: boolean;
}

/** `informed` here and below: the scorer looks at such things at all, and there is something to look at. */
export interface PartnersFacts {
  /** How many of those the investor has invested with are in the company; absent below three, which would tell who. */
  partners?: number;
  informed: boolean;
}

/** How lively a sector is: more, as many or fewer rounds in the last year than in the two before. */
export type Heat = 'rising' | 'steady' | 'cooling';

export interface MomentumFacts {
  /** Rounds of the company in the last two years. */
  rounds?: number;
  /** Of the company's sector; absent where it is not known. */
  heat?: Heat;
  informed: boolean;
}

export interface ActivityFacts {
  /** Investments of the investor in the last year, companies counted once. */
  deals?: number;
  informed: boolean;
}

/** A part of a score with the facts behind it. */
export type FactorReason =
  | { factor: 'sector'; points: number; facts: LeaningFacts }
  | { factor: 'stage'; points: number; facts: LeaningFacts }
  | { factor: 'ticket'; points: number; facts: TicketFacts }
  | { factor: 'region'; points: number; facts: RegionFacts }
  | { factor: 'text'; points: number; facts: TextFacts }
  | { factor: 'partners'; points: number; facts: PartnersFacts }
  | { factor: 'momentum'; points: number; facts: MomentumFacts }
  | { factor: 'activity'; points: number; facts: ActivityFacts };
