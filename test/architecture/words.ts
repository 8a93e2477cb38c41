import type { Tree } from './rules.ts'

/** Whatever reads words: rooms, pages, and what makes messages of them. */
const READERS = /^(functions|packages\/(pages|web|local))\/|^packages\/copy\/[\w-]+\.ts$/

/** A catalogue's entries by their path. A list is one: its parts are read by number. */
function entriesOf(words: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof words !== 'object' || words === null || Array.isArray(words)) return [path]
  return Object.entries(words).flatMap(([key, inner]) => entriesOf(inner, [...path, key]))
}

/**
 * Entries of a catalogue that nobody can be shown. One is read where a source names its room and all between, and takes
 * a property of its name; or where a table it is in is looked up by a code or handed on whole (the compiler keeps those
 * complete). By text alone: a name that many things have may hide a word nobody reads, but no word that is read is told.
 */
export function unreadWords(tree: Tree, words: object): readonly string[] {
  const sources = [...tree].filter(([file]) => READERS.test(file)).map(([, source]) => source)
  const naming = remembered((name) => sources.filter((source) => new RegExp(`(?<![\\w'-])${name}(?![\\w'-])`).test(source)))
  const taking = remembered((name) => matching(naming(name), new RegExp(`\\.${name}(?!\\w)|[{,]\\s*${name}\\s*[,:}]`)))
  const indexing = remembered((name) => matching(naming(name), new RegExp(`(?<![\\w'-])${name}\\[`)))
  const handing = remembered((name) => matching(naming(name), new RegExp(`\\.${name}(?![\\w.(?])`)))

  const reads = (path: readonly string[]): boolean => {
    const above = path.slice(0, -1)
    const whole = above.flatMap((name, i) =>
      [...indexing(name), ...(i > 0 ? handing(name) : [])].map((source) => [source, i] as const),
    )
    return (
      whole.some(([source, i]) => above.slice(0, i).every((name) => naming(name).includes(source))) ||
      taking(path.at(-1) ?? '').some((source) => above.every((name) => naming(name).includes(source)))
    )
  }
  return entriesOf(words)
    .filter((path) => !reads(path))
    .map((path) => path.join('.'))
}

const matching = (sources: readonly string[], pattern: RegExp): string[] => sources.filter((source) => pattern.test(source))

function remembered(find: (name: string) => readonly string[]): (name: string) => readonly string[] {
  const known = new Map<string, readonly string[]>()
  return (name) => {
    const found = known.get(name) ?? find(name)
    known.set(name, found)
    return found
  }
}
