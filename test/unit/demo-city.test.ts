import { describe, expect, test } from 'vitest';
import { demoCity, parseDemoRecords } from '#infra/local/demo/data.ts';
import { identifying, identityOf, openTexts } from '#shared/disclosure/teaser/rules.ts';
import { magnitudeInWon } from '#shared/kernel/money.ts';
import {
  DISTRICTS,
  HUBS,
  INSTRUMENTS,
  INVESTOR_TYPES,
  SECTORS,
  STAGES,
  type Stage,
} from '#shared/kernel/vocabulary.ts';
import { Listing, NewListing } from '#shared/listing/schema.ts';
import { businessDigits } from '#shared/organisation/rules.ts';
import { NewOrganisation, Organisation } from '#shared/organisation/schema.ts';

const { companies, investors, technologies, needs, acquisitions } = demoCity();
/** Those who bring an organisation of their own. */
const all = [...companies, ...investors];
const traded = [...technologies, ...needs, ...acquisitions];
const AT = '2026-11-24T00:00:00.000Z';
const ORGANISATION_ID = '01JD8X4N6QJ3V5W8Z2K7M9P0RT';

const startups = companies.flatMap(({ key, organisation, listing }) =>
  listing.kind === 'company' ? [{ key, organisation, ...listing.profile }] : [],
);
const funds = investors.flatMap(({ key, organisation, listing }) =>
  listing.kind === 'investor' ? [{ key, organisation, ...listing.profile }] : [],
);
const repeated = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index);

/** Plausible in Korea in 2026: round in 100 million won, head count, year of foundation. */
const BANDS: Record<Stage, { amount: [number, number]; people: [number, number]; founded: [number, number] }> = {
  PRE_FOUNDING: { amount: [0.5, 2], people: [1, 4], founded: [2026, 2026] },
  SEED: { amount: [3, 10], people: [2, 13], founded: [2021, 2026] },
  PRE_A: { amount: [10, 20], people: [8, 24], founded: [2018, 2025] },
  SERIES_A: { amount: [30, 80], people: [16, 60], founded: [2017, 2023] },
  SERIES_B: { amount: [100, 200], people: [25, 130], founded: [2014, 2021] },
  SERIES_C: { amount: [200, 500], people: [60, 260], founded: [2013, 2019] },
  SERIES_D_PLUS: { amount: [400, 1000], people: [120, 500], founded: [2010, 2018] },
  PRE_IPO: { amount: [300, 1000], people: [90, 500], founded: [2009, 2018] },
};
const within = (value: number, [low, high]: [number, number]) => value >= low && value <= high;

describe('records', () => {
  test('are 132 companies and 28 investors, each accepted by the schemas of the API', () => {
    expect(companies).toHaveLength(132);
    expect(investors).toHaveLength(28);
    const refused = all.flatMap(({ key, organisation, listing }) => [
      ...(NewOrganisation.safeParse(organisation).error?.issues ?? []).map(issue => ({ key, issue })),
      ...(NewListing.safeParse({ ...listing, organisationId: ORGANISATION_ID }).error?.issues ?? []).map(issue => ({
        key,
        issue,
      })),
    ]);
    expect(refused).toEqual([]);
  });

  test('are told apart by key, owner, name, person, e-mail and registration number', () => {
    const portfolio = funds.flatMap(fund => (fund.portfolio ?? []).map(deal => deal.companyName));
    expect(repeated(all.map(({ key }) => key))).toEqual([]);
    expect(repeated(all.map(({ owner }) => owner))).toEqual([]);
    expect(repeated([...all.map(({ organisation }) => organisation.name.ko), ...portfolio])).toEqual([]);
    expect(repeated(all.flatMap(({ organisation }) => organisation.name.en ?? []))).toEqual([]);
    expect(repeated(all.map(({ organisation }) => organisation.representative?.name.ko ?? ''))).toEqual([]);
    expect(repeated(all.map(({ organisation }) => organisation.contact?.email ?? ''))).toEqual([]);
    expect(repeated(all.flatMap(({ organisation }) => organisation.businessNumber ?? []).map(String))).toEqual([]);
  });

  test('are fiction: synthetic registration numbers and mail addresses that cannot exist', () => {
    for (const { organisation, listing } of all) {
      expect(organisation.contact?.email).toMatch(/\.example$/);
      const unregistered = listing.kind === 'company' && listing.profile.raising.stage === 'PRE_FOUNDING';
      const digits = businessDigits(organisation.businessNumber ?? '');
      if (organisation.country !== 'KR') expect(organisation.foreignNumber).toContain('DEMO');
      else if (unregistered) expect(digits).toBeUndefined();
      else expect(digits).toMatch(/^9\d{9}$/);
    }
  });

  test('speak Korean and English, save for the one company without English', () => {
    const withoutEnglish = all.filter(
      ({ organisation, listing }) => organisation.name.en === undefined || listing.summary.en === undefined,
    );
    expect(withoutEnglish.map(({ key }) => key)).toEqual(['saegim-seal']);
    for (const { listing } of all) {
      expect(listing.summary.ko).toMatch(/[가-힣]/);
      expect(listing.summary.en ?? '').not.toMatch(/[가-힣]/);
    }
  });
});

