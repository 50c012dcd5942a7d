import type { Format } from '../record.ts';
import { crunchbase } from './crunchbase/index.ts';
import { korea } from './korea/index.ts';
import { startupPlus } from './startup-plus/index.ts';

/** The formats by the name on the command line. */
export const FORMATS: Readonly<Record<string, Format>> = Object.fromEntries(
  [crunchbase, korea, startupPlus].map(format => [format.name, format]),
);
