import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callerHash, networkOf } from '#shared/http/limit/caller.ts';
import { type Count, leaseFrom, leaseOf, NO_COUNT } from '#shared/http/limit/lease.ts';
import { limitOf, POLICIES, scaled, windowAt } from '#shared/http/limit/policies.ts';
import { routes } from '#shared/routes.ts';

describe('leasing', () => {
  test('takes something of what is left, never more than an eighth unless that is one', () =>
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 2 ** 31 }), left => {
        const lease = leaseOf(left);
        expect(lease).toBeGreaterThanOrEqual(left > 0 ? 1 : 0);
        expect(lease).toBeLessThanOrEqual(left > 0 ? Math.max(1, left / 8) : 0);
      }),
    ));

  test('gives out the quota exactly, whatever it is, in few leases', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), quota => {
        let count = NO_COUNT;
        let given = 0;
        for (let lease = leaseFrom(count, quota); lease !== undefined; lease = leaseFrom(count, quota)) {
          given += lease.tokens;
          count = lease.next;
        }
        expect(given).toBe(quota);
        expect(count.taken).toBe(quota);
        expect(count.version).toBeLessThanOrEqual(8 * Math.log(Math.max(1, quota)) + 16);
      }),
      { numRuns: 200 },
    ));

  /**
   * Instances over one counter, in any interleaving: each step one of them either swaps (which works only where nobody was
   * first), reads, or loses the reply to a swap that worked.
   */
  test('never gives out more than the quota over many instances, also where replies are lost', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.array(fc.tuple(fc.nat(4), fc.constantFrom('swap', 'read', 'lost')), { maxLength: 400 }),
        (quota, steps) => {
          let stored = NO_COUNT;
          const seen: Count[] = Array.from({ length: 5 }, () => NO_COUNT);
          let given = 0;
          for (const [instance, step] of steps) {
            const lease = leaseFrom(seen[instance]!, quota);
            if (step === 'read' || lease === undefined) {
              seen[instance] = stored;
              continue;
            }
            if (lease.next.version !== stored.version + 1) continue;
            stored = lease.next;
            if (step === 'lost') continue;
            seen[instance] = lease.next;
            given += lease.tokens;
          }
          expect(given).toBeLessThanOrEqual(stored.taken);
          expect(stored.taken).toBeLessThanOrEqual(quota);
        },
      ),
    ));
});

describe('windows', () => {
  const policy = { quota: 1, window: 60 };
  test.each([
    ['2026-11-24T00:00:00.000Z', 60],
    ['2026-11-24T00:00:00.001Z', 60],
    ['2026-11-24T00:00:01.000Z', 59],
    ['2026-11-24T00:00:59.001Z', 1],
    ['2026-11-24T00:00:59.999Z', 1],
  ])('%s has %d seconds to go', (at, seconds) => expect(windowAt(at, policy).endsIn).toBe(seconds));
  test('whoever waits as long as told is in the next one', () =>
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), at => {
        const { index, endsIn } = windowAt(at.toISOString(), policy);
        const later = new Date(at.getTime() + endsIn * 1_000).toISOString();
        expect(windowAt(later, policy).index).toBe(index + 1);
      }),
    ));
  test('a factor never makes a limit of nothing', () => {
    expect(scaled(POLICIES.create, 0.000_01)).toEqual({ quota: 1, window: 60 });
    expect(scaled(POLICIES.read, 1.5)).toEqual({ quota: 900, window: 60 });
  });
});

describe('routes', () => {
  test('all have a limit, and a new one has by what it does', () => {
    for (const route of routes) expect(POLICIES[limitOf(route)].quota, route.id).toBeGreaterThan(0);
    expect(limitOf({ method: 'GET' })).toBe('read');
    expect(limitOf({ method: 'PATCH' })).toBe('write');
    expect(limitOf({ method: 'POST', idempotent: true })).toBe('create');
    expect(limitOf({ method: 'POST', idempotent: true, limit: 'search' })).toBe('search');
  });
});

describe('networks', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['64:ff9b::192.0.2.33', '64:ff9b:0:0::/64'],
    ['203.0.113.7, 10.0.0.1', 'unknown'],
    ['', 'unknown'],
    ['x'.repeat(100), 'unknown'],
    [undefined, 'unknown'],
  ])('%s is %s', (address, network) => expect(networkOf(address)).toBe(network));

  test('all addresses of a /64 are one, of another are not, however they are written', () =>
    fc.assert(
      fc.property(fc.ipV6(), address => {
        const [a, b] = [networkOf(address), networkOf(address.toUpperCase())];
        expect(a).toBe(b);
        expect(networkOf(a.includes('::/64') ? a.replace('::/64', ':dead:beef:0:1') : a)).toBe(a);
      }),
    ));
});

test('a caller’s hash tells neither the caller nor that two windows have the same one', () => {
  const hashes = [callerHash('key', 'network 203.0.113.7', 1), callerHash('key', 'network 203.0.113.7', 2)];
  hashes.push(callerHash('other', 'network 203.0.113.7', 1), callerHash('key', 'network 203.0.113.8', 1));
  expect(new Set(hashes).size).toBe(4);
  for (const hash of hashes) expect(hash).toMatch(/^[\w-]{22}$/);
});
