import { step } from '../wiring.ts';
import { plan } from './use-cases.ts';

export const handler = step('nightly-plan', plan);
