import { example } from '#test/unit/contract-example.ts';
const m = example(JSON.parse(process.argv[2] ?? '{}'));
const t = (r: any) => (r ?? []).map((x: any) => x.text).join('');
for (const b of m.blocks) for (const l of ['ko','en'] as const)
  console.log(' '.repeat(b.depth*2) + [b.number?.[l], b.heading?.[l] && `(${b.heading[l]})`, t(b.text?.[l]), b.table && JSON.stringify(b.table.rows.map(r=>r.map(c=>t(c[l]))))].filter(Boolean).join(' '));
console.log(m.status); for (const i of m.issues) console.log(i.severity, i.ruleId, i.clauseIds.join(), i.paths.join(), i.messageKo);
console.log(JSON.stringify(m).length, Object.keys(m.provenance).length, m.hashes);
