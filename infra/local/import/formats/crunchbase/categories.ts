import type * as z from 'zod';
import type { Label } from '#shared/kernel/i18n.ts';
import type { Sector } from '#shared/kernel/vocabulary.ts';

/** A category of the export: its name in both languages and the platform sectors it stands for. */
export interface Category extends Label {
  readonly sectors: readonly z.infer<typeof Sector>[];
}

const category = (ko: string, en: string, ...sectors: z.infer<typeof Sector>[]): Category => ({ ko, en, sectors });

/** The 42 category codes of the export. Two sectors where one alone would hide what companies of the category do. */
export const CATEGORIES: Readonly<Record<string, Category>> = {
  advertising: category('광고', 'advertising', 'MARKETING'),
  analytics: category('데이터 분석', 'analytics', 'DATA'),
  automotive: category('자동차', 'automotive', 'MOBILITY'),
  biotech: category('바이오', 'biotech', 'BIO'),
  cleantech: category('클린테크', 'clean technology', 'ENERGY'),
  consulting: category('컨설팅', 'consulting', 'HR_WORK'),
  design: category('디자인', 'design', 'OTHER'),
  ecommerce: category('전자상거래', 'e-commerce', 'COMMERCE'),
  education: category('교육', 'education', 'EDUTECH'),
  enterprise: category('기업용 소프트웨어', 'enterprise software', 'CLOUD_SAAS', 'HR_WORK'),
  fashion: category('패션', 'fashion', 'BEAUTY_FASHION'),
  finance: category('금융', 'finance', 'FINTECH'),
  games_video: category('게임·영상', 'games and video', 'GAME', 'CONTENT_MEDIA'),
  government: category('공공', 'government', 'OTHER'),
  hardware: category('하드웨어', 'hardware', 'IOT', 'MANUFACTURING'),
  health: category('건강 관리', 'health care', 'HEALTHCARE'),
  hospitality: category('숙박·외식', 'hospitality', 'TRAVEL_LEISURE', 'FOODTECH'),
  legal: category('법률', 'legal', 'HR_WORK'),
  local: category('지역 서비스', 'local services', 'LIFESTYLE', 'COMMERCE'),
  manufacturing: category('제조', 'manufacturing', 'MANUFACTURING'),
  medical: category('의료', 'medical', 'HEALTHCARE', 'BIO'),
  messaging: category('메시징', 'messaging', 'TELECOM'),
  mobile: category('모바일', 'mobile', 'TELECOM', 'CONTENT_MEDIA'),
  music: category('음악', 'music', 'CONTENT_MEDIA'),
  nanotech: category('나노 기술', 'nanotechnology', 'MATERIALS'),
  network_hosting: category('네트워크·호스팅', 'network and hosting', 'TELECOM', 'CLOUD_SAAS'),
  news: category('뉴스', 'news', 'CONTENT_MEDIA'),
  nonprofit: category('비영리', 'non-profit', 'SOCIAL_IMPACT'),
  other: category('기타', 'other', 'OTHER'),
  pets: category('반려동물', 'pets', 'LIFESTYLE'),
  photo_video: category('사진·영상', 'photo and video', 'CONTENT_MEDIA'),
  public_relations: category('홍보', 'public relations', 'MARKETING'),
  real_estate: category('부동산', 'real estate', 'PROPTECH'),
  search: category('검색', 'search', 'DATA'),
  security: category('보안', 'security', 'SECURITY'),
  semiconductor: category('반도체', 'semiconductors', 'SEMICONDUCTOR'),
  social: category('소셜 네트워크', 'social networking', 'CONTENT_MEDIA', 'LIFESTYLE'),
  software: category('소프트웨어', 'software', 'CLOUD_SAAS'),
  sports: category('스포츠', 'sports', 'TRAVEL_LEISURE', 'LIFESTYLE'),
  transportation: category('운송', 'transportation', 'MOBILITY', 'LOGISTICS'),
  travel: category('여행', 'travel', 'TRAVEL_LEISURE'),
  web: category('웹 서비스', 'web services', 'CONTENT_MEDIA', 'CLOUD_SAAS'),
};

/** For a company without a category, or with one that is not in the table. */
export const UNCATEGORISED: Category = { ko: '', en: '', sectors: ['OTHER'] };
