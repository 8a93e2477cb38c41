interface Patch {
  /** Stands in the file exactly once. */
  readonly find: string
  readonly put: string
}

/** One bug that a careful engineer could make, and that the unit tests do not see. */
export interface Mutant extends Patch {
  readonly name: string
  /** Path from the root. */
  readonly file: string
  /** Where the bug needs more than one place of the file. */
  readonly also?: readonly Patch[]
  /** Words of the violation that is to catch it. */
  readonly caughtBy: RegExp
  /** What goes wrong in the world, and when. */
  readonly why: string
  /** A mutant that a unit test notices as well, kept for what it shows of the simulator. */
  readonly unit?: 'kills it too'
  /** Not caught so far, nor known to be harmless: tried only by name, until the simulator reaches it. */
  readonly open?: true
  /** Shows only where very many meetings and questions are: in large worlds. */
  readonly large?: true
  /** Shows only where a table is put back: in worlds where one is. */
  readonly restores?: true
  /** Shows within a few seeds: tried in every `npm test`. */
  readonly quick?: true
}

/** The source with the bug in it. Throws where production has moved on and the patch no longer fits. */
export function withBug(source: string, { name, file, find, put, also = [] }: Mutant): string {
  return [{ find, put }, ...also].reduce((text, patch) => {
    const places = [...text.matchAll(anyLayout(patch.find))]
    const [place] = places
    if (!place || places.length !== 1) throw new Error(`mutant ${name}: what it changes stands ${places.length} times in ${file}`)
    return text.slice(0, place.index) + patch.put + text.slice(place.index + place[0].length)
  }, source)
}

/** The code however it is laid out: where lines break, and a comma before a closing bracket, are the formatter's. */
function anyLayout(code: string): RegExp {
  const characters = [...code.replaceAll(/\s+/g, '').replaceAll(/,(?=[)\]}])/g, '')]
  return new RegExp(characters.map((one) => (')]}'.includes(one) ? `,?\\s*${escaped(one)}` : escaped(one))).join('\\s*'), 'g')
}

const escaped = (character: string): string => character.replace(/[.*+?^${}()|[\]\\/]/, '\\$&')
