import { expect, test } from 'vitest';
import { example } from '#test/support/contract-example.ts';
import { cnExample, safeExample, tsExample } from '#test/support/contract-investment.ts';

/**
 * Stored drafts are rebuilt from their facts. A hash here changes only by a new version of the template with a line of its own:
 * if it changes otherwise, a change of code would rewrite contracts that people hold already.
 */
test.each([
  ['nda', '1.0.0', example, '7eb4a81d71fcd1b016dcc60088bccdb3ae8d22f3ffa65f838e623391af25cf91'],
  ['safe', '1.0.0', safeExample, '1eea6a4a5c5c8f11796aca5165e52d0d2ccfb0f68791927e08f7a1745c45d8e3'],
  ['ts', '1.0.0', tsExample, 'e15ba6d7cabf8f975f827182a586c0106a356366bbcb077b0bcb643dadf163b0'],
  ['cn', '1.0.0', cnExample, 'd8899d12523ba5d006defffceba450d7ea23c28ae17b8fd64240715fe61b2714'],
] as const)('%s %s makes the document it has always made', (id, version, make, hash) => {
  const model = make();
  expect(model.template).toMatchObject({ id, version });
  expect(model.hashes.model).toBe(hash);
});
