import { Problem } from '#shared/http/problem.ts';
import type { RouteSpec } from '#shared/http/route.ts';
import type { WireReply } from './http.ts';

const INSIDE =
  /node_modules|\/var\/task|\bat \S+ \(|ZodError|TypeError|RangeError|ValidationException|dynamo|StartupPlus-/i;
const BY_THE_GATEWAY: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  413: 'Request Entity Too Large',
  431: 'Request Header Fields Too Large',
};

/** What is wrong with a reply, whatever was sent; undefined where nothing is. `aimed`: the path can have led to no other route. */
export const complaint = (
  { route, aimed }: { readonly route: RouteSpec; readonly aimed: boolean },
  { status, type, text }: Pick<WireReply, 'status' | 'type' | 'text'>,
): string | undefined => {
  if (status >= 500) return 'a defect';
  if (status === 304) return text === '' ? undefined : 'a body with 304';
  if (status < 300) {
    if (!aimed || route.reply === undefined) return undefined;
    const parsed = route.reply.safeParse(JSON.parse(text));
    return parsed.success ? undefined : `a reply that is not what the route promises: ${parsed.error.message}`;
  }
  if (INSIDE.test(text)) return 'words from the inside';
  if (type.startsWith('application/problem+json')) {
    const parsed = Problem.safeParse(JSON.parse(text));
    if (!parsed.success) return 'a problem document that is none';
    return parsed.data.status === status ? undefined : 'another status in the body';
  }
  return text === JSON.stringify({ message: BY_THE_GATEWAY[status] })
    ? undefined
    : 'neither a problem document nor the gateway';
};
