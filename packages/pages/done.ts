import type { Catalogue } from '#copy/catalogue.ts'
import type { Said } from './returned.ts'

/** What the forms of a page say once they have done what they are for, by the key that the address carries as `?done=`. */
export type DoneTable<Done extends string> = (words: Catalogue) => Readonly<Record<Done, string>>

/** The words for what the address says was done; none where it says nothing that the page knows. */
export function doneOf<Done extends string>(table: DoneTable<Done>, key: string | undefined): Said {
  return (words) => {
    const all: Readonly<Record<string, string>> = table(words)
    return key !== undefined && Object.hasOwn(all, key) ? all[key] : undefined
  }
}
