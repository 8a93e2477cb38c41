import type { Plugin } from 'esbuild'
import { type Change, ROOT, roomsOf } from './rooms-of.ts'

/** What may answer beside today's instead of the frozen earlier version: today's rooms, changed. */
const STAND_INS: Readonly<Record<string, readonly Change[]>> = {
  /** Writes records that today's must leave alone. */
  later: [{ files: /core\/record\.ts$/, from: 'SCHEMA = 1', to: 'SCHEMA = 2' }],
}

/** The frozen version as `earlier` (and where nothing is named), or one of the stand-ins in its place. */
export async function standingIn(name = 'earlier'): Promise<Plugin[]> {
  if (name === 'earlier') return []
  const changes = STAND_INS[name]
  if (!changes) throw new Error(`nobody stands beside under the name ${name}: earlier, ${Object.keys(STAND_INS).join(', ')}`)
  const contents = await roomsOf(ROOT, changes)
  return [
    {
      name: 'standing in',
      setup({ onLoad }) {
        onLoad({ filter: /earlier\/frozen\/rooms\.mjs$/ }, () => ({ contents, loader: 'js' }))
      },
    },
  ]
}
