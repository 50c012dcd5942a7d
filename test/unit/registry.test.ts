import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { openTaxOffice } from '#functions/registry/client.ts';
import { fileOffice } from '#functions/registry/file.ts';
import { officeFrom } from '#functions/registry/office.ts';
import { demoCity } from '#infra/local/demo/data.ts';
import { businessDigits } from '#shared/organisation/rules.ts';
import type { Organisation } from '#shared/organisation/schema.ts';
import { askAbout, askStatuses, RegistryFault, type TaxOffice } from '#shared/registry/rules.ts';

const AT = '2026-11-25T00:00:00.000Z';
const row = (b_no: string, more: object = {}) => ({
  b_no,
  b_stt: '계속사업자',
  b_stt_cd: '01',
  tax_type: '부가가치세 일반과세자',
  tax_type_cd: '01',
  end_dt: '',
  utcc_yn: 'N',
  ...more,
});
const ok = (data: unknown[]) => JSON.stringify({ status_code: 'OK', request_cnt: data.length, match_cnt: 1, data });

let close: (() => void) | undefined;
afterEach(() => close?.());
type Seen = { path: string; key: string | null; body: unknown };
/** A server that stands for the tax office; tells what it was asked. */
const fake = async (answer: (seen: Seen, response: ServerResponse, count: number) => void, timeout = 10_000) => {
  const asked: Seen[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    let text = '';
    request.on('data', part => {
      text += part;
    });
    request.on('end', () => {
      const url = new URL(request.url ?? '', 'http://x');
      const seen = { path: url.pathname, key: url.searchParams.get('serviceKey'), body: JSON.parse(text) };
      asked.push(seen);
      answer(seen, response, asked.length);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/`;
  return { asked, office: openTaxOffice({ url, key: 'a+/=b', timeout, pause: 1 }) };
};
const reply = (response: ServerResponse, status: number, body: string) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body);
};
const statusOf = async (office: TaxOffice, number = '1248100998') => (await askStatuses(office, [number], AT))[0]!;

describe('over HTTP', () => {
  test('asks in the form of the public interface, a hundred numbers a call, and reads every status', async () => {
    const rows = [
      row('1000000000'),
      row('1000000001', { b_stt_cd: '02' }),
      row('1000000002', { b_stt_cd: '03', end_dt: '20260930' }),
      row('1000000003', { b_stt_cd: '', tax_type: '국세청에 등록되지 않은 사업자등록번호입니다.' }),
      row('1000000004', { b_stt_cd: '09' }),
      row('1000000005', { b_stt_cd: '03', end_dt: '20260931' }),
    ];
    const { asked, office } = await fake((_seen, response) => reply(response, 200, ok(rows)));
    const numbers = Array.from({ length: 250 }, (_, i) => String(1_000_000_000 + i));
    const results = await askStatuses(office, numbers, AT);
    expect(asked.map(({ path, key }) => [path, key])).toEqual(Array(3).fill(['/v1/status', 'a+/=b']));
    expect(asked.map(({ body }) => (body as { b_no: string[] }).b_no.length)).toEqual([100, 100, 50]);
    expect(results.map(({ businessNumber }) => businessNumber)).toEqual(numbers);
    expect(results.slice(0, 7).map(({ status, closedOn, fault }) => [status, closedOn, fault])).toEqual([
      ['ACTIVE', undefined, undefined],
      ['DORMANT', undefined, undefined],
      ['CLOSED', '2026-09-30', undefined],
      ['UNREGISTERED', undefined, undefined],
      ['UNKNOWN', undefined, undefined],
      ['CLOSED', undefined, undefined],
      ['UNKNOWN', undefined, 'NOT_LISTED'],
    ]);
    expect(results[0]).toMatchObject({ taxType: '부가가치세 일반과세자', source: 'NTS', checkedAt: AT });
  });

  test('asks for authenticity by number, opening date and representative, where they are there', async () => {
    const { asked, office } = await fake(({ path }, response) =>
      reply(response, 200, ok(path.endsWith('validate') ? [{ b_no: '1248100998', valid: '01' }] : [row('1248100998')])),
    );
    const organisation = {
      businessNumber: '1248100998',
      openedOn: '2021-03-15',
      representative: { name: { ko: '강가람별' }, title: { ko: '대표이사' } },
    } as Organisation & { businessNumber: string };
    expect(await askAbout(office, organisation, AT)).toMatchObject({ status: 'ACTIVE', authenticity: 'MATCHES' });
    expect(asked.find(({ path }) => path === '/v1/validate')?.body).toEqual({
      businesses: [{ b_no: '1248100998', start_dt: '20210315', p_nm: '강가람별' }],
    });
    expect(await askAbout(office, { ...organisation, openedOn: undefined }, AT)).toMatchObject({
      authenticity: 'NOT_ASKED',
    });
  });

  test.each([429, 500, 503])('tries again after %i, and gives up after three attempts', async status => {
    const passing = await fake((_seen, response, count) =>
      count === 1 ? reply(response, status, '') : reply(response, 200, ok([row('1248100998')])),
    );
    expect((await statusOf(passing.office)).status).toBe('ACTIVE');
    expect(passing.asked).toHaveLength(2);
    close?.();
    const lasting = await fake((_seen, response) => reply(response, status, 'down'));
    expect(await statusOf(lasting.office)).toMatchObject({ status: 'UNKNOWN', fault: 'UNREACHABLE' });
    expect(lasting.asked).toHaveLength(3);
  });

  test('a server that never answers is left after the time-out, and one that is gone is unreachable', async () => {
    const { asked, office } = await fake(() => undefined, 100);
    expect(await statusOf(office)).toMatchObject({ status: 'UNKNOWN', fault: 'TIMEOUT' });
    expect(asked).toHaveLength(3);
    const gone = openTaxOffice({ url: 'http://127.0.0.1:9', key: 'k', timeout: 200, pause: 1 });
    expect(await statusOf(gone)).toMatchObject({ status: 'UNKNOWN', fault: 'UNREACHABLE' });
  });

  test.each<[string, number, string, string]>([
    ['a refused key', 401, '{"code":-4,"msg":"등록되지 않은 인증키 입니다."}', 'REFUSED'],
    ['too many numbers', 413, '{"status_code":"TOO_LARGE_REQUEST"}', 'REFUSED'],
    ['no JSON', 200, '<html>', 'MALFORMED'],
    ['another status', 200, '{"status_code":"REQUEST_DATA_MALFORMED"}', 'MALFORMED'],
    ['rows of another form', 200, ok([{ b_no: '12', b_stt_cd: 1 }]), 'MALFORMED'],
    ['a reply without end', 200, `"${'x'.repeat(2_000_000)}"`, 'MALFORMED'],
  ])('%s is not asked again, and says nothing about the business', async (_what, status, body, fault) => {
    const { asked, office } = await fake((_seen, response) => reply(response, status, body));
    expect(await statusOf(office)).toMatchObject({ status: 'UNKNOWN', fault });
    expect(asked).toHaveLength(1);
  });

  test('follows no redirect, so that the key goes nowhere else, and names neither key nor address in its fault', async () => {
    const { office } = await fake((_seen, response) => {
      response.writeHead(307, { location: 'http://127.0.0.1:9/elsewhere' });
      response.end();
    });
    const fault = await office.status(['1248100998']).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(RegistryFault);
    expect(JSON.stringify([String(fault), (fault as Error).cause ?? null])).not.toMatch(/a\+|a%2B|127\.0\.0\.1/);
  });

  test('a defect of ours is no fault of the office', async () => {
    const broken: TaxOffice = {
      source: 'FILE',
      status: () => Promise.reject(new TypeError('bug')),
      validate: async () => [],
    };
    await expect(statusOf(broken)).rejects.toThrow('bug');
  });
});

describe('the file of a sandbox', () => {
  const text = readFileSync(new URL('../../infra/local/demo/registry.json', import.meta.url), 'utf8');
  const office = officeFrom({}, () => text);

  test('knows every number of the demo city, and answers nothing about others', async () => {
    const numbers = Object.values(demoCity())
      .flat()
      .flatMap(({ organisation: { businessNumber } }) =>
        businessNumber === undefined ? [] : [businessDigits(businessNumber)!],
      );
    const results = await askStatuses(office, numbers, AT);
    expect(results.filter(({ fault }) => fault === 'NOT_LISTED')).toEqual([]);
    expect(new Set(results.map(({ status }) => status))).toEqual(
      new Set(['ACTIVE', 'DORMANT', 'CLOSED', 'UNREGISTERED']),
    );
    expect(await statusOf(office)).toMatchObject({ status: 'UNKNOWN', fault: 'NOT_LISTED', source: 'FILE' });
  });

  test('compares opening date and representative', async () => {
    const sample = fileOffice(JSON.stringify([{ ...row('1248100998'), start_dt: '20210315', p_nm: '강가람별' }]));
    const ask = async (start_dt: string, p_nm: string) =>
      (await sample.validate([{ b_no: '1248100998', start_dt, p_nm }]))[0]!.valid;
    expect(await ask('20210315', '강가람별')).toBe('01');
    expect(await ask('20210316', '강가람별')).toBe('02');
    expect(await ask('20210315', '김가람별')).toBe('02');
  });
});
