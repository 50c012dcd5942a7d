import { step } from '../wiring.ts';
import { explain } from './use-cases.ts';

export const handler = step('nightly-explain', explain);
