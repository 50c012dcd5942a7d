import { managed, nobody, permissions } from './access.ts';
import type { Check } from './check.ts';
import { data, home, logs, queues, stream } from './data.ts';
import { gateway, identity, routesDeclared } from './edge.ts';
import { alarms, functions, outputs, schedule, workflow } from './work.ts';

/** What the template has to be like, each check under the name that the controls use. */
export const intent = {
  routesDeclared,
  gateway,
  identity,
  data,
  queues,
  stream,
  logs,
  home,
  functions,
  workflow,
  schedule,
  alarms,
  outputs,
  permissions,
  nobody,
  managed,
} as const satisfies Record<string, Check>;
