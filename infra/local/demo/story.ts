import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as z from 'zod';
import { Draft } from '#shared/contract/schema.ts';
import { ShownDeal } from '#shared/deal/schema.ts';
import { plusDays, seoulDate } from '#shared/kernel/time.ts';
import { type Match, Matches } from '#shared/match/schema.ts';
import type { Seeded, SeededCity, SeedOptions } from './seed.ts';

export interface StoryOptions extends Pick<SeedOptions, 'url' | 'tokenFor'> {
  readonly city: SeededCity;
  /** Where the contract's files go. */
  readonly outDir: string;
}

/** A match of the demo city as whoever looks for something sees it. */
export interface ShownMatch {
  readonly seeker: Seeded;
  readonly offer: Seeded;
  readonly match: Match;
}
export interface Story {
  /** Every match of investors in the run in force, best first. */
  readonly matches: readonly ShownMatch[];
  /** The best match of every other pairing. */
  readonly others: readonly ShownMatch[];
  readonly runId: string;
  readonly deal: ShownDeal;
  readonly draft: Draft;
  /** The two sides of the deal. */
  readonly investor: Seeded;
  readonly company: Seeded;
  readonly files: readonly string[];
}

/** What the two sides of the example have agreed so far. Who signs and when is left open, so that the draft shows how it asks. */
const agreed = (today: string) => ({
  direction: 'mutual',
  relation: 'none',
  purpose: {
    ko: '투자 검토를 위한 기술 및 사업 실사',
    en: 'Technical and business due diligence for a possible investment',
  },
  materials: [
    {
      discloser: 'company',
      name: { ko: '핵심 제품 설계서 v2.3', en: 'Core product design specification v2.3' },
      scope: {
        ko: '제3장 제어 알고리즘과 제5장 시험 결과',
        en: 'Chapter 3 (control algorithm) and chapter 5 (test results)',
      },
      medium: 'file',
      secrecyMeasure: 'encrypted',
      providedOn: seoulDate(plusDays(`${today}T00:00:00.000Z`, 14)),
      method: 'secure_share',
    },
  ],
  usePeriod: { value: 6, unit: 'month' },
  recipients: [
    { party: 'investor', name: { ko: '김한결', en: 'Kim Hangyeol' }, email: 'hangyeol.kim@investor.example' },
  ],
  consideration: { kind: 'none' },
  return: { by: seoulDate(plusDays(`${today}T00:00:00.000Z`, 200)), method: 'return_and_destroy' },
  damages: { basis: 'actual' },
  term: { value: 1, unit: 'year' },
  survival: { value: 3, unit: 'year' },
  disputes: { mode: 'court', court: 'seoul_central' },
  language: 'ko',
});

/** Calls the API as a person; a refusal is an error with the problem document in it. */
const as = ({ url, tokenFor }: StoryOptions, userId: string) => {
  const send = async (method: string, path: string, body?: unknown, key?: string): Promise<Response> => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await tokenFor({ userId })}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return response;
  };
  return {
    get: async <S extends z.ZodType>(schema: S, path: string) =>
      schema.parse(await (await send('GET', path)).json()) as z.output<S>,
    post: async <S extends z.ZodType>(schema: S, path: string, body: unknown, key?: string) =>
      schema.parse(await (await send('POST', path, body, key)).json()) as z.output<S>,
    file: async (path: string) => new Uint8Array(await (await send('GET', path)).arrayBuffer()),
  };
};

/** Kinds of listing that look for something. */
const SEEKERS: ReadonlySet<Seeded['kind']> = new Set(['investor', 'need']);

/** Every match of the demo city, as those who look for something see them, best first. */
export const demoMatches = async (options: StoryOptions): Promise<{ runId: string; matches: ShownMatch[] }> => {
  const byListing = new Map([...options.city.byKey.values()].map(seeded => [seeded.listingId, seeded]));
  const seekers = [...byListing.values()].filter(({ kind }) => SEEKERS.has(kind));
  const pages = await Promise.all(
    seekers.map(async seeker => ({
      seeker,
      page: await as(options, seeker.owner).get(Matches, `/v1/listings/${seeker.listingId}/matches`),
    })),
  );
  const matches = pages.flatMap(({ seeker, page }) =>
    page.items.flatMap(match => {
      const offer = byListing.get(match.counterpart.listingId);
      return offer === undefined ? [] : [{ seeker, offer, match }];
    }),
  );
  const runId = pages[0]?.page.runId;
  if (runId === undefined || matches.length === 0) throw new Error('no match run is in force: nothing to show');
  return {
    runId,
    matches: matches.sort((a, b) => b.match.score - a.match.score || (a.offer.key < b.offer.key ? -1 : 1)),
  };
};

/**
 * Plays the main journey through the public API: the best match becomes a deal that both sides agree to, the deal a drafted non-disclosure agreement,
 * the draft two files. May be repeated on one city: the same deal and draft come back.
 */
export const playDemo = async (options: StoryOptions): Promise<Story> => {
  const { runId, matches: all } = await demoMatches(options);
  const matches = all.filter(({ match }) => match.pairing === 'INVESTMENT');
  const others = [...new Map(all.toReversed().map(each => [each.match.pairing, each])).values()].filter(
    ({ match }) => match.pairing !== 'INVESTMENT',
  );
  const { seeker: investor, offer: company, match } = matches[0]!;
  const person = as(options, investor.owner);
  const key = `demo-${runId}`;
  const pair = { listingId: investor.listingId, counterpartId: match.counterpart.listingId };
  const opened = await person.post(ShownDeal, '/v1/deals', pair, `${key}-deal`);
  await as(options, company.owner).post(ShownDeal, `/v1/deals/${opened.dealId}/acceptance`, undefined);
  const facts = agreed(seoulDate(new Date().toISOString()));
  const draft = await person.post(
    Draft,
    `/v1/deals/${opened.dealId}/drafts`,
    { templateId: 'nda', facts },
    `${key}-draft`,
  );
  const deal = await person.get(ShownDeal, `/v1/deals/${opened.dealId}`);
  await mkdir(options.outDir, { recursive: true });
  const files = await Promise.all(
    ['docx', 'html'].map(async format => {
      const file = join(options.outDir, `nda-${draft.draftId}.${format}`);
      await writeFile(file, await person.file(`/v1/drafts/${draft.draftId}/document.${format}?language=bilingual`));
      return file;
    }),
  );
  return { matches, others, runId, deal, draft, investor, company, files };
};
