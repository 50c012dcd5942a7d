import { step } from '../wiring.ts';
import { score } from './use-cases.ts';

export const handler = step('nightly-score', score);
