import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { type CertificateFault, certificateFaults } from '#shared/disclosure/certificate/rules.ts';
import { DisclosureCertificate } from '#shared/disclosure/certificate/schema.ts';
import { contentHash } from '#shared/kernel/hash.ts';
import type { Language } from '#shared/kernel/i18n.ts';

interface Options {
  readonly earlier?: string[];
  readonly document?: string;
  readonly content?: string;
  readonly language: Language;
}

type Words = Record<Language, string>;
const FAULTS: {
  readonly [K in CertificateFault['fault']]: (fault: Extract<CertificateFault, { fault: K }>) => Words;
} = {
  broken: ({ break: { seq, differs, expected, found } }) => ({
    ko: `${seq}번째 항목에서 사슬이 끊어졌습니다 (${differs}: 기대값 ${expected}, 실제값 ${found})`,
    en: `the chain is broken at entry ${seq} (${differs}: expected ${expected}, found ${found})`,
  }),
  incomplete: ({ seq }) => ({
    ko: `${seq}번째 항목부터 빠져 있습니다. 나머지 부분도 함께 주십시오`,
    en: `entries from ${seq} on are not here: give the other parts too`,
  }),
  'other-grant': ({ part }) => ({
    ko: `${part}번째 파일은 다른 열람 동의에 관한 것입니다`,
    en: `file ${part} is about another grant`,
  }),
  'grant-altered': () => ({
    ko: '열람 동의의 내용이 사슬에 봉인된 것과 다릅니다',
    en: 'the grant is not the one the chain seals',
  }),
  'reading-altered': ({ seq }) => ({
    ko: `${seq}번째 항목이 봉인한 열람 기록이 없거나 내용이 바뀌었습니다`,
    en: `the reading that entry ${seq} seals is missing or was altered`,
  }),
  'reading-added': ({ at }) => ({
    ko: `${at} 열람 기록은 사슬에 없습니다`,
    en: `the reading of ${at} is not in the chain`,
  }),
  rewritten: ({ seq }) => ({
    ko: `이전 증명서와 ${seq}번째 항목부터 다릅니다: 기록이 다시 쓰였습니다`,
    en: `differs from the earlier certificate from entry ${seq} on: the record was rewritten`,
  }),
};
const sentence = <K extends CertificateFault['fault']>(fault: Extract<CertificateFault, { fault: K }>): Words =>
  (FAULTS[fault.fault] as (given: typeof fault) => Words)(fault);

const partIn = (path: string): DisclosureCertificate => {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return program.error(`${path}: ${(error as Error).message}`);
  }
  const parsed = DisclosureCertificate.safeParse(value);
  if (parsed.success) return parsed.data;
  const { path: at, message } = parsed.error.issues[0]!;
  return program.error(`${path}: no certificate (/${at.join('/')}: ${message})`);
};

const bytesOf = (path: string): Buffer => {
  try {
    return readFileSync(path);
  } catch (error) {
    return program.error(`${path}: ${(error as Error).message}`);
  }
};

/** What else a certificate is held against: a signed file, and what somebody kept of a reading. */
const comparisons = (parts: readonly DisclosureCertificate[], { document, content }: Options): Words[] => {
  const wrong: Words[] = [];
  const agreed = parts.at(-1)?.grant.nda?.documentHash;
  if (document !== undefined && createHash('sha256').update(bytesOf(document)).digest('hex') !== agreed)
    wrong.push({
      ko: `${document}: 이 열람의 근거가 된 계약서가 아닙니다`,
      en: `${document}: not the agreement this disclosure was made under`,
    });
  if (content !== undefined) {
    let shown: unknown;
    try {
      shown = JSON.parse(bytesOf(content).toString('utf8'));
    } catch (error) {
      return program.error(`${content}: ${(error as Error).message}`);
    }
    const hash = contentHash(shown);
    if (!parts.some(({ disclosures }) => disclosures.some(({ contentHash: read }) => read === hash)))
      wrong.push({ ko: `${content}: 열람된 적이 없는 내용입니다`, en: `${content}: never shown under this grant` });
  }
  return wrong;
};

const verify = (files: readonly string[], options: Options): void => {
  const { language } = options;
  const parts = files.map(partIn);
  const faults = certificateFaults(parts, options.earlier?.map(partIn));
  const wrong = [...faults.map(sentence), ...comparisons(parts, options)];
  for (const words of wrong) console.log(`✗ ${words[language]}`);
  const { grant, head } = parts.at(-1)!;
  const readings = parts.flatMap(({ disclosures }) => disclosures);
  for (const { at, reader, tier, version, contentHash: hash } of wrong.length > 0 ? [] : readings)
    console.log(`${at}  ${tier}  v${version}  ${reader}  ${hash}`);
  const summary =
    language === 'ko'
      ? `‘${grant.title.ko}’ · ${grant.organisationName.ko} · 항목 ${head.version}개 · 열람 ${readings.length}건 · ${wrong.length === 0 ? '확인되었습니다' : `문제 ${wrong.length}건`}`
      : `‘${grant.title.en ?? grant.title.ko}’ · ${grant.organisationName.en ?? grant.organisationName.ko} · ${head.version} entries · ${readings.length} readings · ${wrong.length === 0 ? 'verified' : `${wrong.length} faults`}`;
  console.log(summary);
  if (wrong.length > 0) process.exitCode = 1;
};

const program = new Command('certificate:verify')
  .description('Verify a disclosure certificate offline: who read what under a grant, unaltered and complete')
  .argument('<parts...>', 'the certificate; where it has several parts, all of them in order')
  .option('--earlier <parts...>', 'a certificate of the same grant kept from before: nothing of it may have changed')
  .option('--document <file>', 'the signed agreement: must be the one the grant names')
  .option('--content <file>', 'a reply kept from reading the listing: must be among what was shown')
  .addOption(
    new Option('--language <code>', 'language of messages')
      .choices(['ko', 'en'])
      .default((process.env.LC_ALL ?? process.env.LANG ?? '').startsWith('en') ? 'en' : 'ko'),
  )
  .addHelpText(
    'after',
    '\nGet one with GET /v1/listings/{listingId}/grants/{organisationId}/certificate.\nExit code 0 where all holds, 1 where something does not or could not be read.',
  )
  .action(verify);

program.parse();
