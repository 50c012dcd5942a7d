import { describe, expect, test } from 'vitest';
import { openClient, type Send } from '#infra/local/import/client.ts';
import { crunchbase } from '#infra/local/import/formats/crunchbase/index.ts';
import { startupPlus } from '#infra/local/import/formats/startup-plus/index.ts';
import type { Format, RowFault } from '#infra/local/import/record.ts';
import { run } from '#infra/local/import/run.ts';
import { fixedToken, localOperator } from '#infra/local/import/token.ts';
import { routes } from '#shared/routes.ts';
import { useStack } from '#test/support/stack.ts';

const stack = useStack();

const HEADER = '구분,관리번호,기업명,영문명,분야,투자단계,희망금액,지역,투자자유형,관심단계,최대투자금,소개';
const CITY = `${HEADER}
기업,A-1,한강로보틱스,Hangang Robotics,로보틱스,예비창업,3억,서울,,,,창고 로봇을 만듭니다.
기업,A-2,남산바이오,Namsan Bio,바이오,시리즈 A,USD 1,,,,진단 키트를 만듭니다.
투자자,A-3,한강벤처스,Hangang Ventures,로보틱스;AI,,,,VC,시드;시리즈 A,10억,초기 기업에 투자합니다.
기업,A-4,북악에너지,,에너지,예비창업,,KR-11,,,,태양광 설비를 운영합니다.
`;
const TABLES = {
  'companies.csv': 'company_id,name,category_code,state_code,city,founded_at\nC1,Acme,biotech,CA,Fresno,2009-05-01\n',
  'rounds.csv': 'company_id,funded_at,funding_round_type,raised_amount_usd\nC1,2010-01-01,angel,500000\n',
  'investments.csv': 'investor_id,company_id,funded_at,round_type,round_amount_usd\nI1,C1,2010-01-01,angel,500000\n',
  'investors.csv': 'investor_id,investor\nI1,Northern Angels\n',
};

const read = (format: Format, files: Readonly<Record<string, string>>) =>
  format.read(
    Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text), given: true })),
    { investors: 10 },
  );

/** Imports as somebody with a token, and tells what was sent and what went wrong. */
const importing = async (
  format: Format,
  files: Readonly<Record<string, string>>,
  wrap = (send: Send): Send => send,
) => {
  const stop = new AbortController();
  const token = fixedToken(await stack.stack.tokenFor('operator'));
  const client = openClient({ url: stack.stack.url, token, language: 'ko', stop: stop.signal, firstWait: 5 });
  const sent: string[] = [];
  const send = wrap((method, path, request) => {
    sent.push(`${method} ${path.replace(/[0-9A-HJKMNP-TV-Z]{26}/, '{id}')}`);
    return client(method, path, request);
  });
  const { records, faults } = read(format, files);
  const refused: RowFault[] = [];
  const result = await run({
    records,
    send,
    concurrency: 4,
    stop: stop.signal,
    onFaults: found => refused.push(...found),
  });
  return { result, sent, faults, refused };
};
const entries = async () => {
  const { body } = await stack.call<{ items: { listingId: string; title: { ko: string } }[]; total: number }>(
    'listDirectory',
    { query: { limit: '100' } },
  );
  return body;
};
const titled = async (title: string) => (await entries()).items.filter(({ title: { ko } }) => ko === title);

