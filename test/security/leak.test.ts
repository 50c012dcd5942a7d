import * as fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { hasResidentNumber } from '#shared/kernel/resident-number.ts';
import { type Reason, sentence, strengthOf } from '#shared/match/reasons.ts';
import type { Matches } from '#shared/match/schema.ts';
import { routes } from '#shared/routes.ts';
import { businessNumber, companyProfile } from '#test/support/city.ts';
import { type CallOptions, useStack } from '#test/support/stack.ts';
import { prepare } from './support/requests.ts';
import { buildWorld, SECRETS, type Secret, type World } from './support/world.ts';

const here = useStack();
let world: World;

const [anonymous, stranger, outsider] = [undefined, 'sid', 'cat'];
const VIEWERS = {
  anonymous,
  stranger,
  outsider,
  company: 'ann',
  member: 'amy',
  investor: 'ben',
  operator: 'operator',
  auditor: 'auditor',
};
type Viewer = keyof typeof VIEWERS;
const viewers = Object.keys(VIEWERS) as Viewer[];
const COMPANY: Viewer[] = ['company', 'member', 'operator'];
const INVESTOR: Viewer[] = ['investor', 'operator'];
const BOTH: Viewer[] = [...INVESTOR, ...COMPANY];

/** Who may come to see each secret; nobody else ever. */
const MAY_SEE: Readonly<Record<Secret, readonly Viewer[]>> = {
  investorEmail: INVESTOR,
  investorPhone: INVESTOR,
  companyEmail: COMPANY,
  // A contract names its parties: what identifies a signatory is for both sides of the deal.
  investorAddress: BOTH,
  investorRepresentative: BOTH,
  draftPurpose: BOTH,
  // Operators have no part in what two sides write to each other.
  enquiryMessage: ['investor', 'company', 'member'],
  externalId: INVESTOR,
  ticketMin: INVESTOR,
  ticketMax: INVESTOR,
  excludedKeyword: INVESTOR,
  portfolioCompany: INVESTOR,
  portfolioAmount: INVESTOR,
  unpublishedTitle: INVESTOR,
  reviewText: INVESTOR,
};
/** What tells how to reach people: to operators in one reply only, which is written in the trail. */
const CONTACT: readonly Secret[] = ['investorEmail', 'investorPhone', 'companyEmail'];
const secrets = Object.keys(SECRETS) as Secret[];
/** A search for the very words of a secret: of its single words some may be in anybody's text. */
const exactly = (secret: Secret): string => `"${SECRETS[secret]}"`;
const inside = (text: string): Secret[] => secrets.filter(secret => text.includes(SECRETS[secret]));

/** Everything readable in a reply: headers, body, and the parts of a Word document or a workbook. */
const readable = ({ headers, bytes, text }: { headers: Headers; bytes: Uint8Array; text: string }): string => {
  const head = JSON.stringify([...headers]);
  if (!headers.get('content-type')?.includes('officedocument')) return head + text;
  return (
    head +
    Object.values(unzipSync(bytes))
      .map(part => strFromU8(part))
      .join('\n')
  );
};

/** Requests about the investor's side, besides those about the company's side that all routes have. */
const aboutInvestor = (): [string, CallOptions][] => {
  const { investor, thesis, returned } = world;
  const [organisation, listing] = [{ organisationId: investor.organisationId }, { listingId: thesis.listingId }];
  const hidden = { listingId: returned.listingId };
  return [
    ...[
      'readOrganisation',
      'readContact',
      'readOrganisationTrail',
      'listMembers',
      'listOrganisationListings',
      'listOrganisationDeals',
    ].map((id): [string, CallOptions] => [id, { params: organisation }]),
    ...['csv', 'jsonl', 'xlsx'].flatMap((format): [string, CallOptions][] => [
      ['exportOrganisation', { params: organisation, query: { format } }],
      ['exportDirectory', { query: { format } }],
      ['exportDirectory', { query: { format, kind: 'investor', lang: 'en' } }],
    ]),
    ...['readListing', 'readDirectoryEntry', 'listMatches'].flatMap((id): [string, CallOptions][] => [
      [id, { params: listing }],
      [id, { params: hidden }],
    ]),
    ...secrets.map((secret): [string, CallOptions] => ['listDirectory', { query: { q: exactly(secret) } }]),
    ['listDirectory', { query: { kind: 'investor', limit: '100' } }],
    ['changeListing', { params: listing, headers: { 'if-match': '"v9"' }, body: { profile: { ticket: null } } }],
    ['changeListing', { params: listing, headers: { 'if-match': '"v9"' }, body: { profile: { ticket: 'x' } } }],
    [
      'createDeal',
      {
        body: { listingId: world.first.listingId, counterpartId: hidden.listingId },
        headers: { 'idempotency-key': 'leak-deal-1' },
      },
    ],
    [
      'createOrganisation',
      {
        body: { name: { ko: '같은 번호' }, country: 'KR', businessNumber: investor.businessNumber },
        headers: { 'idempotency-key': 'leak-organisation-1' },
      },
    ],
  ];
};

