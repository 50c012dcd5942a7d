import { step } from '../wiring.ts';
import { train } from './use-cases.ts';

export const handler = step('nightly-train', deps => train(deps));
