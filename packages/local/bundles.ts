import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleAll, roomsOf } from '../../infra/bundle.ts'
import { CannotRun } from './cannot-run.ts'
import { ROOT } from './settings.ts'

/** Everything a bundle can depend on. */
const SOURCES = [
  'functions/**/*.{ts,tsx}',
  'packages/!(local|memory|operations)/**/*.{ts,tsx}',
  'infra/{after-the-start,bundle,rooms}.ts',
  'package-lock.json',
]

/** Builds the functions where the sources differ from those of the last build; says in a few words what it did. */
export async function ensureBundles(outdir: string): Promise<string> {
  const mark = join(outdir, '.built-from')
  const digest = sourcesDigest()
  const whole = roomsOf(ROOT).every((room) => existsSync(join(outdir, room, 'index.mjs')))
  if (whole && existsSync(mark) && readFileSync(mark, 'utf8') === digest) return 'up to date'
  const began = performance.now()
  const bundles = await bundleAll({ outdir }).catch((error: unknown) => {
    throw new CannotRun(`The functions do not build: ${error instanceof Error ? error.message : String(error)}`)
  })
  mkdirSync(outdir, { recursive: true })
  writeFileSync(mark, digest)
  return `built ${bundles.length} in ${((performance.now() - began) / 1000).toFixed(1)} s`
}

function sourcesDigest(): string {
  const hash = createHash('sha256')
  for (const file of globSync(SOURCES, { cwd: ROOT }).toSorted()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(ROOT, file)))
      .update('\0')
  }
  return hash.digest('hex')
}
