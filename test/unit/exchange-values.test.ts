import { expect, test } from 'vitest';
import { areaOf, countryOf, districtOf, sectorOf, stageOf } from '#shared/exchange/cell/labels.ts';
import { parseCount, parseDate } from '#shared/exchange/cell/values.ts';

test('names of codes in the forms people use', () => {
  expect(
    ['AI', '인공지능', 'artificial intelligence', '바이오', '핀테크', 'SaaS', 'HR', '기타', '마법'].map(sectorOf),
  ).toEqual(['AI', 'AI', 'AI', 'BIO', 'FINTECH', 'CLOUD_SAAS', 'HR_WORK', 'OTHER', undefined]);
  expect(['Pre-A', '프리 시리즈 A', 'series a', 'A', '시리즈 D+', '시드'].map(stageOf)).toEqual([
    'PRE_A',
    'PRE_A',
    'SERIES_A',
    'SERIES_A',
    'SERIES_D_PLUS',
    'SEED',
  ]);
  expect(
    ['서울', '서울특별시', 'Seoul', 'kr-11', '충청북도', 'US-CA', '미국', 'Germany', '아틀란티스'].map(areaOf),
  ).toEqual(['KR-11', 'KR-11', 'KR-11', 'KR-11', 'KR-43', 'US-CA', 'US', 'DE', undefined]);
  expect(['강남구', '강남', 'Gangnam-gu', '11680', '중', '중구'].map(districtOf)).toEqual([
    '11680',
    '11680',
    '11680',
    '11680',
    undefined,
    '11140',
  ]);
  expect(
    ['대한민국', '한국', 'South Korea', 'KR', 'uk', '영국', '러시아', 'Vietnam', '유럽연합'].map(countryOf),
  ).toEqual(['KR', 'KR', 'KR', 'KR', 'GB', 'GB', 'RU', 'VN', undefined]);
});

test('dates and counts', () => {
  expect(['2024-03-15', '2024.3.15.', '2024/3/5', '20240315', '2024년 3월 15일'].map(parseDate)).toEqual([
    '2024-03-15',
    '2024-03-15',
    '2024-03-05',
    '2024-03-15',
    '2024-03-15',
  ]);
  expect(['2024-02-30', '24-3-15', '45366', '=TODAY()', '2024'].map(parseDate)).toEqual(Array(5).fill(undefined));
  expect(['12', '1,200', '12명', '１２', '-1', '1.5', '약 10'].map(parseCount)).toEqual([
    12,
    1200,
    12,
    12,
    undefined,
    undefined,
    undefined,
  ]);
});
