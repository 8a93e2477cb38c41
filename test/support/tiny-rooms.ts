import { join } from 'node:path'
import { build } from 'esbuild'
import { ROOMS } from '../../infra/rooms.ts'

/** Builds the tiny room as every function into the folder, as `infra/bundle.ts` builds the real ones. */
export async function buildTinyRooms(folder: string): Promise<void> {
  await build({
    entryPoints: Object.fromEntries(ROOMS.map((room) => [`${room}/index`, join(import.meta.dirname, 'tiny-room.ts')])),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
    logLevel: 'silent',
  })
}
