import * as z from 'zod';
import { StatusRow, type TaxOffice } from '#shared/registry/rules.ts';

const Row = StatusRow.extend({
  start_dt: z
    .string()
    .regex(/^\d{8}$/)
    .optional(),
  p_nm: z.string().optional(),
});

/**
 * The answers of a file, for a sandbox: rows in the tax office's own form, with opening date and representative. What is not in
 * it is not answered.
 * @throws ZodError where the file is not such rows
 */
export const fileOffice = (text: string): TaxOffice => {
  const rows = new Map(
    z
      .array(Row)
      .parse(JSON.parse(text))
      .map(row => [row.b_no, row]),
  );
  const known = (numbers: readonly string[]) => numbers.flatMap(number => rows.get(number) ?? []);
  return {
    source: 'FILE',
    status: async numbers => known(numbers),
    validate: async businesses =>
      businesses.flatMap(({ b_no, start_dt, p_nm }) =>
        known([b_no]).map(row => ({ b_no, valid: row.start_dt === start_dt && row.p_nm === p_nm ? '01' : '02' })),
      ),
  };
};
