import { beforeAll, describe, expect, test } from 'vitest';
import { openClient } from '#infra/local/import/client.ts';
import { startupPlus } from '#infra/local/import/formats/startup-plus/index.ts';
import { run } from '#infra/local/import/run.ts';
import { fixedToken } from '#infra/local/import/token.ts';
import { headerCell } from '#shared/exchange/columns/index.ts';
import { EXPORT_LIMITS } from '#shared/exchange/encode.ts';
import { restore } from '#shared/exchange/sheet/formula.ts';
import { readSheet } from '#shared/exchange/sheet/index.ts';
import { LISTING_KINDS } from '#shared/listing/schema.ts';
import { cityOf, companyProfile } from '#test/support/city.ts';
import { type Answer, useStack } from '#test/support/stack.ts';

const stack = useStack();
let city: ReturnType<typeof cityOf>;
beforeAll(() => {
  city = cityOf(stack);
});

const HOSTILE = {
  title: { ko: '=HYPERLINK("http://x","눌러")', en: '\'+1, "quoted"' },
  summary: { ko: '첫 줄\r\n둘째 줄; | \\ 🚀', en: '＝SUM(A1)' },
};
type Format = 'csv' | 'jsonl' | 'xlsx';
const FORMATS: Format[] = ['csv', 'jsonl', 'xlsx'];

const exported = async (organisationId: string, format: Format, person = 'operator', language = 'ko') => {
  const answer = await city.as(person, 'exportOrganisation', {
    params: { organisationId },
    query: { format, lang: language },
  });
  return answer;
};
const imported = async (path: string, bytes: Uint8Array, on = stack) => {
  const stop = new AbortController().signal;
  const token = fixedToken(await on.stack.tokenFor('operator'));
  const { records, bad } = startupPlus.read([{ path, bytes, given: true }], { investors: 0 });
  expect(bad).toEqual([]);
  const send = openClient({ url: on.stack.url, token, language: 'ko', stop });
  return run({ records, send, concurrency: 2, stop, onBad: found => expect(found).toEqual([]) });
};