describe('what is traded', () => {
  test('is 42 technologies, 40 needs and 12 companies for sale, each accepted by the schemas of the API', () => {
    expect([technologies, needs, acquisitions].map(({ length }) => length)).toEqual([42, 40, 12]);
    const refused = traded.flatMap(({ key, organisation, listing }) => [
      ...(NewOrganisation.safeParse(organisation).error?.issues ?? []).map(issue => ({ key, issue })),
      ...(NewListing.safeParse({ ...listing, organisationId: ORGANISATION_ID }).error?.issues ?? []).map(issue => ({
        key,
        issue,
      })),
    ]);
    expect(refused).toEqual([]);
    expect(repeated([...all, ...traded].map(({ key }) => key))).toEqual([]);
  });

  test('technologies belong to the companies, needs to firms, companies for sale to sellers that the teaser does not name', () => {
    const owners = new Set(companies.map(({ owner }) => owner));
    expect(technologies.filter(({ owner }) => !owners.has(owner))).toEqual([]);
    const others = new Map([...needs, ...acquisitions].map(({ owner, organisation }) => [owner, organisation]));
    expect(others.size).toBe(26);
    const numbers = [...all.map(({ organisation }) => organisation), ...others.values()];
    expect(repeated(numbers.flatMap(({ businessNumber }) => businessNumber ?? []).map(String))).toEqual([]);
    expect(repeated(numbers.map(({ name }) => name.ko))).toEqual([]);
    expect(repeated(numbers.map(({ representative }) => representative?.name.ko ?? ''))).toEqual([]);
    for (const { key, organisation, listing } of acquisitions) {
      const stamps = { version: 1, createdAt: AT, updatedAt: AT };
      const seller = Organisation.parse({
        ...organisation,
        businessNumber: businessDigits(organisation.businessNumber ?? ''),
        organisationId: ORGANISATION_ID,
        verification: { state: 'PENDING', at: AT },
        owners: 1,
        ...stamps,
      });
      const teaser = {
        ...listing,
        organisationId: ORGANISATION_ID,
        listingId: ORGANISATION_ID,
        state: 'DRAFT',
        ...stamps,
      };
      expect(identifying(openTexts(Listing.parse(teaser)), identityOf(seller, [])), key).toEqual([]);
    }
    for (const organisation of others.values()) {
      expect(businessDigits(organisation.businessNumber ?? '')).toMatch(/^9\d{9}$/);
      expect(organisation.contact?.email).toMatch(/\.example$/);
    }
  });

  test('has Korean throughout, English but for four records, and something for every tier', () => {
    for (const { key, listing } of traded) {
      expect(listing.summary.ko, key).toMatch(/[가-힣]/);
      expect(listing.summary.ko.length, key).toBeGreaterThan(40);
      expect(listing.summary.en ?? '', key).not.toMatch(/[가-힣]/);
    }
    expect(traded.filter(({ listing }) => listing.summary.en === undefined)).toHaveLength(4);
    const told = (member: string) => traded.filter(({ listing }) => member in listing.profile).length;
    for (const member of ['advantage', 'economics', 'budget', 'underNda'])
      expect(told(member), member).toBeGreaterThan(2);
  });
});

describe('summaries', () => {
  const RUN = 4;
  /** Pairs of texts that share a run of more than {@link RUN} consecutive words, with the words. */
  const borrowed = (texts: readonly { key: string; text: string }[]) => {
    const first = new Map<string, string>();
    const found: string[] = [];
    for (const { key, text } of texts) {
      const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
      for (let at = 0; at + RUN < words.length; at += 1) {
        const run = words.slice(at, at + RUN + 1).join(' ');
        const owner = first.get(run) ?? key;
        if (owner !== key) found.push(`${owner} and ${key}: ${run}`);
        first.set(run, owner);
      }
    }
    return found;
  };

  test.each(['ko', 'en'] as const)('are each written for their company (%s)', language => {
    const texts = [...all, ...traded].map(({ key, listing }) => ({ key, text: listing.summary[language] ?? '' }));
    expect(borrowed(texts)).toEqual([]);
  });

  test('would be caught borrowing five words, not four', () => {
    const text = 'Autonomous forklifts that keep moving pallets, even at night';
    expect(
      borrowed([
        { key: 'a', text },
        { key: 'b', text: 'Robots THAT keep moving pallets even by day' },
      ]),
    ).toEqual(['a and b: that keep moving pallets even']);
    expect(
      borrowed([
        { key: 'a', text },
        { key: 'b', text: 'Robots that keep moving pallets by day' },
      ]),
    ).toEqual([]);
  });

  test('are one to three sentences of some substance', () => {
    for (const { key, listing } of all) {
      const sentences = listing.summary.ko.split(/\.(?:\s|$)/).filter(Boolean).length;
      expect(within(sentences, [1, 3]), `${key}: ${sentences} sentences`).toBe(true);
      expect(listing.summary.ko.length, key).toBeGreaterThan(60);
    }
  });
});

