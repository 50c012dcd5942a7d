import { expect, test } from 'vitest';
import { example } from '#test/support/contract-example.ts';
import { drafted } from '#test/support/contract-form.ts';
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
  ['ssa', '1.0.0', () => drafted('ssa'), '01a46fdc87c0d980d31eb800def9e5f7be30ff7bee2bfac6fe12aa4d6c36a3ad'],
  ['loi', '1.0.0', () => drafted('loi'), '768539a4703eee767e25ed1001d53e2b05e290d956a2d2466ee97dc18863e190'],
  ['spa', '1.0.0', () => drafted('spa'), '1e1dbfc2d506c8b6f16a253b81cd987d2d43c1a14ca22657b617c4eeb60b2656'],
  ['bta', '1.0.0', () => drafted('bta'), 'b5b291e8d7da37a305a8eb628bc7fb8b5a214acef699f9056671e7b0a9d06181'],
  ['lic', '1.0.0', () => drafted('lic'), '215e7f2a51aa852b676d0c41ec5297076c0684ca0b7928cd33e09ecc23d963ba'],
  ['asg', '1.0.0', () => drafted('asg'), '87d417baa2c1a8b7b64a24fa81de427052ef01217e87d29b978a683af8adb904'],
  ['poc', '1.0.0', () => drafted('poc'), '11a2575287fd41f155d0510c1855f4bd6bdfb2951a31975095268ed3f912cd24'],
  ['mou', '1.0.0', () => drafted('mou'), 'c190c39db44ce74e0aa0a20de48ce93c1b2e0bae34be783773e39d288145bc07'],
  ['jda', '1.0.0', () => drafted('jda'), 'd3c3296ec459d9a857729b10116c9f3b749ff9574d93de76dfd6d3413fb9b1c7'],
  [
    'nda-one-way',
    '1.0.0',
    () => drafted('nda-one-way'),
    '591f0c1c0130c4044a9bdda37a7d6ffea68fe8e1d6226e2835149ffe606ce071',
  ],
  [
    'nda-mutual',
    '1.0.0',
    () => drafted('nda-mutual'),
    '1e76f1d579581969ec62d4aa4261cd89c53f4cc57cf7e2dcd11a1b673b8cab86',
  ],
] as const)('%s %s makes the document it has always made', (id, version, make, hash) => {
  const model = make();
  expect(model.template).toMatchObject({ id, version });
  expect(model.hashes.model).toBe(hash);
});
