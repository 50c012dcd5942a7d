import type * as z from 'zod';
import { type Bilingual, withEnglishSource } from '#shared/kernel/i18n.ts';
import { reject } from '#shared/kernel/rejection.ts';
import type { Organisation } from '#shared/organisation/schema.ts';
import type { NewSuspension } from './schema.ts';

/** What others read in the place of a suspended organisation's name, or of a title of its. */
export const SUSPENDED_NAME = {
  ko: '이용이 정지된 조직',
  en: 'Suspended organisation',
  enSource: 'human',
} as const satisfies Bilingual;

/** @throws Rejection `wrong-state` where it is suspended already. */
export const suspend = (before: Organisation, why: z.output<typeof NewSuspension>, at: string): Organisation => {
  if (before.suspension !== undefined)
    throw reject('wrong-state', '이미 이용이 정지된 조직입니다', 'The organisation is suspended already');
  const suspension = { reason: why.reason, text: withEnglishSource(why.text), at };
  return { ...before, suspension, version: before.version + 1, updatedAt: at };
};

/** @throws Rejection `wrong-state` where it is not suspended. */
export const lift = (before: Organisation, at: string): Organisation => {
  const { suspension, ...rest } = before;
  if (suspension === undefined)
    throw reject('wrong-state', '이용이 정지된 조직이 아닙니다', 'The organisation is not suspended');
  return { ...rest, version: before.version + 1, updatedAt: at };
};
