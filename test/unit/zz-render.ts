import { writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { example, draftWith, deal } from '#test/unit/contract-example.ts';
import { renderHtml } from '#shared/contract/render/html.ts';
import { renderDocx } from '#shared/contract/render/docx.ts';
import { prefillNda } from '#shared/contract/templates/index.ts';
const m = example();
console.time('build'); example(); console.timeEnd('build');
for (const l of ['ko','en','bilingual'] as const) {
  writeFileSync(`/tmp/nda-${l}.html`, renderHtml(m, { language: l }));
  console.time('docx '+l);
  const b = await renderDocx(m, { language: l });
  console.timeEnd('docx '+l);
  writeFileSync(`/tmp/nda-${l}.docx`, b);
  const h = (x: Uint8Array) => createHash('sha256').update(x).digest('hex').slice(0, 12);
  await new Promise(r => setTimeout(r, 1100));
  console.log(l, b.length, h(b), h(await renderDocx(example(), { language: l })));
}
writeFileSync('/tmp/nda-empty.html', renderHtml(draftWith(prefillNda(deal)), { language: 'bilingual' }));