describe('companies', () => {
  test('cover every district, hub, sector, stage and instrument', () => {
    const used = (values: readonly (string | undefined)[]) => [...new Set(values.filter(v => v !== undefined))].sort();
    expect(used(startups.map(({ location }) => location.district))).toEqual(Object.keys(DISTRICTS).sort());
    expect(used(startups.map(({ hub }) => hub))).toEqual(Object.keys(HUBS).sort());
    expect(used(startups.flatMap(({ sectors }) => sectors))).toEqual(Object.keys(SECTORS).sort());
    expect(used(startups.map(({ raising }) => raising.stage))).toEqual(Object.keys(STAGES).sort());
    const { BW: _bondsWithWarrants, ...instruments } = INSTRUMENTS;
    expect(used(startups.map(({ raising }) => raising.instrument))).toEqual(Object.keys(instruments).sort());
    const areas = used(startups.map(({ location }) => location.area));
    expect(areas).toEqual(['KR-11', 'KR-26', 'KR-30', 'KR-41', 'SG', 'US-CA']);
  });

  test('ask for amounts, employ people and were founded as their stage suggests', () => {
    for (const { key, raising, people, foundedOn } of startups) {
      const band = BANDS[raising.stage];
      const amount = raising.amount === undefined ? Number.NaN : magnitudeInWon(raising.amount) / 1e8;
      expect(within(amount, band.amount), `${key} asks for ${amount}`).toBe(true);
      expect(within(people ?? 0, band.people), `${key} has ${people} people`).toBe(true);
      const year = Number((foundedOn ?? '2026').slice(0, 4));
      expect(within(year, band.founded), `${key} founded ${foundedOn}`).toBe(true);
    }
  });
});

describe('investors', () => {
  test('are of every kind, with tickets and past deals of a plausible size', () => {
    expect([...new Set(funds.map(({ type }) => type))].sort()).toEqual(Object.keys(INVESTOR_TYPES).sort());
    for (const { key, ticket, portfolio = [] } of funds) {
      expect(ticket, key).toBeDefined();
      expect(portfolio.length, key).toBeLessThanOrEqual(25);
      for (const { companyName, amount, on, stage } of portfolio) {
        expect(within(Number(on.slice(0, 4)), [2019, 2026]), `${key}: ${companyName} on ${on}`).toBe(true);
        const won = magnitudeInWon(amount!) / 1e8;
        expect(won, `${key}: ${companyName}`).toBeLessThanOrEqual(BANDS[stage!].amount[1]);
      }
    }
  });

  test('include the hard cases', () => {
    expect(funds.filter(({ portfolio }) => (portfolio ?? []).length === 0).map(({ key }) => key)).toEqual([
      'saeteo-robotics-investment',
    ]);
    expect(funds.filter(({ monthlyCapacity }) => monthlyCapacity === 1)).toHaveLength(1);
    expect(funds.filter(({ monthlyCapacity = 5 }) => !within(monthlyCapacity, [3, 8]))).toHaveLength(1);
    expect(funds.some(({ exclusions }) => exclusions?.keywords?.includes('확률형 아이템'))).toBe(true);
    expect(funds.some(({ regions, ticket }) => regions.includes('US-CA') && ticket?.min.currency === 'USD')).toBe(true);
    const wanted = new Set<string>(funds.flatMap(({ sectors }) => sectors));
    const unwanted = startups.filter(({ sectors }) => sectors.every(sector => !wanted.has(sector)));
    expect(unwanted.map(({ key }) => key)).toEqual(['goyohan-baeung']);
    expect(startups.filter(({ organisation }) => organisation.country !== 'KR')).toHaveLength(2);
  });
});

describe('reading the data', () => {
  const line = (change: object) => JSON.stringify({ ...JSON.parse(JSON.stringify(source)), ...change });
  const { owner: _owner, ...source } = companies[0]!;

  test('keeps what it was given and skips blank lines', () => {
    expect(parseDemoRecords(`\n${line({})}\n\n`, 'company', 'x.jsonl')).toEqual([companies[0]]);
  });

  test('names every fault by file, line and pointer at once', () => {
    const organisation = { ...source.organisation, businessNumber: '901-81-10012' };
    const text = [line({ organisation }), '{', line({ key: 'Not A Key' }), line({}), line({})].join('\n');
    const read = () => parseDemoRecords(text, 'investor', 'x.jsonl');
    expect(read).toThrow('x.jsonl:1 /organisation/businessNumber: bad-business-number');
    expect(read).toThrow('x.jsonl:2 ');
    expect(read).toThrow('x.jsonl:3 /key: bad-key');
    expect(read).toThrow('x.jsonl:4 /listing/kind: company in a file of kind investor');
    expect(read).toThrow('x.jsonl:5 /key: hangang-robotics is already on line 4');
  });
});
