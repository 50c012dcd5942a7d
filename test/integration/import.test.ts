import { describe, expect, test } from 'vitest';
import { openClient, type Send } from '#infra/local/import/client.ts';
import { crunchbase } from '#infra/local/import/formats/crunchbase/index.ts';
import { startupPlus } from '#infra/local/import/formats/startup-plus/index.ts';
import type { BadRow, Format } from '#infra/local/import/record.ts';
import { run } from '#infra/local/import/run.ts';
import { fixedToken, localOperator } from '#infra/local/import/token.ts';
import type { Listing } from '#shared/listing/schema.ts';
import { routes } from '#shared/routes.ts';
import { cityOf } from '#test/support/city.ts';
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
  {
    wrap = send => send,
    person = 'operator',
    dryRun = false,
    vouched = false,
  }: { wrap?: (send: Send) => Send; person?: string; dryRun?: boolean; vouched?: boolean } = {},
) => {
  const stop = new AbortController();
  const token = fixedToken(await stack.stack.tokenFor(person));
  const client = openClient({ url: stack.stack.url, token, language: 'ko', stop: stop.signal, firstWait: 5 });
  const sent: string[] = [];
  const send = wrap((method, path, request) => {
    sent.push(`${method} ${path}`);
    return client(method, path, request);
  });
  const { records, bad } = read(format, files);
  const refused: BadRow[] = [];
  const result = await run({
    records,
    send,
    concurrency: 4,
    batch: 2,
    stop: stop.signal,
    dryRun,
    vouched,
    onBad: found => refused.push(...found),
  });
  return { result, sent, bad, refused };
};
const entries = async () => {
  const { body } = await stack.call<{ items: { listingId: string; title: { ko: string } }[]; total: number }>(
    'listDirectory',
    { query: { limit: '100' } },
  );
  return body;
};
const titled = async (title: string) => (await entries()).items.filter(({ title: { ko } }) => ko === title);
const full = async (title: string): Promise<Listing> => {
  const [listing] = await titled(title);
  const token = await stack.stack.tokenFor('operator');
  return (await stack.call<Listing>('readListing', { params: { listingId: listing!.listingId }, token })).body;
};

