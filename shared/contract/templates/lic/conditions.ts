import type { Cond } from '../../engine/types.ts';
import { and, eq, foreignAmong, has, ne, not, oneOf, or } from '../common/cond.ts';

/** Conditions on which clauses and checks of the licence turn alike. */
export const REGISTERED_EXCLUSIVE: Cond = eq('exclusivity', 'exclusive_registered');
export const EXCLUSIVE: Cond = oneOf('exclusivity', 'exclusive_registered', 'exclusive_contractual');
export const REGISTERED: Cond = or(REGISTERED_EXCLUSIVE, eq('register', true));
export const SUBLICENSABLE: Cond = oneOf('sublicence', 'consent', 'affiliates');
export const UPFRONT: Cond = has('royalty.upfront');
export const RUNNING: Cond = has('royalty.running');
export const BY_SALES: Cond = and(RUNNING, not(eq('royalty.running.base', 'units')));
export const MINIMUM: Cond = has('royalty.minimum');
/** What is paid by what is sold has to be reported and can be checked. */
export const COUNTED: Cond = or(RUNNING, MINIMUM);
export const ABROAD: Cond = foreignAmong('licensor', 'licensee');
/** Money that leaves Korea bears tax at its source. */
export const PAID_ABROAD: Cond = and(eq('parties.licensee.country', 'KR'), ne('parties.licensor.country', 'KR'));
const foreignCurrency = (path: string): Cond => and(has(path), ne(`${path}.currency`, 'KRW'));
export const FOREIGN_CURRENCY: Cond = or(
  foreignCurrency('royalty.upfront'),
  foreignCurrency('royalty.running.perUnit'),
  foreignCurrency('royalty.minimum.amount'),
);
