import * as z from 'zod';
import type { Organisation } from '#shared/organisation/schema.ts';
import type { RegistryResult } from './schema.ts';

/** Most numbers in one call. */
export const MOST_ASKED = 100;

/**
 * What the tax office answers about one number, in the words of its public API (National Tax Service, data set 15081808): status
 * code 01 going on, 02 dormant, 03 closed, none where it does not know the number; the closing date as `YYYYMMDD`.
 */
export const StatusRow = z.object({
  b_no: z.string().regex(/^\d{10}$/),
  b_stt_cd: z.string().max(10).default(''),
  tax_type: z.string().max(200).default(''),
  end_dt: z
    .string()
    .regex(/^(\d{8})?$/)
    .default(''),
});
export type StatusRow = z.infer<typeof StatusRow>;
/** `valid` 01: number, opening date and representative belong together; 02: they do not. */
export const ValidityRow = z.object({ b_no: StatusRow.shape.b_no, valid: z.enum(['01', '02']) });
export type ValidityRow = z.infer<typeof ValidityRow>;

/** A business as it is asked about for authenticity. */
export interface Business {
  readonly b_no: string;
  /** Opening date, `YYYYMMDD`. */
  readonly start_dt: string;
  /** Representative, in Korean. */
  readonly p_nm: string;
}

type FaultCode = NonNullable<RegistryResult['fault']>;
/** The office gave no answer; why. Says nothing about the business. */
export class RegistryFault extends Error {
  override readonly name = 'RegistryFault';
  readonly code: FaultCode;
  constructor(code: FaultCode, cause?: unknown) {
    super(`the tax office gave no answer: ${code}`, { cause });
    this.code = code;
  }
}

/** The tax office's two questions, at most {@link MOST_ASKED} at a time. @throws RegistryFault */
export interface TaxOffice {
  readonly source: RegistryResult['source'];
  readonly status: (numbers: readonly string[]) => Promise<readonly StatusRow[]>;
  readonly validate: (businesses: readonly Business[]) => Promise<readonly ValidityRow[]>;
}

const STATUS: Readonly<Record<string, RegistryResult['status']>> = { '01': 'ACTIVE', '02': 'DORMANT', '03': 'CLOSED' };
const isoDate = (text: string): string => `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
/** A date that the calendar has; the office's own data is not always. */
const dateOf = (text: string): string | undefined =>
  text !== '' && z.iso.date().safeParse(isoDate(text)).success ? isoDate(text) : undefined;

const statusOf = (row: StatusRow): Pick<RegistryResult, 'status' | 'taxType' | 'closedOn'> => {
  const status = STATUS[row.b_stt_cd];
  // Without a code the kind of taxpayer says that the number is not in the register.
  if (status === undefined) return { status: row.b_stt_cd === '' && row.tax_type !== '' ? 'UNREGISTERED' : 'UNKNOWN' };
  const closedOn = dateOf(row.end_dt);
  return {
    status,
    ...(row.tax_type === '' ? {} : { taxType: row.tax_type.slice(0, 100) }),
    ...(closedOn === undefined ? {} : { closedOn }),
  };
};

const answered = async <T>(ask: () => Promise<T>): Promise<{ answer: T } | { fault: FaultCode }> => {
  try {
    return { answer: await ask() };
  } catch (error) {
    if (error instanceof RegistryFault) return { fault: error.code };
    throw error;
  }
};

/**
 * What the office says of numbers, in their order, a hundred a call. An office that cannot be reached, or does not know a number,
 * makes UNKNOWN: never an error, and never a statement about the business.
 * @param at moment that the results bear
 */
export const askStatuses = async (
  office: TaxOffice,
  numbers: readonly string[],
  at: string,
): Promise<RegistryResult[]> => {
  const results: RegistryResult[] = [];
  for (let from = 0; from < numbers.length; from += MOST_ASKED) {
    const part = numbers.slice(from, from + MOST_ASKED);
    const reply = await answered(() => office.status(part));
    const rows = new Map('answer' in reply ? reply.answer.map(row => [row.b_no, row]) : []);
    for (const businessNumber of part) {
      const row = rows.get(businessNumber);
      const told =
        row === undefined
          ? { status: 'UNKNOWN' as const, fault: 'fault' in reply ? reply.fault : ('NOT_LISTED' as const) }
          : statusOf(row);
      results.push({ businessNumber, ...told, authenticity: 'NOT_ASKED', source: office.source, checkedAt: at });
    }
  }
  return results;
};

/** An organisation as it is asked about; undefined where opening date or representative are missing. */
export const businessOf = ({ businessNumber, openedOn, representative }: Organisation): Business | undefined =>
  businessNumber === undefined || openedOn === undefined || representative === undefined
    ? undefined
    : { b_no: businessNumber, start_dt: openedOn.replaceAll('-', ''), p_nm: representative.name.ko };

/** Status and, where it can be asked, authenticity of one organisation with a business number. */
export const askAbout = async (
  office: TaxOffice,
  organisation: Organisation & { readonly businessNumber: string },
  at: string,
): Promise<RegistryResult> => {
  const business = businessOf(organisation);
  const [[result], validity] = await Promise.all([
    askStatuses(office, [organisation.businessNumber], at),
    business === undefined ? undefined : answered(() => office.validate([business])),
  ]);
  if (validity === undefined) return result!;
  if ('fault' in validity) return { ...result!, authenticity: 'UNKNOWN', fault: result!.fault ?? validity.fault };
  const row = validity.answer.find(({ b_no }) => b_no === organisation.businessNumber);
  if (row === undefined) return { ...result!, authenticity: 'UNKNOWN', fault: result!.fault ?? 'NOT_LISTED' };
  return { ...result!, authenticity: row.valid === '01' ? 'MATCHES' : 'DIFFERS' };
};
