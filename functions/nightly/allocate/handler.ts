import { step } from '../wiring.ts';
import { allocate } from './use-cases.ts';

export const handler = step('nightly-allocate', allocate);
