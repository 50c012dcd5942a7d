import { expect, test } from 'vitest';
import { example } from '#test/support/contract-example.ts';

/**
 * Stored drafts are rebuilt from their facts. A hash here changes only by a new version of the template with a line of its own:
 * if it changes otherwise, a change of code would rewrite contracts that people hold already.
 */
test.each([['nda', '1.0.0', '7eb4a81d71fcd1b016dcc60088bccdb3ae8d22f3ffa65f838e623391af25cf91']])(
  '%s %s makes the document it has always made',
  (id, version, hash) => {
    const model = example();
    expect(model.template).toMatchObject({ id, version });
    expect(model.hashes.model).toBe(hash);
  },
);