describe('an import', () => {
  test('publishes what is good, tells what is not, and a second run finds it all there', async () => {
    const first = await importing(startupPlus, { 'city.csv': CITY });
    // The second company has no area: its dollar took the place of two cells.
    expect(first.faults.map(({ line }) => line)).toContain(3);
    expect(new Set(first.faults.map(({ line }) => line)).size).toBe(1);
    expect(first.refused).toEqual([]);
    expect(first.result).toMatchObject({ created: 3, continued: 0, existing: 0, failed: 0, left: 0 });
    const before = await entries();
    expect(before.items.map(({ title }) => title.ko).sort()).toEqual(['북악에너지', '한강로보틱스', '한강벤처스']);

    const second = await importing(startupPlus, { 'city.csv': CITY });
    expect(second.result).toMatchObject({ created: 0, continued: 0, existing: 3, failed: 0, left: 0 });
    expect(second.sent).not.toContain('POST /v1/listings');
    expect((await entries()).total).toBe(before.total);
  });

  test('a changed row of a known organisation makes no second one', async () => {
    const changed = CITY.replace('창고 로봇을 만듭니다.', '물류 로봇을 만듭니다.').replace(
      'Hangang Robotics',
      'HR Inc.',
    );
    const { result } = await importing(startupPlus, { 'city.csv': changed });
    expect(result).toMatchObject({ created: 0, existing: 3, failed: 0 });
    expect(await titled('한강로보틱스')).toHaveLength(1);
  });

  test.each(['POST /v1/listings', 'POST /v1/listings/{id}/submission', 'POST /v1/listings/{id}/review'])(
    'cut short before %s, the next run goes on from there',
    async step => {
      const name = `끊긴 기업 ${step.length}`;
      const file = {
        'cut.csv': `${HEADER}\n기업,CUT-${step.length},${name},,AI,예비창업,,서울,,,,중간에 끊긴 등록입니다.\n`,
      };
      const cut = (send: Send): Send => {
        const shape = (path: string) => path.replace(/[0-9A-HJKMNP-TV-Z]{26}/, '{id}');
        return async (method, path, request) => {
          if (`${method} ${shape(path)}` === step) throw new Error('the cable was pulled');
          return send(method, path, request);
        };
      };
      expect((await importing(startupPlus, file, cut)).result).toMatchObject({ created: 0, failed: 1 });
      expect(await titled(name)).toHaveLength(0);
      expect((await importing(startupPlus, file)).result).toMatchObject({ created: 0, continued: 1, failed: 0 });
      expect(await titled(name)).toHaveLength(1);
    },
  );

  test('replies that are lost after the act do no harm', async () => {
    const file = { 'lost.csv': `${HEADER}\n기업,LOST-1,잃은 답장,,AI,예비창업,,서울,,,,답장이 사라진 등록입니다.\n` };
    // Every act is sent twice, as a client does whose connection broke before the reply came.
    const twice =
      (send: Send): Send =>
      async (method, path, request) => {
        if (method === 'POST') await send(method, path, request);
        return send(method, path, request);
      };
    const { result } = await importing(startupPlus, file, twice);
    expect(result).toMatchObject({ failed: 0, left: 0 });
    expect(await titled('잃은 답장')).toHaveLength(1);
  });

  test('rows of one organisation that meet on the way: one organisation, a company and an investor', async () => {
    const file = {
      'both.csv': `${HEADER}
기업,BOTH-1,두얼굴,,AI,예비창업,,서울,,,,기업이자 투자자입니다.
투자자,BOTH-1,두얼굴,,AI,,,,CVC,시드,,기업이자 투자자입니다.
`,
    };
    expect((await importing(startupPlus, file)).result).toMatchObject({ created: 1, continued: 1, failed: 0 });
    expect(await titled('두얼굴')).toHaveLength(2);
  });

  test('a company beyond planning without a business number is refused at its stage, and one with a number is not', async () => {
    const header = `${HEADER},사업자등록번호`;
    const { result, refused } = await importing(startupPlus, {
      'numbers.csv': `${header}
기업,NUM-1,번호 없는 기업,,AI,시드,,서울,,,,번호가 없습니다.,
기업,NUM-2,번호 있는 기업,,AI,시드,,서울,,,,번호가 있습니다.,124-81-00998
`,
    });
    expect(result).toMatchObject({ created: 1, failed: 1 });
    expect(refused).toMatchObject([{ line: 2, pointer: '/listing/profile/raising/stage' }]);
    expect(refused[0]!.message.ko).toContain('사업자등록번호');
  });

  test('a closed listing is left alone', async () => {
    const [listing] = await titled('북악에너지');
    const token = await stack.stack.tokenFor('operator');
    const params = { listingId: listing!.listingId };
    const { headers } = await stack.call('readListing', { params, token });
    const ifMatch = { 'if-match': headers.get('etag') ?? '' };
    expect((await stack.call('closeListing', { params, token, headers: ifMatch })).status).toBe(200);
    expect((await importing(startupPlus, { 'city.csv': CITY })).result).toMatchObject({ existing: 3, created: 0 });
    expect(await titled('북악에너지')).toHaveLength(0);
  });

  test("investments point at the companies' listings", async () => {
    const { result, faults } = await importing(crunchbase, TABLES);
    expect(faults).toEqual([]);
    expect(result).toMatchObject({ created: 2, failed: 0 });
    const [company] = await titled('Acme');
    const [investor] = await titled('Northern Angels');
    const { body } = await stack.call<{ profile: { portfolio: unknown[] } }>('readListing', {
      params: { listingId: investor!.listingId },
      token: await stack.stack.tokenFor('operator'),
    });
    expect(body.profile.portfolio).toMatchObject([{ companyListingId: company!.listingId, companyName: 'Acme' }]);
  });

  test('somebody who is no operator cannot publish, and every row says so', async () => {
    const stop = new AbortController().signal;
    const token = fixedToken(await stack.stack.tokenFor('somebody'));
    const refused: RowFault[] = [];
    const result = await run({
      records: read(startupPlus, { 'city.csv': CITY }).records,
      send: openClient({ url: stack.stack.url, token, language: 'en', stop }),
      concurrency: 2,
      stop,
      onFaults: found => refused.push(...found),
    });
    expect(result).toMatchObject({ created: 0, failed: 3 });
    expect(refused.map(({ line }) => line).sort()).toEqual([2, 4, 5]);
  });

  test('a local stack gives its operator a token', async () => {
    const token = localOperator(`${stack.stack.servicesUrl}/tokens`);
    const send = openClient({ url: stack.stack.url, token, language: 'ko', stop: new AbortController().signal });
    expect(await send('GET', '/v1/me')).toMatchObject({ status: 200, body: { operator: true } });
  });
});

test('the importer uses routes of the public API only', async () => {
  const known = new Set(routes.map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{id}')}`));
  const { sent } = await importing(startupPlus, {
    'new.csv': `${HEADER}\n기업,NEW-1,새 기업,,AI,예비창업,,서울,,,,새 기업입니다.\n`,
  });
  expect(sent.map(line => line.split('?')[0]).filter(line => !known.has(line!))).toEqual([]);
  expect(sent).toHaveLength(4);
});
