import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { otherVersion } from '../earlier/stand-ins.ts'
import type * as Main from './main.ts'
import { strangers } from '../traps/node-imports.ts'
import { setTraps } from '../traps/set-traps.ts'

const ROOT = join(import.meta.dirname, '../../..')
let built = 0

interface Built {
  readonly plugins?: readonly Plugin[]
  readonly beside?: string | undefined
}

/**
 * The simulator with all rooms in one file: pages are TSX, which Node does not read, and what a room loads at first use
 * must not be read from disk in the middle of a run. Loaded into traps. `plugins`: may put a bug into it; `beside`: which
 * version answers beside today's. Rejects where something in it takes more from Node than is known to be harmless.
 */
export async function builtSimulator(how: Built = {}): Promise<typeof Main> {
  const ready = process.env['SIMULATOR']
  if (ready !== undefined && how.plugins === undefined && how.beside === undefined) return loaded(ready)
  const outfile = await buildSimulator(how)
  try {
    return await loaded(outfile)
  } finally {
    await rm(outfile)
  }
}

function loaded(file: string): Promise<typeof Main> {
  setTraps()
  return import(pathToFileURL(file).href) as Promise<typeof Main>
}

/** Builds it into a file of its own, and gives its path: `SIMULATOR` names one to processes that are to run the same as it is. */
export async function buildSimulator({ plugins = [], beside }: Built = {}): Promise<string> {
  const other = await otherVersion(beside)
  const outfile = join(ROOT, `dist/simulation/${process.pid}-${++built}.mjs`) // several may run side by side
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['test/simulation/command/main.ts'],
    outfile,
    bundle: true,
    metafile: true,
    sourcemap: 'inline',
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    loader: { '.html': 'text' },
    plugins: [...plugins, other],
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
    logLevel: 'error',
  })
  const more = strangers(metafile)
  if (more.length === 0) return outfile
  await rm(outfile)
  throw new Error(`taken from Node, and not known to be harmless: ${more.join(', ')}`)
}
