import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { enquiryRoutes } from '#shared/enquiry/routes.ts';
import { EnquiryAnswer, NewEnquiry } from '#shared/enquiry/schema.ts';
import { organisationRoutes } from '#shared/organisation/routes.ts';
import { verificationRoutes } from '#shared/verification/routes.ts';
import { type Api, caller, type Seeded, type SeededCity, type SeedOptions } from './seed.ts';

const { message, terms } = NewEnquiry.shape;
/** Who asks about which listing, by the keys of the demo city, and what becomes of it. */
const Entry = z.strictObject({
  from: z.string(),
  about: z.string(),
  technology: z.string().optional(),
  message,
  terms,
  answers: z.array(EnquiryAnswer),
  withdrawn: z.literal(true).optional(),
});
type Entry = z.output<typeof Entry>;

/** The enquiries of the demo city. @throws Error where a line is not one. */
export const demoEnquiries = (): Entry[] =>
  readFileSync(new URL('enquiries.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => Entry.parse(JSON.parse(line)));

/** Only a verified organisation may ask: the operator verifies it, unless that has been done. */
export const verified = async (call: Api, { organisationId, key }: Seeded, operator: string): Promise<void> => {
  const params = { organisationId };
  const organisation = await call(organisationRoutes.readOrganisation, { token: operator, params });
  if (organisation.body.verification.state !== 'PENDING') return;
  const evidence = [
    { kind: 'BUSINESS_REGISTRATION', reference: `demo ${key}`, checkedAt: organisation.body.createdAt },
  ];
  await call(verificationRoutes.decideVerification, {
    token: operator,
    params,
    body: { decision: 'VERIFY', evidence },
    headers: { 'if-match': organisation.etag },
  });
};

/**
 * Lets the demo city trade, through the public API alone: proposals and enquiries with their answers. What an organisation asked
 * before is left as it is; entries about what was not seeded are passed over.
 * @returns how many there are now.
 */
export const seedEnquiries = async (
  { url, tokenFor }: Pick<SeedOptions, 'url' | 'tokenFor'>,
  { byKey }: SeededCity,
): Promise<number> => {
  const { call } = caller(url);
  const operator = await tokenFor({ userId: 'city-operator', groups: ['operator'] });
  let there = 0;
  for (const entry of demoEnquiries()) {
    const [from, about] = [byKey.get(entry.from), byKey.get(entry.about)];
    const technology = entry.technology === undefined ? undefined : byKey.get(entry.technology);
    if (from === undefined || about === undefined || (entry.technology !== undefined && technology === undefined))
      continue;
    there += 1;
    const [asks, owns] = await Promise.all([from, about].map(each => tokenFor({ userId: each.owner })));
    const sent = await call(enquiryRoutes.listEnquiries, {
      token: asks!,
      params: { organisationId: from.organisationId },
      query: { box: 'sent', limit: '100' },
    });
    if (sent.body.items.some(({ listing }) => listing.listingId === about.listingId)) continue;
    await verified(call, from, operator);
    let enquiry = await call(enquiryRoutes.createEnquiry, {
      token: asks!,
      body: {
        listingId: about.listingId,
        organisationId: from.organisationId,
        ...(technology === undefined ? {} : { technologyId: technology.listingId }),
        message: entry.message,
        ...(entry.terms === undefined ? {} : { terms: entry.terms }),
      },
      headers: { 'idempotency-key': `demo-enquiry-${entry.from}-${entry.about}` },
    });
    const params = { enquiryId: enquiry.body.enquiryId };
    for (const body of entry.answers)
      enquiry = await call(enquiryRoutes.answerEnquiry, {
        token: owns!,
        params,
        body,
        headers: { 'if-match': enquiry.etag },
      });
    if (entry.withdrawn === true)
      await call(enquiryRoutes.withdrawEnquiry, { token: asks!, params, headers: { 'if-match': enquiry.etag } });
  }
  return there;
};
