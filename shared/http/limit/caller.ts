import { createHmac } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';

/** The eight groups of an IPv6 address, `::` filled in, an IPv4 tail as two groups. */
const groupsOf = (address: string): string[] => {
  const plain = address.split('%')[0] ?? '';
  const hex = plain.replace(
    /(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/,
    (_, a: string, b: string, c: string, d: string) =>
      [
        [a, b],
        [c, d],
      ]
        .map(([high, low]) => (Number(high) * 256 + Number(low)).toString(16))
        .join(':'),
  );
  const [head = '', tail] = hex.split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...(tail === undefined ? [] : zeros), ...after].map(group =>
    Number.parseInt(group, 16).toString(16),
  );
};

/**
 * The network an address stands for: an IPv4 address itself; of IPv6 the first 64 bits, since a single subscriber has at least
 * so many addresses (RFC 6177). What is no address, or none, is one network for all.
 */
export const networkOf = (sourceIp: string | undefined): string => {
  if (sourceIp === undefined || sourceIp.length > 60) return 'unknown';
  if (isIPv4(sourceIp)) return sourceIp;
  if (!isIPv6(sourceIp)) return 'unknown';
  const groups = groupsOf(sourceIp);
  const mapped = groups.slice(0, 5).every(group => group === '0') && groups[5] === 'ffff';
  if (!mapped) return `${groups.slice(0, 4).join(':')}::/64`;
  const [high = 0, low = 0] = groups.slice(6).map(group => Number.parseInt(group, 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
};

/**
 * What a caller is called in a counter's key: a keyed hash, so that the few addresses there are cannot be tried out, and another
 * one in each window, so that counters of different times cannot be told to be one caller's.
 */
export const callerHash = (key: string, caller: string, window: number): string =>
  createHmac('sha256', key).update(`${window}\0${caller}`, 'utf8').digest('base64url').slice(0, 22);
