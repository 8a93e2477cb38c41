import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'
import { type Mutant, withBug } from './mutant.ts'

const ROOT = join(import.meta.dirname, '../../..')
const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** Puts one bug into whatever esbuild builds. */
export const planted = (mutant: Mutant): Plugin => ({
  name: `mutant ${mutant.name}`,
  setup(build) {
    build.onLoad({ filter: new RegExp(`^${escaped(join(ROOT, mutant.file))}$`) }, async ({ path }) => ({
      contents: withBug(await readFile(path, 'utf8'), mutant),
      loader: path.endsWith('.tsx') ? 'tsx' : 'ts',
    }))
  },
})

/** The same for vitest: `MUTANT=name vitest run --project unit`; several names, parted by commas, at once. */
export function plantedIn(mutants: readonly Mutant[]) {
  return {
    name: 'mutants',
    enforce: 'pre' as const,
    transform(code: string, id: string) {
      const here = mutants.filter(({ file }) => id.split('?', 1)[0] === join(ROOT, file))
      return here.length === 0 ? null : here.reduce(withBug, code)
    },
  }
}
