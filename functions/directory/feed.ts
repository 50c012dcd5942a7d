import type { feedRoutes as routes } from '#shared/feed/routes.ts';
import type { FeedPosition } from '#shared/feed/rules.ts';
import { beginning, readFeed } from '#shared/feed/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import type { Deps } from './deps.ts';

export const listDirectoryChanges =
  (deps: Deps): UseCase<typeof routes.listDirectoryChanges> =>
  async ({ query }, { cursor, now }) => {
    const position = query.since === undefined ? beginning(now) : (cursor.open(query.since) as FeedPosition);
    const taken = await readFeed(deps, position, { now, limit: Number(query.limit) });
    return { body: { items: [...taken.items], next: cursor.seal(taken.position), more: taken.more } };
  };