/** All that each viewer was shown, reply by reply. */
const replies: { viewer: Viewer; what: string; status: number; text: string }[] = [];
beforeAll(async () => {
  world = await buildWorld(here);
  const reading = routes.filter(({ method }) => method === 'GET').map(({ id }) => id);
  // One after the other: what one request needs may be in the way of what another makes.
  const prepared: [string, CallOptions][] = [];
  for (const id of reading) prepared.push([id, await prepare(id, world)]);
  for (const viewer of viewers) {
    const userId = VIEWERS[viewer];
    const token = userId === undefined ? {} : { token: await world.city.token(userId) };
    for (const [what, options] of [...prepared, ...aboutInvestor()]) {
      const answer = await here.call(what, { ...options, ...token });
      replies.push({
        viewer,
        what: `${what} ${JSON.stringify(options)}`,
        status: answer.status,
        text: readable(answer),
      });
    }
  }
});

describe('replies', () => {
  test('tell operators how to reach people in one place only', () => {
    const told = replies.filter(
      ({ viewer, text }) => viewer === 'operator' && inside(text).some(secret => CONTACT.includes(secret)),
    );
    expect(told.length).toBeGreaterThan(1);
    expect(told.map(({ what }) => what.split(' ')[0]).filter(route => route !== 'readContact')).toEqual([]);
  });

  test('every route that reads was read by everybody', () => {
    expect(replies.length).toBe(
      viewers.length * (routes.filter(({ method }) => method === 'GET').length + aboutInvestor().length),
    );
  });

  test.each(secrets)('%s is shown to whom it belongs, so that its absence elsewhere means something', secret => {
    const seenBy = new Set(replies.filter(({ text }) => text.includes(SECRETS[secret])).map(({ viewer }) => viewer));
    expect(seenBy).toContain(MAY_SEE[secret][0]);
  });

  test.each(viewers)('%s is shown no secret of others', viewer => {
    const mine = replies.filter(reply => reply.viewer === viewer);
    const leaks = mine.flatMap(({ what, text }) =>
      inside(text)
        .filter(secret => !MAY_SEE[secret].includes(viewer))
        .map(secret => `${secret} in ${what}`),
    );
    expect(leaks).toEqual([]);
  });

  test.each(viewers)('%s meets no confidential member in the directory, deals and matches of others', viewer => {
    const shared = replies.filter(
      reply =>
        reply.viewer === viewer &&
        reply.status === 200 &&
        /^(listDirectory|readDirectoryEntry|listSimilar|searchCatalogue|listSimilarInCatalogue|readDeal|listDrafts|listMatches)\b/.test(
          reply.what,
        ),
    );
    // A match has a state of its own; a listing's is its owner's.
    for (const { what, text } of shared)
      expect(text.replaceAll('"standing":{"state":', ''), what).not.toMatch(
        /"(ticket|exclusions|monthlyCapacity|portfolio|contact|review|state|externalId|owners)":/,
      );
  });

  test('a search finds nothing by a secret', () => {
    const searches = replies.filter(
      ({ what }) => what.startsWith('listDirectory') && secrets.some(secret => what.includes(SECRETS[secret])),
    );
    expect(searches.length).toBe(viewers.length * secrets.length);
    for (const { text, what } of searches) expect(text, what).toMatch(/"total":0/);
  });
});

