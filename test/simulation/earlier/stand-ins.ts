import type { Plugin } from 'esbuild'
import { type Change, ROOT, roomsOf } from './rooms-of.ts'

const EVERYWHERE = /\.tsx?$/

/** What may answer beside today's instead of the frozen earlier version: today's rooms, changed. */
const STAND_INS: Readonly<Record<string, readonly Change[]>> = {
  /** Writes records that today's must leave alone. */
  later: [{ files: /core\/record\.ts$/, from: /SCHEMA = (\d+)/g, to: 'SCHEMA = 1 + $1' }],
  // What must never be done without raising the number: each is to be caught.
  /** Calls a wait otherwise: who does not know it cannot go on. */
  'renamed-wait': [{ files: EVERYWHERE, from: /\btidying\b/g, to: 'clearing' }],
  /** Calls a state otherwise. */
  'renamed-state': [{ files: EVERYWHERE, from: /'withdrawn'|\bwithdrawn(?=:)/g, to: "'taken-back'" }],
  /** Writes a field under another name, so that it is missing to others. */
  'renamed-field': [{ files: EVERYWHERE, from: /\bclaims\b/g, to: 'goes' }],
  /** No longer says what another still reads. */
  'dropped-field': [{ files: /core\/offer\/make-offer\.ts$/, from: 'answerBy: until,', to: '' }],
  /** Keeps a record in another place. */
  'moved-key': [{ files: EVERYWHERE, from: 'OFFER#', to: 'ASKED#' }],
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
