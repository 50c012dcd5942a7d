/** Style of the page: an A4 sheet on screen and on paper, system fonts only. */
export const STYLE = `
:root{--ink:#1a1a1a;--soft:#595959;--line:#c9c9c9;--blank:#fff1b8;--flag:#ffe0d6}
*{box-sizing:border-box}
body{margin:0;background:#eceff1;color:var(--ink);font:16px/1.75 "Noto Serif KR","Nanum Myeongjo",Batang,"바탕",Georgia,serif;word-break:keep-all;overflow-wrap:anywhere}
.banner{position:sticky;top:0;background:#7a1f1f;color:#fff;text-align:center;padding:.4rem 1rem;font:600 .9rem/1.5 "Noto Sans KR","Malgun Gothic",sans-serif;z-index:1}
main{max-width:52rem;margin:1.5rem auto;background:#fff;padding:3.5rem 3.5rem 4rem;box-shadow:0 1px 6px #0003}
main.bilingual{max-width:76rem}
h1{text-align:center;font-size:1.7rem;letter-spacing:.12em;line-height:1.4;margin:0 0 2rem}
h1 .en,h1:lang(en){letter-spacing:.02em}
h1 span{display:block}
h1 span+span{font-size:1.15rem}
h2{font-size:1.05rem;margin:0}
section{margin:1.5rem 0 0}
p{margin:.35rem 0}
.pair{display:grid;grid-template-columns:1fr;gap:0 2rem}
.bilingual .pair{grid-template-columns:1fr 1fr}
.bilingual .pair>:lang(en),.bilingual .cell .en{color:#333}
.cell .en{display:block;font-size:.9em}
.numbered{display:grid;grid-template-columns:2.2rem 1fr}
.d2 .numbered,.d2.numbered{padding-left:2.2rem}
.d1.item{padding-left:0}
mark{background:var(--blank);color:inherit;padding:0 .15em;border-bottom:2px solid #b38600}
mark.flag{background:var(--flag);border-color:#b34700}
[data-prov]{text-decoration:underline dotted #9a9a9a;text-underline-offset:.25em}
a{color:inherit;text-decoration:none;border-bottom:1px solid var(--line)}
table{width:100%;border-collapse:collapse;font-size:.88rem;margin:.75rem 0;line-height:1.5}
th,td{border:1px solid var(--line);padding:.4rem .5rem;text-align:left;vertical-align:top}
th{background:#f4f4f4;font-weight:600}
caption{text-align:left;color:var(--soft);padding-bottom:.3rem}
.scroll{overflow-x:auto}
.signatures{display:grid;grid-template-columns:1fr 1fr;gap:2rem;margin-top:2.5rem}
.signatures section{border-top:2px solid var(--ink);padding-top:.75rem;margin:0}
dl{display:grid;grid-template-columns:7.5rem 1fr;gap:.15rem .75rem;margin:.5rem 0}
dt{color:var(--soft)}dd{margin:0}
.line{border-bottom:1px solid var(--ink);min-height:2.6rem;display:flex;align-items:flex-end;justify-content:flex-end;color:var(--soft)}
.schedule{border-top:1px solid var(--line);padding-top:1.5rem;margin-top:3rem}
.annex{border-top:3px double var(--ink);padding-top:1.5rem;margin-top:3.5rem;font-family:"Noto Sans KR","Malgun Gothic",sans-serif;font-size:.92rem}
.meta{color:var(--soft);font:.82rem/1.6 "Noto Sans KR","Malgun Gothic",sans-serif}
.meta dl{grid-template-columns:8rem 1fr}
.error{color:#9b1c1c}.warn{color:#8a5a00}.info{color:#1f4f7a}
@media(max-width:48rem){main{padding:1.5rem 1rem;margin:0}.bilingual .pair,.signatures{grid-template-columns:1fr}}
@page{size:A4;margin:22mm 20mm}
@media print{body{background:#fff;font-size:10.5pt}main{max-width:none!important;margin:0;padding:0;box-shadow:none}.banner{position:static;color:#7a1f1f;background:none;border:1px solid #7a1f1f}.schedule,.annex{break-before:page}h2{break-after:avoid}.signatures,tr{break-inside:avoid}a{border:0}}
`;
