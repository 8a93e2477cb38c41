import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOMS = ['functions', 'packages/web', 'packages/local']
const CORE = 'packages/core'

const sources = (folder: string): { path: string; text: string }[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(folder, path), 'utf8') }))

/** A function of core that is told who acts: its first parameter is a call, or what of it says `by`. */
const TAKES_CALL =
  /export (?:async )?(?:function|const) (\w+)(?: = )?\(\s*(?:call|\{[^}]*\}): (?:Call\b|Pick<Call, [^>]*'by'[^>]*>)/g

/** Every use case: what core exports to be called by somebody, and a room does call. */
export function useCases(): string[] {
  const rooms = ROOMS.flatMap(sources)
  return sources(CORE).flatMap(({ path, text }) => {
    const readers = rooms.filter((room) => room.text.includes(`'#core/${path}'`))
    return [...text.matchAll(TAKES_CALL)]
      .map((found) => found[1]!)
      .filter((name) => readers.some((room) => new RegExp(`\\b${name}\\b`).test(room.text)))
  })
}
