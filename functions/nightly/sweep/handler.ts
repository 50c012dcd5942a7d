import { step } from '../wiring.ts';
import { sweep } from './use-cases.ts';

export const handler = step('nightly-sweep', deps => sweep(deps));
