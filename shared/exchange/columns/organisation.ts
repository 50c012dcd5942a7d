import { COUNTRY, HUB } from '../cell/coded.ts';
import { code, date } from '../cell/types.ts';
import { bilingualColumns, type Column, column } from './column.ts';

/** Columns of the organisation behind a listing. */
export const ORGANISATION_COLUMNS: readonly Column[] = [
  column('external_id', ['관리번호', '조직관리번호'], '/organisation/externalId'),
  ...bilingualColumns('name', ['기업명', '투자사명', '조직명', '기관명'], '/organisation/name', undefined, [
    '영문명',
    '영문기업명',
  ]),
  column('country', '국가', '/organisation/country', code(COUNTRY)),
  column('business_number', ['사업자등록번호', '사업자번호'], '/organisation/businessNumber'),
  column('corporate_number', ['법인등록번호', '법인번호'], '/organisation/corporateNumber'),
  column('foreign_number', '해외등록번호', '/organisation/foreignNumber'),
  column('opened_on', ['개업일', '개업일자'], '/organisation/openedOn', date),
  column('centre', ['담당센터', '담당기관'], '/organisation/centre', code(HUB)),
  ...bilingualColumns('representative_name', ['대표자', '대표자명'], '/organisation/representative/name', undefined, [
    '대표자영문명',
  ]),
  ...bilingualColumns('representative_title', ['대표자직위'], '/organisation/representative/title', undefined, [
    '대표자영문직위',
  ]),
  ...bilingualColumns('address', ['주소'], '/organisation/address'),
  column('email', ['이메일', '전자우편'], '/organisation/contact/email'),
  column('phone', ['전화번호', '연락처'], '/organisation/contact/phone'),
];
