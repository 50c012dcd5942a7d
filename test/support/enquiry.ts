import { newEnquiry } from '#shared/enquiry/rules.ts';
import { NewEnquiry } from '#shared/enquiry/schema.ts';
import { draftListing } from '#shared/listing/rules.ts';
import { type Listing, NewListing } from '#shared/listing/schema.ts';
import type { Organisation } from '#shared/organisation/schema.ts';
import { acquisitionProfile, companyProfile, needProfile, technologyProfile } from '#test/support/city.ts';

export const AT = '2026-11-24T03:00:00.000Z';
export const id = (n: number) => `01JD8X4N6QJ3V5W8Z2K7M9P0${String(n).padStart(2, '0')}`;
const organisation = (n: number): Organisation => ({
  organisationId: id(n),
  name: { ko: `조직 ${n}` },
  country: 'KR',
  verification: { state: 'VERIFIED' },
  owners: 1,
  version: 1,
  createdAt: AT,
  updatedAt: AT,
});
export const [sender, receiver] = [organisation(1), organisation(2)];
const PROFILES = {
  need: needProfile,
  technology: technologyProfile,
  acquisition: acquisitionProfile,
  company: companyProfile,
};
export const listingOf = (kind: keyof typeof PROFILES, more: object = {}, owner = receiver): Listing => ({
  ...draftListing(
    NewListing.parse({
      kind,
      organisationId: owner.organisationId,
      title: { ko: '냉동창고' },
      summary: { ko: '하역' },
      profile: PROFILES[kind](),
      ...more,
    }),
    id(9),
    AT,
  ),
  state: 'PUBLISHED',
});
const body = (more: object = {}) =>
  NewEnquiry.parse({
    listingId: id(9),
    organisationId: sender.organisationId,
    message: { ko: '제안드립니다' },
    ...more,
  });
export const enquiryAbout = (listing: Listing, at = AT, more: object = {}, technology?: Listing) =>
  newEnquiry(body(more), { listing, sender, receiver, technology }, id(5), at);