describe('an import', () => {
  test('a dry run tells what would be and writes nothing', async () => {
    const { result } = await importing(startupPlus, { 'city.csv': CITY }, { dryRun: true });
    expect(result).toMatchObject({ created: 3, failed: 0 });
    expect((await entries()).total).toBe(0);
  });

  test('publishes what is good, tells what is not, and a second run finds it all there', async () => {
    const first = await importing(startupPlus, { 'city.csv': CITY });
    // The second company has no area: its dollar took the place of two cells.
    expect(first.bad.map(({ at }) => at.line)).toEqual([3]);
    expect(first.refused).toEqual([]);
    expect(first.result).toMatchObject({ created: 3, updated: 0, unchanged: 0, failed: 0, left: 0 });
    const before = await entries();
    expect(before.items.map(({ title }) => title.ko).sort()).toEqual(['북악에너지', '한강로보틱스', '한강벤처스']);

    const second = await importing(startupPlus, { 'city.csv': CITY });
    expect(second.result).toMatchObject({ created: 0, updated: 0, unchanged: 3, failed: 0, left: 0 });
    expect((await entries()).total).toBe(before.total);
    expect((await full('한강로보틱스')).version).toBe(1);
  });

  test('a changed row changes the listing and its organisation, and nothing that the file does not have', async () => {
    const city = cityOf(stack);
    const before = await full('한강로보틱스');
    await city.act('operator', 'changeListing', before, { profile: { people: 14 } });
    const changed = CITY.replace('창고 로봇을 만듭니다.', '물류 로봇을 만듭니다.').replace(
      '한강로보틱스,Hangang Robotics,로보틱스,예비창업,3억',
      '한강로보틱스,HR Inc.,로보틱스;물류,예비창업,',
    );
    const { result } = await importing(startupPlus, { 'city.csv': changed });
    expect(result).toMatchObject({ created: 0, updated: 1, unchanged: 2, failed: 0 });
    const after = await full('한강로보틱스');
    expect(after).toMatchObject({
      listingId: before.listingId,
      state: 'PUBLISHED',
      version: 3,
      summary: { ko: '물류 로봇을 만듭니다.' },
      profile: { people: 14, sectors: ['ROBOTICS', 'LOGISTICS'], raising: { stage: 'PRE_FOUNDING' } },
    });
    expect(after.profile).not.toHaveProperty('raising.amount');
    const { body } = await city.as<{ name: unknown }>('operator', 'readOrganisation', {
      params: { organisationId: after.organisationId },
    });
    expect(body.name).toMatchObject({ ko: '한강로보틱스', en: 'HR Inc.' });
  });

  test('cut short, the next run goes on from there', async () => {
    const rows = Array.from({ length: 9 }, (_, i) => `기업,CUT-${i},끊긴 기업 ${i},,AI,예비창업,,서울,,,,등록입니다.`);
    const file = { 'cut.csv': [HEADER, ...rows].join('\n') };
    let requests = 0;
    const cut = (send: Send): Send => {
      return async (...request) => {
        requests += 1;
        const reply = await send(...request);
        // The reply of the second request is lost: what it did is done, and unknown.
        if (requests >= 2) throw new Error('the cable was pulled');
        return reply;
      };
    };
    await expect(importing(startupPlus, file, { wrap: cut })).rejects.toThrow('the cable was pulled');
    const { result } = await importing(startupPlus, file);
    expect(result).toMatchObject({ updated: 0, failed: 0, left: 0 });
    expect(result.created + result.unchanged).toBe(9);
    expect(result.unchanged).toBeGreaterThan(0);
    for (let i = 0; i < 9; i += 1) expect(await titled(`끊긴 기업 ${i}`)).toHaveLength(1);
  });

  test('the same request twice at once makes nothing twice', async () => {
    const file = { 'twice.csv': `${HEADER}\n기업,TWICE-1,두 번 보낸 기업,,AI,예비창업,,서울,,,,등록입니다.\n` };
    const twice =
      (send: Send): Send =>
      async (...request) =>
        (await Promise.all([send(...request), send(...request)]))[0]!;
    expect((await importing(startupPlus, file, { wrap: twice })).result).toMatchObject({ failed: 0, left: 0 });
    expect(await titled('두 번 보낸 기업')).toHaveLength(1);
  });

  test('rows of one organisation: a company, an investor, two technologies', async () => {
    const file = {
      'both.csv': `구분,관리번호,등록번호,기업명,제목,분야,투자단계,지역,투자자유형,기술성숙도,해결과제,거래방식,소개
기업,BOTH-1,,두얼굴,,AI,예비창업,서울,,,,,기업입니다.
투자자,BOTH-1,,두얼굴,,AI,,,CVC,,,,투자자입니다.
기술,BOTH-1,T-1,두얼굴,배터리 진단,에너지,,서울,,7,배터리 수명을 알 수 없음,통상실시권;공동개발,기술입니다.
기술,BOTH-1,,두얼굴,배터리 재생,에너지,,서울,,TRL 4,배터리를 버림,양도,기술입니다.
`,
    };
    expect((await importing(startupPlus, file)).result).toMatchObject({ created: 4, failed: 0 });
    expect((await importing(startupPlus, file)).result).toMatchObject({ created: 0, updated: 0, unchanged: 4 });
    expect(await titled('두얼굴')).toHaveLength(2);
    expect(await full('배터리 진단')).toMatchObject({ externalId: 'T-1', profile: { trl: 7 } });
  });

  test('a company beyond planning needs a business number, unless the operator vouches for a register', async () => {
    const file = {
      'numbers.csv': `${HEADER},사업자등록번호
기업,REG-1,번호 없는 기업,,AI,시드,,서울,,,,번호가 없습니다.,
기업,REG-2,번호 있는 기업,,AI,시드,,서울,,,,번호가 있습니다.,220-81-62517
`,
    };
    const { result, refused } = await importing(startupPlus, file);
    expect(result).toMatchObject({ created: 1, failed: 1 });
    expect(refused[0]).toMatchObject({ at: { line: 2 }, faults: [{ pointer: '/listing/profile/raising/stage' }] });
    expect(refused[0]!.faults[0]!.message.ko).toContain('사업자등록번호');
    expect((await importing(startupPlus, file, { vouched: true })).result).toMatchObject({ created: 1, unchanged: 1 });
  });

  test('a closed listing is left alone', async () => {
    const listing = await full('북악에너지');
    await cityOf(stack).act('operator', 'closeListing', listing);
    const changed = CITY.replace('태양광', '풍력');
    expect((await importing(startupPlus, { 'city.csv': changed })).result).toMatchObject({ created: 0, failed: 0 });
    expect(await titled('북악에너지')).toHaveLength(0);
  });

  test("investments point at the companies' listings", async () => {
    const { result, bad } = await importing(crunchbase, TABLES);
    expect(bad).toEqual([]);
    expect(result).toMatchObject({ created: 2, failed: 0 });
    const [company] = await titled('Acme');
    expect(await full('Northern Angels')).toMatchObject({
      profile: { portfolio: [{ companyListingId: company!.listingId, companyName: 'Acme' }] },
    });
    expect((await importing(crunchbase, TABLES)).result).toMatchObject({ unchanged: 2 });
  });

  test('somebody who is no operator cannot import, and every row says so', async () => {
    const { result, refused } = await importing(startupPlus, { 'city.csv': CITY }, { person: 'somebody' });
    expect(result).toMatchObject({ created: 0, failed: 3 });
    expect(refused.map(({ at }) => at.line).sort()).toEqual([2, 4, 5]);
  });

  test('an organisation that its founder registered is not changed by an import', async () => {
    const city = cityOf(stack);
    const { organisationId, listing } = await city.published('ann', 'company', {}, { businessNumber: '124-81-00998' });
    const row = `구분,기업명,사업자등록번호,분야,투자단계,지역,소개\n기업,다른 이름,1248100998,AI,예비창업,서울,남의 소개\n`;
    const { result, refused } = await importing(startupPlus, { 'x.csv': row });
    expect(result).toMatchObject({ failed: 1 });
    expect(refused[0]?.faults[0]?.message.ko).toBe('다른 사람이 등록한 조직입니다');
    const { body } = await city.as<Listing>('ann', 'readListing', { params: { listingId: listing.listingId } });
    expect([body.version, body.organisationId]).toEqual([listing.version, organisationId]);
  });

  test("a centre's operator publishes what the centre looks after, and nothing else", async () => {
    const row = (key: string, centre: string) =>
      `구분,관리번호,기업명,담당센터,분야,투자단계,지역,소개\n기업,${key},${key},${centre},AI,예비창업,서울,소개\n`;
    const own = await importing(startupPlus, { 'x.csv': row('CENTRE-1', 'SEONGSU') }, { person: 'centreOperator' });
    expect(own.result).toMatchObject({ created: 1, failed: 0 });
    for (const centre of ['', 'CHANGDONG']) {
      const file = { 'x.csv': row(`CENTRE-2${centre}`, centre) };
      const { result, refused } = await importing(startupPlus, file, { person: 'centreOperator' });
      expect(result).toMatchObject({ created: 0, failed: 1 });
      expect(refused[0]?.faults[0]?.message.ko).toBe('다른 센터가 맡은 조직입니다');
    }
  });

  test('a registration number is given once', async () => {
    const row = (number: string) =>
      `구분,관리번호,기업명,사업자등록번호,분야,투자단계,지역,소개\n기업,NUM-1,번호 기업,${number},AI,예비창업,서울,소개\n`;
    expect((await importing(startupPlus, { 'x.csv': row('211-87-00620') })).result).toMatchObject({ created: 1 });
    const { result, refused } = await importing(startupPlus, { 'x.csv': row('120-81-47521') });
    expect(result).toMatchObject({ failed: 1 });
    expect(refused[0]?.faults[0]?.pointer).toBe('/organisation/businessNumber');
  });

  test('a local stack gives its operator a token', async () => {
    const token = localOperator(`${stack.stack.servicesUrl}/tokens`);
    const send = openClient({ url: stack.stack.url, token, language: 'ko', stop: new AbortController().signal });
    expect(await send('GET', '/v1/me')).toMatchObject({ status: 200, body: { operator: true } });
  });
});

test('the importer uses routes of the public API only, and one request for many rows', async () => {
  const known = new Set(routes.map(({ method, path }) => `${method} ${path}`));
  const { sent } = await importing(startupPlus, {
    'new.csv': `${HEADER}\n기업,NEW-1,새 기업,,AI,예비창업,,서울,,,,새 기업입니다.\n기업,NEW-2,새 기업 2,,AI,예비창업,,서울,,,,새 기업입니다.\n`,
  });
  expect(sent.filter(line => !known.has(line))).toEqual([]);
  expect(sent).toHaveLength(1);
});
