import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'

/** What a version gives of itself, as a path in its checkout. */
const VERSION = 'test/simulation/earlier/version.ts'
/** The same of commits that have no such file. */
const BEFORE_IT = `
export { openRooms } from './test/simulation/rooms.ts'
export { SCHEMA } from '#core/record.ts'
export { Unavailable } from '#core/ports.ts'
export { BadCursor } from '#core/bad-cursor.ts'
`

/** A change of sources before they are built: each `from` becomes `to`, wherever it stands in the files named. */
export interface Change {
  readonly files: RegExp
  readonly from: string | RegExp
  readonly to: string
}

/**
 * The rooms of a checkout in one text, an ES module. Only what stands in the checkout: npm packages stay imports, so that
 * an update of theirs reaches every version alike. A change that finds nothing to change throws.
 */
export async function roomsOf(root: string, changes: readonly Change[] = [], plugins: Plugin[] = []): Promise<string> {
  const made = new Set<Change>()
  const contents = existsSync(join(root, VERSION)) ? `export * from './${VERSION}'` : BEFORE_IT
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node24',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    loader: { '.html': 'text' },
    minify: true,
    legalComments: 'none',
    charset: 'utf8',
    plugins: [...plugins, ...(changes.length > 0 ? [changing(changes, made)] : [])],
    write: false,
    logLevel: 'error',
  })
  for (const change of changes) if (!made.has(change)) throw new Error(`nothing to change for ${String(change.from)}`)
  return outputFiles[0]!.text
}

function changing(changes: readonly Change[], made: Set<Change>): Plugin {
  return {
    name: 'changing',
    setup({ onLoad }) {
      onLoad({ filter: /(packages|functions).*\.tsx?$/ }, async ({ path }) => {
        let contents = await readFile(path, 'utf8')
        for (const change of changes.filter(({ files }) => files.test(path))) {
          const changed = contents.replaceAll(change.from, change.to)
          if (changed !== contents) made.add(change)
          contents = changed
        }
        return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
      })
    },
  }
}

export const ROOT = join(import.meta.dirname, '../../..')
