import type { Serves } from '../../engine/types.ts';

/** An investment in a company: both sides keep their names. */
export const INVESTMENT: Serves = { INVESTMENT: { investor: 'investor', company: 'company' } };

/** A technology changes hands: who provides it and who needs it become what the contract calls them. */
export const technology = (provider: string, demander: string): Serves => ({ TECHNOLOGY: { provider, demander } });

/** Two firms try something together. */
export const collaboration = (company: string, partner: string): Serves => ({ COLLABORATION: { company, partner } });

/** A company or a business is sold. */
export const acquisition = (seller: string, buyer: string): Serves => ({ ACQUISITION: { seller, buyer } });
