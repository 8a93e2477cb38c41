import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Tree } from './rules.ts'

const ROOT = join(import.meta.dirname, '..', '..')

/** The sources of this checkout, but for what is frozen: that is no source. */
export function realTree(): Tree {
  const files = globSync('{infra,functions,packages,test}/**/*.{ts,tsx,mts,cts,js,mjs,cjs,jsx}', {
    cwd: ROOT,
    exclude: ['**/frozen/**'],
  }).toSorted()
  return new Map(files.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]))
}
