import * as z from 'zod';
import type { Label } from './i18n.ts';

/** A closed list of codes with their names in both languages. */
export type Vocabulary = Readonly<Record<string, Label>>;

/** The codes of a vocabulary, as an enumeration takes them. */
export const codes = <V extends Vocabulary>(vocabulary: V) =>
  Object.keys(vocabulary) as [keyof V & string, ...(keyof V & string)[]];

/** Platform sector tags; finer than any official classification where deals happen, coarser where they do not. */
export const SECTORS = {
  AI: { ko: '인공지능', en: 'Artificial intelligence' },
  DATA: { ko: '데이터·분석', en: 'Data and analytics' },
  CLOUD_SAAS: { ko: '클라우드·SaaS', en: 'Cloud and SaaS' },
  SECURITY: { ko: '정보보안', en: 'Security' },
  FINTECH: { ko: '핀테크', en: 'Fintech' },
  BIO: { ko: '바이오·제약', en: 'Biotech and pharma' },
  HEALTHCARE: { ko: '디지털 헬스케어·의료기기', en: 'Digital health and medical devices' },
  ROBOTICS: { ko: '로보틱스', en: 'Robotics' },
  IOT: { ko: '사물인터넷', en: 'Internet of things' },
  SEMICONDUCTOR: { ko: '반도체', en: 'Semiconductors' },
  MATERIALS: { ko: '신소재', en: 'Advanced materials' },
  MANUFACTURING: { ko: '스마트 제조', en: 'Smart manufacturing' },
  MOBILITY: { ko: '모빌리티', en: 'Mobility' },
  LOGISTICS: { ko: '물류', en: 'Logistics' },
  ENERGY: { ko: '에너지·기후테크', en: 'Energy and climate' },
  PROPTECH: { ko: '프롭테크·건설', en: 'Proptech and construction' },
  FOODTECH: { ko: '푸드테크·애그테크', en: 'Food and agriculture' },
  COMMERCE: { ko: '커머스', en: 'Commerce' },
  BEAUTY_FASHION: { ko: '뷰티·패션', en: 'Beauty and fashion' },
  EDUTECH: { ko: '에듀테크', en: 'Education' },
  CONTENT_MEDIA: { ko: '콘텐츠·미디어', en: 'Content and media' },
  GAME: { ko: '게임', en: 'Games' },
  TRAVEL_LEISURE: { ko: '여행·레저', en: 'Travel and leisure' },
  MARKETING: { ko: '광고·마케팅', en: 'Advertising and marketing' },
  HR_WORK: { ko: 'HR·업무 지원', en: 'HR and work' },
  TELECOM: { ko: '통신·네트워크', en: 'Telecom and networks' },
  AEROSPACE: { ko: '우주항공·국방', en: 'Aerospace and defence' },
  SOCIAL_IMPACT: { ko: '소셜 임팩트', en: 'Social impact' },
  LIFESTYLE: { ko: '라이프스타일', en: 'Lifestyle' },
  OTHER: { ko: '기타', en: 'Other' },
} as const satisfies Vocabulary;
export const Sector = z.enum(codes(SECTORS)).meta({ id: 'Sector', description: 'Platform sector tag' });
export type Sector = z.infer<typeof Sector>;

/** Funding stages in order. Kept apart from business age and from company size, which are different facts. */
export const STAGES = {
  PRE_FOUNDING: { ko: '예비창업', en: 'Pre-founding' },
  SEED: { ko: '시드', en: 'Seed' },
  PRE_A: { ko: '프리 A', en: 'Pre-A' },
  SERIES_A: { ko: '시리즈 A', en: 'Series A' },
  SERIES_B: { ko: '시리즈 B', en: 'Series B' },
  SERIES_C: { ko: '시리즈 C', en: 'Series C' },
  SERIES_D_PLUS: { ko: '시리즈 D 이상', en: 'Series D and later' },
  PRE_IPO: { ko: '프리 IPO', en: 'Pre-IPO' },
} as const satisfies Vocabulary;
export const Stage = z.enum(codes(STAGES)).meta({ id: 'Stage', description: 'Funding stage' });
export type Stage = z.infer<typeof Stage>;

/** Instruments by which an investment is made. */
export const INSTRUMENTS = {
  COMMON: { ko: '보통주', en: 'Common shares' },
  CPS: { ko: '전환우선주', en: 'Convertible preferred shares' },
  RCPS: { ko: '상환전환우선주', en: 'Redeemable convertible preferred shares' },
  CB: { ko: '전환사채', en: 'Convertible bond' },
  BW: { ko: '신주인수권부사채', en: 'Bond with warrants' },
  SAFE: { ko: '조건부지분인수계약', en: 'SAFE' },
  CONV_NOTE: { ko: '조건부지분전환계약', en: 'Convertible note' },
} as const satisfies Vocabulary;
export const Instrument = z.enum(codes(INSTRUMENTS)).meta({ id: 'Instrument', description: 'Investment instrument' });

/** Kinds of investor. */
export const INVESTOR_TYPES = {
  VC: { ko: '벤처투자회사', en: 'Venture capital firm' },
  LLC: { ko: '유한책임회사형 벤처캐피탈', en: 'Venture capital LLC' },
  NEW_TECH_FINANCE: { ko: '신기술사업금융회사', en: 'New technology finance company' },
  ACCELERATOR: { ko: '창업기획자(액셀러레이터)', en: 'Accelerator' },
  ANGEL: { ko: '엔젤·개인투자조합', en: 'Angel or angel fund' },
  CVC: { ko: '기업형 벤처캐피탈', en: 'Corporate venture capital' },
  OVERSEAS: { ko: '해외 투자자', en: 'Overseas investor' },
} as const satisfies Vocabulary;
export const InvestorType = z.enum(codes(INVESTOR_TYPES)).meta({ id: 'InvestorType', description: 'Kind of investor' });

