import type { Metafile } from 'esbuild'

/** Who may import what of Node: hashes, names of statuses, and what is loaded by libraries for ways not taken here. */
const KNOWN: ReadonlySet<string> = new Set([
  'packages/web/hash.ts → node:crypto',
  'test/simulation/earlier/frozen/rooms.br → node:crypto',
  'node_modules/@middy/util/index.js → node:http', // STATUS_CODES
  'node_modules/hono/dist/adapter/aws-lambda/handler.js → node:stream/promises', // the frozen version's; streamed answers
  'node_modules/@middy/core/index.js → node:timers', // its early timeout, off
])

/** What anything of a bundle imports, requires or loads later from outside it, but for what is known. */
export function strangers({ inputs }: Metafile): readonly string[] {
  return Object.entries(inputs)
    .flatMap(([path, { imports }]) =>
      imports.filter(({ external }) => external).map((one) => `${path.replace(/^.*(?=node_modules\/)/, '')} → ${one.path}`),
    )
    .filter((one) => !KNOWN.has(one))
}
