/**
 * Builds every room of `functions/` into what Lambda and the local cloud both run:
 * `dist/functions/<room>/index.mjs` plus chunks, exporting `handler`.
 *
 * A text that a function serves as it is (Swagger UI's script and stylesheet) is imported lazily, with the attribute
 * `{ type: 'text' }`, so that only who asks for the docs pays for it: see functions/api/docs.ts. Its type stands in
 * `text-imports.d.ts`; vitest does the same by a plugin in vitest.config.ts; plain Node has no text imports.
 */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { build, type BuildOptions, type Metafile, type OutputFile } from 'esbuild'
import { afterTheStart } from './after-the-start.ts'

export interface Bundle {
  readonly room: string
  /** The folder that is deployed: `index.mjs` and its chunks, nothing else. */
  readonly dir: string
  /** esbuild's account of what went in; paths relative to the checkout. */
  readonly metafile: Metafile
}

export interface BundleOptions {
  /** The checkout to build; this one by default. */
  readonly root?: string
  /** `<root>/dist/functions` by default. */
  readonly outdir?: string
  /** All rooms that have a `lambda.ts` by default. */
  readonly rooms?: readonly string[]
}

const here = dirname(import.meta.dirname)

/** The rooms that exist: every `functions/<room>/lambda.ts`, in alphabetical order. */
export function roomsOf(root: string = here): readonly string[] {
  const functions = join(root, 'functions')
  if (!existsSync(functions)) return []
  return readdirSync(functions)
    .filter((room) => existsSync(join(functions, room, 'lambda.ts')))
    .toSorted()
}

/** Builds the rooms. Throws esbuild's own error, with file and line, when one does not build. */
export async function bundleAll(options: BundleOptions = {}): Promise<readonly Bundle[]> {
  const root = options.root ?? here
  const outdir = options.outdir ?? join(root, 'dist', 'functions')
  const rooms = options.rooms ?? roomsOf(root)
  // Read once to see what is loaded later, then built with that known.
  const { metafile } = await build({ ...SETTINGS, absWorkingDir: root, entryPoints: rooms.map(startOf), outdir, minify: false })
  const bundles = await Promise.all(rooms.map((room) => bundle(root, room, join(outdir, room), metafile.inputs)))
  if (options.rooms === undefined) await replace(accountOf(outdir), JSON.stringify(bundles))
  return bundles
}

/** What `bundleAll` has built of all rooms into `dist/functions`, the last time; rejects where it has not. */
export async function builtBundles(): Promise<readonly Bundle[]> {
  return JSON.parse(await readFile(accountOf(join(here, 'dist', 'functions')), 'utf8')) as readonly Bundle[]
}

const accountOf = (outdir: string) => `${outdir}.json`

async function bundle(root: string, room: string, dir: string, inputs: Metafile['inputs']): Promise<Bundle> {
  const { metafile, outputFiles } = await build({
    ...SETTINGS,
    absWorkingDir: root, // paths inside the output are relative to it: equal bytes from any checkout
    entryPoints: { index: startOf(room) },
    outdir: dir,
    plugins: [afterTheStart(root, startOf(room), inputs)],
  })
  await install(dir, outputFiles.map(withRequire))
  return { room, dir, metafile }
}

const startOf = (room: string) => `functions/${room}/lambda.ts`

const SETTINGS = {
  outExtension: { '.js': '.mjs' },
  chunkNames: '[name]-[hash]',
  bundle: true,
  splitting: true, // what a request seldom needs stays unread: about one empty-handler's start cheaper
  format: 'esm',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  // Its index brings what renders in a browser along; all that our sources take from there is its context.
  tsconfigRaw: { compilerOptions: { paths: { 'hono/jsx': ['./node_modules/hono/dist/jsx/context.js'] } } },
  minify: true,
  sourcemap: false,
  legalComments: 'none', // nothing is handed out; Swagger UI's script, which is, keeps its own notice
  define: { 'process.env.NODE_ENV': '"production"' },
  metafile: true,
  write: false,
  logLevel: 'silent',
} as const satisfies BuildOptions

interface Output {
  readonly path: string
  readonly contents: Uint8Array
}

const BANNER = Buffer.from("import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);")

/**
 * CommonJS inside the bundle asks for Node's own modules through `require`, which ESM does not have. Only the chunk that
 * names it gets one: making it in each of two dozen was felt at every start.
 */
function withRequire({ path, contents }: OutputFile): Output {
  const asks = /\brequire\b/.test(Buffer.from(contents).toString())
  return { path, contents: asks ? Buffer.concat([BANNER, contents]) : contents }
}

/**
 * Writes only what differs, entry last, each file by rename, and removes what is left over from earlier builds:
 * whoever is running the bundle meanwhile never reads half a file.
 */
async function install(dir: string, files: readonly Output[]): Promise<void> {
  await mkdir(dir, { recursive: true })
  const names = new Set(files.map((file) => basename(file.path)))
  const chunksFirst = files.toSorted((a, b) => Number(a.path.endsWith('index.mjs')) - Number(b.path.endsWith('index.mjs')))
  for (const { path, contents } of chunksFirst) {
    if (existsSync(path) && (await readFile(path)).equals(contents)) continue
    await replace(path, contents)
  }
  const stale = (await readdir(dir)).filter((name) => !names.has(name) && !name.endsWith('.part'))
  await Promise.all(stale.map((name) => rm(join(dir, name), { recursive: true, force: true })))
}

/** Nobody reads half of it. */
async function replace(path: string, contents: string | Uint8Array): Promise<void> {
  const part = `${path}.${process.pid}.part`
  await writeFile(part, contents)
  await rename(part, path)
}

if (import.meta.main) {
  for (const { room, metafile } of await bundleAll()) {
    const sizes = Object.values(metafile.outputs).map((output) => output.bytes)
    const kb = Math.round(sizes.reduce((sum, bytes) => sum + bytes, 0) / 1024)
    console.log(`${room.padEnd(12)} ${String(kb).padStart(5)} kB in ${sizes.length} files`)
  }
}
