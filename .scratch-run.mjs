import { build } from 'esbuild'
await build({ entryPoints: ['test/bench/counts/counts.ts'], outfile: '.scratch-counts.mjs', bundle: true, packages: 'external', format: 'esm', platform: 'node', target: 'node24', jsx: 'automatic', jsxImportSource: 'hono/jsx', logLevel: 'silent' })
const { countAll } = await import('./.scratch-counts.mjs')
const { monthOf } = await import('./test/bench/month.ts')
const counts = await countAll(40)
const month = monthOf(counts)
console.log(counts.troubles, counts.life.map(({ name, mails, texts }) => `${name}: ${mails} mails ${texts} texts`).join('\n'))
for (const one of [counts.meeting, counts.cancel, counts.decline]) console.log(one.name, one.mails, one.texts, one.writes)
console.log(month.euros, month.withoutTexts, month.counted.texts, month.counted.mails, counts.life.at(-1).writes)
