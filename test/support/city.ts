import type { Deal } from '#shared/deal/schema.ts';
import type { Listing, ListingKind } from '#shared/listing/schema.ts';
import type { Organisation } from '#shared/organisation/schema.ts';
import type { CallOptions, StackHandle } from './stack.ts';

let made = 0;
/** A number that no other fixture of the run has. */
export const unique = (): number => {
  made += 1;
  return made;
};
/** A fresh Idempotency-Key. */
export const fresh = () => ({ 'idempotency-key': `test-key-${unique()}-${process.pid}` });

/** A valid business number that no other fixture of the run has: offices 101 to 999 count up, the check digit follows. */
export const businessNumber = (): string => {
  const n = unique();
  const nine = `${101 + (n % 899)}81${String(1 + Math.floor(n / 899)).padStart(4, '0')}`;
  const weights = [1, 3, 7, 1, 3, 7, 1, 3, 5];
  const digits = [...nine].map(Number);
  const sum = weights.reduce((total, weight, i) => total + weight * digits[i]!, 0) + Math.floor((digits[8]! * 5) / 10);
  return `${nine}${(10 - (sum % 10)) % 10}`;
};

/** A corporate number that no other fixture of the run has, its check digit right. */
export const corporateNumber = (): string => {
  const twelve = `110111${String(unique()).padStart(6, '0')}`;
  const sum = [...twelve].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 2), 0);
  return `${twelve}${(10 - (sum % 10)) % 10}`;
};

export const won = (amount: string) => ({ amount, currency: 'KRW' });

export const companyProfile = () => ({
  sectors: ['ROBOTICS', 'LOGISTICS'],
  location: { area: 'KR-11', district: '11200' },
  hub: 'SEONGSU',
  foundedOn: '2022-03-02',
  people: 14,
  raising: { stage: 'PRE_A', amount: won('1500000000'), instrument: 'RCPS' },
});
export const investorProfile = () => ({
  type: 'VC',
  sectors: ['ROBOTICS', 'AI'],
  stages: ['SEED', 'PRE_A'],
  ticket: { min: won('500000000'), max: won('3000000000') },
  regions: ['KR-11'],
  keywords: ['자율주행', '물류로봇'],
  exclusions: { sectors: ['GAME'], keywords: ['대부업'] },
  monthlyCapacity: 3,
  portfolio: [
    {
      companyName: '비밀투자기업',
      sectors: ['ROBOTICS'],
      stage: 'SEED',
      area: 'KR-11',
      amount: won('777000000'),
      on: '2025-02-03',
    },
  ],
});

export const technologyProfile = () => ({
  sectors: ['ROBOTICS'],
  tags: ['자율주행', 'SLAM'],
  location: { area: 'KR-11', district: '11200' },
  hub: 'SEONGSU',
  trl: 7,
  problem: { ko: '영하 25도 창고에서 사람이 하는 하역', en: 'Unloading by hand at minus 25 degrees' },
  ipRights: [{ kind: 'PATENT', country: 'KR', number: '10-2345678' }],
  transferTypes: ['NON_EXCLUSIVE', 'POC'],
  feeModels: ['RUNNING'],
  advantage: { ko: '기존 지게차보다 시간당 두 배를 옮긴다', en: 'Moves twice as much an hour as a forklift' },
  economics: {
    alternative: { ko: '유인 지게차', en: 'Manned forklift' },
    unit: { ko: '대당 연간', en: 'per machine and year' },
    ours: won('42000000'),
    theirs: won('78000000'),
  },
  feeTerms: { upfront: won('30000000'), running: 300 },
});
export const needProfile = () => ({
  sectors: ['LOGISTICS', 'ROBOTICS'],
  tags: ['콜드체인'],
  location: { area: 'KR-11', district: '11500' },
  hub: 'M_PLUS',
  problem: { ko: '저온 물류센터의 야간 하역 인력이 모자란다', en: 'Too few people to unload a cold store at night' },
  metrics: [{ name: { ko: '시간당 처리량' }, target: { ko: '팔레트 40개 이상', en: '40 pallets or more' } }],
  leastTrl: 6,
  transferTypes: ['POC', 'NON_EXCLUSIVE'],
  deadlines: { due: '2099-11-30', respondBy: '2099-12-20' },
  budget: { min: won('50000000'), max: won('200000000') },
});
export const acquisitionProfile = () => ({
  sectors: ['COMMERCE'],
  area: 'KR-11',
  businessAge: 'LATE',
  revenueBand: 'FROM_5B',
  askBand: 'FROM_10B',
  peopleBand: 'FROM_30',
  saleTypes: ['SHARES'],
  reason: { ko: '창업자가 은퇴한다', en: 'The founder retires' },
});
const profiles: Readonly<Record<ListingKind, () => object>> = {
  company: companyProfile,
  investor: investorProfile,
  technology: technologyProfile,
  need: needProfile,
  acquisition: acquisitionProfile,
};

