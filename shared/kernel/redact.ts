/** What stands where a person's details stood. */
export const ERASED = { ko: '[삭제됨]', en: '[erased]' } as const;

/** A deep copy in which every text that is one of those given is replaced; keys and everything else stay. */
export const redacted = <T>(value: T, texts: ReadonlySet<string>): T => {
  if (typeof value === 'string') return (texts.has(value) ? ERASED.ko : value) as T;
  if (Array.isArray(value)) return value.map(item => redacted(item, texts)) as T;
  if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array))
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [
        key,
        key === 'en' && typeof member === 'string' && texts.has(member) ? ERASED.en : redacted(member, texts),
      ]),
    ) as T;
  return value;
};

/** True where {@link redacted} would change a value. */
export const mentions = (value: unknown, texts: ReadonlySet<string>): boolean =>
  typeof value === 'string'
    ? texts.has(value)
    : typeof value === 'object' && value !== null && Object.values(value).some(member => mentions(member, texts));
