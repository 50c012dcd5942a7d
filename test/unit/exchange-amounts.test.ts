import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAmount } from '#shared/exchange/cell/amounts.ts';

const won = (amount: string) => ({ amount, currency: 'KRW' });
const cents = (amount: string) => ({ amount, currency: 'USD' });

describe('amounts as people write them', () => {
  test.each([
    ['3억', won('300000000')],
    ['3억원', won('300000000')],
    ['5천만원', won('50000000')],
    ['5,000만원', won('50000000')],
    ['1억 5천만원', won('150000000')],
    ['1억2천5백만', won('125000000')],
    ['3.5억', won('350000000')],
    ['0.5억 원', won('50000000')],
    ['2조 3,000억', won('2300000000000')],
    ['300백만원', won('300000000')],
    ['12만 3천4백 원', won('123400')],
    ['1만 500', won('10500')],
    ['300,000,000', won('300000000')],
    ['300000000원', won('300000000')],
    ['₩300,000,000', won('300000000')],
    ['３억', won('300000000')],
    ['0', won('0')],
    ['USD 1,000,000', cents('100000000')],
    ['usd1000000', cents('100000000')],
    ['1,000,000 USD', cents('100000000')],
    ['$1.5', cents('150')],
    ['100만 달러', cents('100000000')],
    ['US$ 2천만', cents('2000000000')],
    ['EUR 1,000.50', { amount: '100050', currency: 'EUR' }],
    ['500만 엔', { amount: '5000000', currency: 'JPY' }],
  ])('%s', (text, money) => {
    expect(parseAmount(text)).toEqual(money);
  });

  test.each([
    '',
    '억',
    '만원',
    '약 3억',
    '3억~5억',
    '-3억',
    '3E+08',
    '=3*100000000',
    '30,00,000',
    '3만 2억',
    '3억 2억',
    '5백천만',
    '0.5원',
    '$1.005',
    'USD 100원',
    '¥1000',
    '삼억',
    '1'.repeat(19),
    '99999999999조',
  ])('refuses %s', text => {
    expect(parseAmount(text)).toBeUndefined();
  });

  test('reads back what it means, in 억 and 만 and plain won', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 1, max: 9999 }),
        fc.nat(9999),
        (eok, man, rest) => {
          const value = BigInt(eok) * 100_000_000n + BigInt(man) * 10_000n + BigInt(rest);
          const written = `${eok}억 ${man.toLocaleString('en-US')}만${rest === 0 ? '' : ` ${rest}`}원`;
          expect(parseAmount(written)).toEqual(won(String(value)));
          expect(parseAmount(value.toLocaleString('en-US'))).toEqual(won(String(value)));
        },
      ),
    );
  });

  test('never throws and never gives anything but an integer amount', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789,.억만천백조원$USDKRW -+Ee'), maxLength: 24 }),
        text => {
          const money = parseAmount(text);
          if (money !== undefined) expect(money.amount).toMatch(/^(0|[1-9]\d{0,17})$/);
        },
      ),
    );
  });
});