/** Acts on the stack as people do. */
export const cityOf = ({ stack, call }: StackHandle) => {
  const tokens = new Map<string, Promise<string>>();
  /** Token of a person by user id; `operator` is the city's. */
  const token = (userId: string): Promise<string> => {
    const known = tokens.get(userId) ?? stack.tokenFor(userId);
    tokens.set(userId, known);
    return known;
  };
  const as = async <T = unknown>(userId: string, target: string, options: Omit<CallOptions, 'token'> = {}) =>
    call<T>(target, { ...options, token: await token(userId) });
  const made201 = async <T>(userId: string, target: string, options: Omit<CallOptions, 'token'>): Promise<T> => {
    const answer = await as<T>(userId, target, { ...options, headers: { ...fresh(), ...options.headers } });
    if (answer.status !== 201) throw new Error(`${target} answered ${answer.status}: ${answer.text}`);
    return answer.body;
  };
  const organisation = (owner: string, more: object = {}) =>
    made201<Organisation>(owner, 'createOrganisation', {
      body: { name: { ko: `조직 ${unique()}` }, country: 'KR', businessNumber: businessNumber(), ...more },
    });
  const draft = (owner: string, organisationId: string, kind: ListingKind, more: object = {}) =>
    made201<Listing>(owner, 'createListing', {
      body: {
        kind,
        organisationId,
        title: { ko: `등록 ${unique()}`, en: `Listing ${made}` },
        summary: { ko: '냉동창고에서 팔레트를 옮기는 자율주행 지게차', en: 'Autonomous forklifts for cold stores' },
        profile: profiles[kind](),
        ...more,
      },
    });
  const act = async (userId: string, target: string, listing: Listing, body?: object): Promise<Listing> => {
    const answer = await as<Listing>(userId, target, {
      params: { listingId: listing.listingId },
      headers: { 'if-match': `"v${listing.version}"` },
      ...(body === undefined ? {} : { body }),
    });
    if (answer.status !== 200) throw new Error(`${target} answered ${answer.status}: ${answer.text}`);
    return answer.body;
  };
  const submit = (owner: string, listing: Listing) => act(owner, 'submitListing', listing);
  const approve = (listing: Listing) => act('operator', 'reviewListing', listing, { decision: 'APPROVE' });
  /** An organisation of its own with a published listing. */
  const published = async (owner: string, kind: ListingKind, more: object = {}, organisationMore: object = {}) => {
    const { organisationId } = await organisation(owner, organisationMore);
    const listing = await approve(await submit(owner, await draft(owner, organisationId, kind, more)));
    return { organisationId, listing };
  };
  /** Runs the night's workflow for a date to its end. */
  const night = async (date: string, revision = 1): Promise<string> => {
    const execution = await stack.startRun({ date, revision });
    if (execution.status !== 'SUCCEEDED')
      throw new Error(`the run ended ${execution.status}: ${JSON.stringify(execution)}`);
    return revision === 1 ? date : `${date}-r${String(revision).padStart(2, '0')}`;
  };
  const deal = (owner: string, listingId: string, counterpartId: string) =>
    made201<Deal>(owner, 'createDeal', { body: { listingId, counterpartId } });
  /** A deal that both sides have agreed to. */
  const introduction = async (
    owner: string,
    other: string,
    listingId: string,
    counterpartId: string,
  ): Promise<Deal> => {
    const { dealId } = await deal(owner, listingId, counterpartId);
    const answer = await as<Deal>(other, 'acceptDeal', { params: { dealId } });
    if (answer.body?.stage !== 'INTRODUCED') throw new Error(`acceptDeal answered ${answer.status}: ${answer.text}`);
    return answer.body;
  };
  /** Suspends an organisation, or lifts its suspension, as the city's operator. */
  const turn = async (organisationId: string, suspended: boolean): Promise<Organisation> => {
    const params = { organisationId };
    const before = await as<Organisation>('operator', 'readOrganisation', { params });
    const answer = await as<Organisation>('operator', suspended ? 'suspendOrganisation' : 'liftSuspension', {
      params,
      headers: { 'if-match': `"v${before.body.version}"` },
      ...(suspended ? { body: { reason: 'FRAUD', text: { ko: '허위 사실', en: 'False statements' } } } : {}),
    });
    if (answer.status !== 200) throw new Error(`turning ${organisationId} answered ${answer.status}: ${answer.text}`);
    return answer.body;
  };
  return { token, as, made201, organisation, draft, act, submit, approve, published, night, deal, introduction, turn };
};
export type City = ReturnType<typeof cityOf>;