describe('why a match', () => {
  test('tells the company no figure and nothing of the investor’s record', async () => {
    // The other listings have matches still; the first has a deal in their place.
    const params = { listingId: world.companies.find(each => each !== world.first)?.listingId ?? '' };
    const answer = await world.city.as<z.infer<typeof Matches>>('ann', 'listMatches', { params });
    const reasons = answer.body.items.flatMap(item => item.reasons);
    expect(reasons.map(({ factor }) => factor)).toContain('ticket');
    for (const { text } of reasons) expect(`${text.ko} ${text.en}`).not.toMatch(/\d|%|귀사 투자|your deals/);
  });

  test('of the amount depends for the company on nothing but the strength', () => {
    const facts = fc.record({
      place: fc.constantFrom('inside', 'below', 'above', 'undeclared'),
      askBucket: fc.nat(9),
      investorShare: fc.double({ min: 0, max: 1, noNaN: true }),
      informed: fc.boolean(),
    });
    const told = (points: number, of: unknown) =>
      sentence({ factor: 'ticket', points, facts: of } as Reason, 'company', (_, code) => ({ ko: code, en: code }));
    void fc.assert(
      fc.property(
        fc.integer({ min: -3_000, max: 3_000 }),
        fc.integer({ min: -3_000, max: 3_000 }),
        facts,
        facts,
        (a, b, x, y) => {
          fc.pre(strengthOf(a) === strengthOf(b));
          expect(told(a, x)).toEqual(told(b, y));
          expect(JSON.stringify(told(a, x))).not.toMatch(/\d/);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('what goes elsewhere', () => {
  test('events carry identifiers, no secret', async () => {
    await here.stack.settle();
    const events = here.stack.bus.events.map(event => JSON.stringify(event));
    expect(new Set(here.stack.bus.events.map(event => event['detail-type']))).toContain('draft.created');
    expect(events.flatMap(inside)).toEqual([]);
    expect(events.join('\n')).not.toMatch(/@|등록 \d/);
  });

  test('log lines carry identifiers, no secret, no body and no token, whatever is sent', async () => {
    const { city } = world;
    const hostile = { ...SECRETS, name: { ko: SECRETS.draftPurpose }, country: 'KR', businessNumber: businessNumber() };
    const idempotent = { 'idempotency-key': 'leak-log-lines' };
    const bad = {
      kind: 'company',
      organisationId: world.company.organisationId,
      title: SECRETS.unpublishedTitle,
      profile: companyProfile(),
    };
    expect((await city.as('sid', 'createOrganisation', { body: hostile, headers: idempotent })).status).toBe(422);
    expect((await city.as('ann', 'createListing', { body: bad, headers: idempotent })).status).toBe(422);
    expect(
      (await city.as('ann', 'createListing', { body: `{"${SECRETS.reviewText}`, headers: idempotent })).status,
    ).toBe(400);
    expect(
      (await here.call('listDirectory', { query: { q: SECRETS.reviewText, [SECRETS.externalId]: '1' } })).status,
    ).toBe(400);
    const lines = here.stack.logs.map(({ text }) => text);
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.flatMap(inside)).toEqual([]);
    expect(lines.join('\n')).not.toMatch(/eyJ[\w-]+\.|@secret|"body"/);
    // Of nobody at all: addresses, telephone numbers, resident registration numbers.
    expect(
      lines.filter(line => /[\w.+-]+@[\w-]+\.\w+|(?:\+82|\b0)[ -]?1[016-9][ -]?\d{3,4}[ -]?\d{4}\b/.test(line)),
    ).toEqual([]);
    expect(lines.filter(line => hasResidentNumber(line))).toEqual([]);
    expect(lines.join('\n')).toMatch(/"route":"createListing","status":422/);
    expect(here.stack.logs.filter(({ stream }) => stream === 'error')).toEqual([]);
  });

  test('a refused request is told what is wrong with its own values, not with anybody else’s', async () => {
    const params = { listingId: world.thesis.listingId };
    const wrong = {
      profile: { ticket: { min: { amount: '9', currency: 'KRW' }, max: { amount: '1', currency: 'KRW' } } },
    };
    const answer = await world.city.as('ann', 'changeListing', {
      params,
      body: wrong,
      headers: { 'if-match': '"v3"' },
    });
    expect(answer.status).toBe(404);
    const own = await world.city.as('ben', 'changeListing', {
      params,
      body: wrong,
      headers: { 'if-match': `"v${world.thesis.version}"` },
    });
    expect(own.status).toBe(422);
    expect(inside(own.text)).toEqual([]);
  });
});
