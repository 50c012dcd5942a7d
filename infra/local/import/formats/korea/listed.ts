import { areaOf } from '#shared/exchange/cell/labels.ts';
import type { Label } from '#shared/kernel/i18n.ts';
import { KOREAN_AREAS, labelOf } from '#shared/kernel/vocabulary.ts';
import type { Candidate } from '../../record.ts';
import { type KsicCodes, sectorsIn } from './fields.ts';

/** A line of the exchange's list. */
export interface Listed {
  readonly name: string;
  readonly code: string;
  readonly industry: string;
  readonly products: string;
  readonly listed: string;
  readonly region: string;
}

const MOST_TAGS = 20;
const LONGEST_TAG = 40;
/** Products as tags: what stands between commas and slashes, each once, short ones alone. */
const tagsIn = (products: string): string[] => {
  const parts = products.split(/[,/·ㆍ]|\s및\s/).map(part => part.replace(/\s등$/, '').trim());
  return [...new Set(parts)].filter(part => part.length > 1 && part.length <= LONGEST_TAG).slice(0, MOST_TAGS);
};

/**
 * A listed firm as a company. It has been through every stage there is and raises nothing here: listed at the last stage, and
 * introduced to nobody until its own people say otherwise. The reason where its area is none we know.
 */
export const listedCandidate = (at: Candidate['at'], firm: Listed, ksicOf: KsicCodes): Candidate | Label => {
  const area = firm.region === '' ? 'KR' : areaOf(firm.region);
  if (area === undefined) return { ko: `모르는 지역입니다: ${firm.region}`, en: `Unknown area: ${firm.region}` };
  const country = area.slice(0, 2);
  const place = labelOf(KOREAN_AREAS, area);
  const sectors = sectorsIn(firm.industry);
  const tags = tagsIn(firm.products);
  const ksic = ksicOf(firm.industry);
  const where = firm.region === '' ? '' : `${firm.region} 소재 `;
  return {
    at,
    row: {
      organisation: { name: { ko: firm.name }, country, externalId: `krx:${firm.code}` },
      listing: {
        kind: 'company',
        title: { ko: firm.name },
        summary: {
          ko: `${where}상장기업(${firm.code}, ${firm.listed} 상장). 업종: ${firm.industry}.${firm.products === '' ? '' : ` 주요 제품: ${firm.products}.`}`,
          en: `Company listed in Korea since ${firm.listed} (${firm.code})${firm.region === '' ? '' : `, based in ${place.en}`}. Its industry and products are given in Korean.`,
        },
        profile: {
          sectors: sectors.length === 0 ? ['OTHER'] : sectors,
          ...(tags.length === 0 ? {} : { tags }),
          location: { area },
          ...(ksic === undefined ? {} : { ksic: [{ revision: 10, code: ksic }] }),
          raising: { stage: 'PRE_IPO' },
          monthlyCapacity: 0,
        },
      },
    },
  };
};