/** Seoul's 25 autonomous districts by administrative code. */
export const DISTRICTS = {
  '11110': { ko: '종로구', en: 'Jongno-gu' },
  '11140': { ko: '중구', en: 'Jung-gu' },
  '11170': { ko: '용산구', en: 'Yongsan-gu' },
  '11200': { ko: '성동구', en: 'Seongdong-gu' },
  '11215': { ko: '광진구', en: 'Gwangjin-gu' },
  '11230': { ko: '동대문구', en: 'Dongdaemun-gu' },
  '11260': { ko: '중랑구', en: 'Jungnang-gu' },
  '11290': { ko: '성북구', en: 'Seongbuk-gu' },
  '11305': { ko: '강북구', en: 'Gangbuk-gu' },
  '11320': { ko: '도봉구', en: 'Dobong-gu' },
  '11350': { ko: '노원구', en: 'Nowon-gu' },
  '11380': { ko: '은평구', en: 'Eunpyeong-gu' },
  '11410': { ko: '서대문구', en: 'Seodaemun-gu' },
  '11440': { ko: '마포구', en: 'Mapo-gu' },
  '11470': { ko: '양천구', en: 'Yangcheon-gu' },
  '11500': { ko: '강서구', en: 'Gangseo-gu' },
  '11530': { ko: '구로구', en: 'Guro-gu' },
  '11545': { ko: '금천구', en: 'Geumcheon-gu' },
  '11560': { ko: '영등포구', en: 'Yeongdeungpo-gu' },
  '11590': { ko: '동작구', en: 'Dongjak-gu' },
  '11620': { ko: '관악구', en: 'Gwanak-gu' },
  '11650': { ko: '서초구', en: 'Seocho-gu' },
  '11680': { ko: '강남구', en: 'Gangnam-gu' },
  '11710': { ko: '송파구', en: 'Songpa-gu' },
  '11740': { ko: '강동구', en: 'Gangdong-gu' },
} as const satisfies Vocabulary;
export const District = z
  .enum(codes(DISTRICTS))
  .meta({ id: 'District', description: 'Seoul district (자치구) by its code' });

/** The city's startup-support facilities where open innovation happens. Not to be mixed with the talent programme's innovation hubs. */
export const HUBS = {
  GONGDEOK: { ko: '서울창업허브 공덕', en: 'Seoul Startup Hub Gongdeok' },
  SEONGSU: { ko: '서울창업허브 성수', en: 'Seoul Startup Hub Seongsu' },
  CHANGDONG: { ko: '서울창업허브 창동', en: 'Seoul Startup Hub Chang-dong' },
  M_PLUS: { ko: '서울창업허브 M+', en: 'Seoul Startup Hub M+' },
  FINTECH_LAB: { ko: '서울핀테크랩', en: 'Seoul Fintech Lab' },
  BIO_HUB: { ko: '서울바이오허브', en: 'Seoul Bio Hub' },
  AI_HUB: { ko: '서울AI허브', en: 'Seoul AI Hub' },
} as const satisfies Vocabulary;
export const Hub = z.enum(codes(HUBS)).meta({ id: 'Hub', description: 'Startup-support facility of the city' });
export type Hub = z.infer<typeof Hub>;

/** First-level areas of Korea (시·도), ISO 3166-2:KR. Other countries' areas are accepted by form and shown by code. */
export const KOREAN_AREAS = {
  'KR-11': { ko: '서울', en: 'Seoul' },
  'KR-26': { ko: '부산', en: 'Busan' },
  'KR-27': { ko: '대구', en: 'Daegu' },
  'KR-28': { ko: '인천', en: 'Incheon' },
  'KR-29': { ko: '광주', en: 'Gwangju' },
  'KR-30': { ko: '대전', en: 'Daejeon' },
  'KR-31': { ko: '울산', en: 'Ulsan' },
  'KR-50': { ko: '세종', en: 'Sejong' },
  'KR-41': { ko: '경기', en: 'Gyeonggi' },
  'KR-42': { ko: '강원', en: 'Gangwon' },
  'KR-43': { ko: '충북', en: 'North Chungcheong' },
  'KR-44': { ko: '충남', en: 'South Chungcheong' },
  'KR-45': { ko: '전북', en: 'North Jeolla' },
  'KR-46': { ko: '전남', en: 'South Jeolla' },
  'KR-47': { ko: '경북', en: 'North Gyeongsang' },
  'KR-48': { ko: '경남', en: 'South Gyeongsang' },
  'KR-49': { ko: '제주', en: 'Jeju' },
} as const satisfies Vocabulary;

const AREA = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/;
/** A country (ISO 3166-1 alpha-2) or one of its areas (ISO 3166-2), e.g. `KR`, `KR-11`, `US-CA`. */
export const Area = z
  .string()
  .regex(AREA, { error: 'bad-area' })
  .refine(code => !code.startsWith('KR-') || code in KOREAN_AREAS, { error: 'unknown-korean-area' })
  .meta({ id: 'Area', description: 'Country or ISO 3166-2 area code', example: 'KR-11' });

/** The name of a code in a language; the code itself where the list does not hold it (foreign areas). */
export const labelOf = (vocabulary: Vocabulary, code: string): Label => vocabulary[code] ?? { ko: code, en: code };
