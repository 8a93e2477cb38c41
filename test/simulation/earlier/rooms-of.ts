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

/** Another text in sources before they are built: each `from` becomes `to`, wherever it stands in the files named. */
export interface Patch {
  readonly files: RegExp
  readonly from: string | RegExp
  readonly to: string
}

/**
 * The rooms of a checkout in one text, an ES module. Only what stands in the checkout: npm packages stay imports, so that
 * an update of theirs reaches every version alike. A patch that finds nothing throws.
 */
export async function roomsOf(root: string, patches: readonly Patch[] = [], plugins: Plugin[] = []): Promise<string> {
  const made = new Set<Patch>()
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
    plugins: [...plugins, ...(patches.length > 0 ? [patching(patches, made)] : [])],
    write: false,
    logLevel: 'error',
  })
  for (const patch of patches) if (!made.has(patch)) throw new Error(`nothing to change for ${String(patch.from)}`)
  return outputFiles[0]!.text
}

function patching(patches: readonly Patch[], made: Set<Patch>): Plugin {
  return {
    name: 'patching',
    setup({ onLoad }) {
      onLoad({ filter: /(packages|functions).*\.tsx?$/ }, async ({ path }) => {
        let contents = await readFile(path, 'utf8')
        for (const patch of patches.filter(({ files }) => files.test(path))) {
          const patched = contents.replaceAll(patch.from, patch.to)
          if (patched !== contents) made.add(patch)
          contents = patched
        }
        return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
      })
    },
  }
}

export const ROOT = join(import.meta.dirname, '../../..')
