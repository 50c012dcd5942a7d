import type { TaxOffice } from '#shared/registry/rules.ts';
import { openTaxOffice } from './client.ts';
import { fileOffice } from './file.ts';

/** Where answers come from, by a function's environment. */
export interface OfficeEnvironment {
  readonly REGISTRY_URL?: string | undefined;
  readonly REGISTRY_KEY?: string | undefined;
}

/**
 * The tax office a deployment asks: over the network where it is told an address, otherwise the file that is laid beside the
 * bundle, which knows the numbers of the demo city and answers nothing about any other.
 */
export const officeFrom = ({ REGISTRY_URL, REGISTRY_KEY = '' }: OfficeEnvironment, file: () => string): TaxOffice =>
  REGISTRY_URL === undefined ? fileOffice(file()) : openTaxOffice({ url: REGISTRY_URL, key: REGISTRY_KEY });
