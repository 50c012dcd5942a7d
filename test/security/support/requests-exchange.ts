import { businessNumber, companyProfile, unique } from '#test/support/city.ts';
import type { Prepare } from './requests-organisation.ts';

/** Good requests of import and export, about `ann`'s organisation where they are about one. */
export const EXCHANGE_REQUESTS: Readonly<Record<string, Prepare>> = {
  importRows: () => ({
    body: {
      rows: [
        {
          organisation: { name: { ko: `가져온 조직 ${unique()}` }, businessNumber: businessNumber() },
          listing: { kind: 'company', summary: { ko: '소개' }, profile: companyProfile() },
        },
      ],
    },
  }),
  exportOrganisation: world => ({
    params: { organisationId: world.company.organisationId },
    query: { format: 'jsonl' },
  }),
  exportDirectory: () => ({ query: { format: 'csv' } }),
};
