import { posix } from 'node:path'
import { importsOf } from './imports.ts'
import type { Tree } from './rules.ts'

/** Rooms that people and clients reach, and what those share. The triggers bring keys, and nobody hears what they read. */
const ROOMS = /^(functions\/(api|staff|link)|packages\/(web|pages))\//
/** Reads what the caller may not see, for use cases that ask the policy themselves. */
const BENEATH = /^packages\/core\/(relationship|commit\/(work|transact)\.ts|staff\/find\.ts|request\/queue-row\.ts)/
/** Hands a store on, and looks at nothing in it but a version. */
const OWN_STORE = ['functions/api/if-match.ts']
/** Whether a form has been saved already: a receipt under a key of whoever asks, which tells nothing else. */
const RECEIPTS = ['packages/web/seen.ts']

/** Exported by core, and told whose records to read but not who asks: `{ store }: Call`, `call: Pick<Call, 'store'>`. */
const READER =
  /export (?:async )?(?:function|const) (\w+)(?: = )?(?:async )?\(\s*(?:\{(?![^}]*\bby\b)[^}]*\bstore\b[^}]*\}: Call\b|(?:\w+|\{[^}]*\}): Pick<Call, (?![^>]*'by')[^>]*'store'[^>]*>)/g

/** What a room reads without saying who asks, as `file → what`. */
export function readsWithoutActor(tree: Tree): readonly string[] {
  const readers = [...tree]
    .filter(([file]) => file.startsWith('packages/core/'))
    .flatMap(([file, source]) => [...source.matchAll(READER)].map(([, name]) => ({ file, name: name! })))
  return [...tree]
    .filter(([file]) => ROOMS.test(file))
    .flatMap(([file, source]) => {
      const targets = importsOf(source)
        .filter(({ types }) => !types)
        .map(({ specifier }) =>
          specifier.startsWith('#') ? `packages/${specifier.slice(1)}` : posix.join(posix.dirname(file), specifier),
        )
      const imported = targets.filter((target) => BENEATH.test(target))
      const called = readers
        .filter((reader) => targets.includes(reader.file) && new RegExp(`\\b${reader.name}\\b`).test(source))
        .map(({ name }) => name)
      const stores = OWN_STORE.includes(file) ? [] : (source.match(/\bstores\.open\(|\bstore\.(?:get|query|commit)\(/g) ?? [])
      const receipts = RECEIPTS.includes(file) || OWN_STORE.includes(file) ? [] : (source.match(/\bstore\.receipt\(/g) ?? [])
      return [...imported, ...called, ...stores, ...receipts].map((what) => `${file} → ${what}`)
    })
}
