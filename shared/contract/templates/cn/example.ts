import type { Example } from '../common/example.ts';
import { safeExample } from '../safe/example.ts';

const {
  capType: _capType,
  roundSecurity: _roundSecurity,
  authorised: _authorised,
  parValue: _parValue,
  mfn: _mfn,
  proRata: _proRata,
  ...shared
} = safeExample;
/** The same money as a note: five per cent, two years. */
export const cnExample: Example = {
  ...shared,
  term: { value: 2, unit: 'year' },
  interest: 500,
  delayInterest: 1_200,
};
