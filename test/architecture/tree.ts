import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Tree } from './rules.ts'

const ROOT = join(import.meta.dirname, '..', '..')

/** The sources of this checkout. */
export function realTree(): Tree {
  const files = globSync('{infra,functions,packages,test}/**/*.{ts,tsx,mts,cts,js,mjs,cjs,jsx}', { cwd: ROOT }).toSorted()
  return new Map(files.map(file => [file, readFileSync(join(ROOT, file), 'utf8')]))
}
