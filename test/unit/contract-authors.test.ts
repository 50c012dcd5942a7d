import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { auditForm } from '#shared/contract/audit/report.ts';
import { visit, visitExample } from '#test/support/example-form.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const AT = '2026-11-25T00:00:00.000Z';

describe('the page for authors', () => {
  test('shows the example form as it is', () =>
    expect(readFileSync(join(ROOT, 'docs/templates.md'), 'utf8')).toContain(
      readFileSync(join(ROOT, 'test/support/example-form.ts'), 'utf8').trim(),
    ));
  test('the check accepts the example', () => {
    const audit = auditForm(visit, visitExample, AT);
    expect(audit.faults).toEqual([]);
    expect(audit).toMatchObject({ id: 'visit', rules: 2, exhaustive: true, stale: [] });
  });
  test('and tells what is missing where something is', () => {
    const { visitOn: _visitOn, ...less } = visitExample;
    expect(auditForm(visit, less, AT).faults.join('\n')).toContain('CC-REQ visitOn');
    expect(auditForm(visit, undefined, AT).faults.join('\n')).toContain('it has no example');
  });
});

describe('npm run contracts:check', () => {
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['infra/contracts/check.ts', ...args], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    return { status, out: stdout + stderr };
  };
  test('prints a row for the form and finds no fault', () => {
    const { status, out } = run('--form', 'mou', '--on', '2026-11-25');
    expect(out).toMatch(/^form +version +clauses.*\nmou +1\.0\.0 .*pairs +0 +0\n1 forms, \d+ drafts, no fault\n$/);
    expect(status).toBe(0);
  });
  test('finds law that was read more than a year before', () => {
    const { status, out } = run('--form', 'mou', '--on', '2027-07-01');
    expect(out).toContain('mou: read more than a year ago: ');
    expect(out).toContain('1 of 1 forms have faults');
    expect(status).toBe(1);
  });
  test('refuses what it does not know', () => {
    expect(run('--form', 'nope')).toMatchObject({ status: 2, out: expect.stringContaining('There is no form nope') });
    expect(run('--help')).toMatchObject({ status: 0, out: expect.stringContaining('--all') });
  });
});
