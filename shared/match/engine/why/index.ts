/** Why a listing has no match, or few, and the smallest changes that would pass. Pure and deterministic, like the engine. */
export { whyCompanies } from './companies.ts';
export { whyInvestors } from './investors.ts';
export { ASK_STEPS } from './probe.ts';
export { type Stand, type StandOptions, standOffers, standSeekers } from './standings.ts';
export * from './types.ts';