describe('an organisation takes its listings home', () => {
  test.each(FORMATS)('as %s, and they import back without a change', async format => {
    const { organisationId } = await city.organisation('operator', {
      name: { ko: `가져갈 조직 ${format}`, en: 'Own = +1' },
      address: { ko: '서울특별시 성동구', en: '@Seoul' },
      representative: { name: { ko: '김대표' }, title: { ko: '대표이사' } },
      contact: { email: 'own@city.example', phone: '02-120' },
    });
    // A teaser may hold no address on the web.
    const teaser = { ...HOSTILE, title: { ko: '=1+1', en: "'+1" } };
    for (const kind of LISTING_KINDS)
      await city.draft('operator', organisationId, kind, kind === 'acquisition' ? teaser : HOSTILE);
    const published = await city.draft('operator', organisationId, 'company', { externalId: 'own-2' });
    await city.approve(await city.submit('operator', published));
    const before = await exported(organisationId, format);
    expect(before.status).toBe(200);
    expect(before.headers.get('content-disposition')).toContain(`listings-${organisationId}-`);
    expect(before.headers.get('link')).toBeNull();
    expect(await imported(`own.${format}`, before.bytes)).toMatchObject({ unchanged: 6, created: 0, updated: 0 });
    const after = await exported(organisationId, format);
    expect(Buffer.compare(after.bytes, before.bytes)).toBe(0);
  });

  test('CSV has the mark that Excel wants, headers in the language asked for, and no cell that is computed', async () => {
    const { organisationId } = await city.organisation('ann', {});
    await city.draft('ann', organisationId, 'company', HOSTILE);
    const ko = await exported(organisationId, 'csv', 'ann');
    expect([...ko.bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(ko.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const { header, rows } = readSheet(ko.bytes);
    expect(header.slice(0, 3)).toEqual(['구분', '등록번호', '상태']);
    const cell = (key: string) => rows[0]!.cells[header.findIndex(name => headerCell(name)?.key === key)]!;
    expect([cell('title_ko'), restore(cell('title_ko'))]).toEqual([`'${HOSTILE.title.ko}`, HOSTILE.title.ko]);
    expect([cell('kind'), cell('sectors'), cell('hub')]).toEqual(['기업', '로보틱스; 물류', '서울창업허브 성수']);
    const en = readSheet((await exported(organisationId, 'csv', 'ann', 'en')).bytes);
    expect(en.header.slice(0, 3)).toEqual(['kind', 'listing_id', 'state']);
    for (const { cells } of [...rows, ...en.rows])
      for (const text of cells) expect(text).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
  });

  test('is for its members and the operators, nobody else', async () => {
    const { organisationId } = await city.organisation('ann', {});
    expect((await exported(organisationId, 'csv', 'stranger')).status).toBe(404);
    expect((await stack.call('exportOrganisation', { params: { organisationId } })).status).toBe(401);
    expect((await exported(organisationId, 'xlsx', 'ann')).status).toBe(200);
    const bad = await city.as('ann', 'exportOrganisation', { params: { organisationId }, query: { format: 'pdf' } });
    expect(bad.status).toBe(400);
  });
});

describe('a second city', () => {
  const other = useStack();
  test.each(FORMATS)('imports what the first has exported as %s, and exports the same', async format => {
    const { organisationId } = await city.organisation('operator', {});
    const { listingId } = await city.draft('operator', organisationId, 'company', HOSTILE);
    await city.approve(await city.submit('operator', await city.draft('operator', organisationId, 'need')));
    const before = await exported(organisationId, format);
    expect(await imported(`first.${format}`, before.bytes, other)).toMatchObject({ created: 2, failed: 0 });
    const token = await other.stack.tokenFor('operator');
    const { body } = await other.call<{ memberships: { organisationId: string }[] }>('readMe', { token });
    const there = await Promise.all(
      body.memberships.map(each =>
        other.call('exportOrganisation', {
          params: { organisationId: each.organisationId },
          query: { format, lang: 'ko' },
          token,
        }),
      ),
    );
    expect(there.filter(({ bytes }) => Buffer.compare(bytes, before.bytes) === 0)).toHaveLength(1);
    expect(there.some(({ text }) => format === 'xlsx' || text.includes(listingId))).toBe(true);
  });
});

describe('the directory as a file', () => {
  test('shows anybody what the directory shows, with its filters, and nothing else', async () => {
    const { listing } = await city.published('ben', 'investor', { title: { ko: '공개 투자자' } });
    const { listing: company } = await city.published('ann', 'company', HOSTILE);
    const all = await stack.call('exportDirectory', { query: { format: 'csv' } });
    const { header, rows } = readSheet(all.bytes);
    expect(rows.length).toBeGreaterThanOrEqual(2);
    expect(header).not.toContain('관리번호');
    expect(header).not.toContain('최대투자금');
    expect(header).not.toContain('월소개수');
    expect(all.text).not.toContain('비밀투자기업');
    const investors = await stack.call('exportDirectory', { query: { format: 'jsonl', kind: 'investor' } });
    const ids = investors.text
      .trim()
      .split('\n')
      .map(line => (JSON.parse(line) as { listing: { externalId: string } }).listing.externalId);
    expect(ids).toContain(listing.listingId);
    expect(ids).not.toContain(company.listingId);
    const { body } = await stack.call<{ total: number }>('listDirectory', { query: { kind: 'investor' } });
    expect(ids).toHaveLength(body.total);
  });

  test('is cut where a file would be too large, says so, and goes on', async () => {
    const token = await stack.stack.tokenFor('operator');
    const title = { ko: '긴 이름 '.repeat(39).trim(), en: '긴 이름 '.repeat(39).trim() };
    const ipRights = Array.from({ length: 50 }, (_, i) => ({
      kind: 'COPYRIGHT',
      country: 'US',
      number: `C-${i}`,
      title,
    }));
    const rows = Array.from({ length: 45 }, (_, i) => ({
      organisation: { name: { ko: `긴 기업 ${i}` }, country: 'US', externalId: `LONG-${i}` },
      listing: { kind: 'company', summary: { ko: '소개' }, profile: { ...companyProfile(), ipRights } },
    }));
    const sent = Array.from({ length: 15 }, (_, i) => rows.slice(i * 3, i * 3 + 3));
    const answers = await Promise.all(sent.map(part => stack.call('importRows', { token, body: { rows: part } })));
    expect(answers.map(({ status, text }) => [status, text.match(/"created"/g)?.length])).toEqual(
      sent.map(() => [200, 3]),
    );
    const seen: string[] = [];
    const names: string[] = [];
    let path: string | undefined = '/v1/directory/export?format=jsonl&kind=company';
    while (path !== undefined) {
      const answer: Answer<unknown> = await stack.call(`GET ${path}`);
      expect(answer.status).toBe(200);
      expect(answer.bytes.length).toBeLessThan(EXPORT_LIMITS.bytes * 1.1);
      names.push(decodeURIComponent(answer.headers.get('content-disposition')!.split("''")[1]!));
      seen.push(
        ...answer.text
          .trim()
          .split('\n')
          .map(line => (JSON.parse(line) as { listing: { externalId: string } }).listing.externalId),
      );
      path = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1];
    }
    const { body } = await stack.call<{ total: number }>('listDirectory', { query: { kind: 'company' } });
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(body.total);
    expect(names.length).toBeGreaterThan(1);
    expect(names[0]).toMatch(new RegExp(`^directory-\\d{4}-\\d\\d-\\d\\d-1-\\d+-of-${body.total}\\.jsonl$`));
    const forged = await stack.call('exportDirectory', { query: { cursor: 'AAAA' } });
    expect(forged.status).toBe(400);
  });
});
