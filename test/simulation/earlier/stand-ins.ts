import type { Plugin } from 'esbuild'
import { FROZEN, frozenRooms } from './frozen-file.ts'
import { type Patch, ROOT, roomsOf } from './rooms-of.ts'

const EVERYWHERE = /\.tsx?$/

/** What may answer beside today's instead of the frozen earlier version: today's rooms, changed. */
const STAND_INS: Readonly<Record<string, readonly Patch[]>> = {
  /** Writes records that today's must leave alone. */
  later: [{ files: /core\/records\/record\.ts$/, from: /SCHEMA = (\d+)/g, to: 'SCHEMA = 1 + $1' }],
  // What must never be done without raising the number: each is to be caught.
  /** Calls a wait otherwise: who does not know it cannot go on. */
  'renamed-wait': [{ files: EVERYWHERE, from: /\btidying\b/g, to: 'clearing' }],
  /** Calls a state otherwise. */
  'renamed-state': [{ files: EVERYWHERE, from: /'withdrawn'|\bwithdrawn(?=:)/g, to: "'taken-back'" }],
  /** Writes a field under another name, so that it is missing to others. */
  'renamed-field': [{ files: EVERYWHERE, from: /\bclaims\b/g, to: 'goes' }],
  /** No longer says what another still reads. */
  'dropped-field': [{ files: /core\/relationship\/make-offer\.ts$/, from: 'answerBy: until,', to: '' }],
  /** Keeps a record in another place. */
  'moved-key': [{ files: EVERYWHERE, from: 'OFFER#', to: 'ASKED#' }],
}

/**
 * Puts the version in that answers beside today's: the frozen one as `earlier` (and where nothing is named), one that was
 * frozen into another file by the path of it, or one of the stand-ins.
 */
export async function otherVersion(name = 'earlier'): Promise<Plugin> {
  const contents = name in STAND_INS ? await roomsOf(ROOT, STAND_INS[name]) : frozenRooms(name === 'earlier' ? FROZEN : name)
  return {
    name: 'the other version',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /\/frozen\/rooms\.mjs$/ }, () => ({ path: FROZEN }))
      onLoad({ filter: /\/frozen\/rooms\.br$/ }, () => ({ contents, loader: 'js' }))
    },
  }
}
