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
  /** Shows within a few seeds: tried in every `npm test`. */
  readonly quick?: true
}

/** The source with the bug in it. Throws where production has moved on and the patch no longer fits. */
export function withBug(source: string, { name, file, find, put, also = [] }: Mutant): string {
  return [{ find, put }, ...also].reduce((text, patch) => {
    const times = text.split(patch.find).length - 1
    if (times !== 1) throw new Error(`mutant ${name}: what it changes stands ${times} times in ${file}`)
    return text.replace(patch.find, () => patch.put)
  }, source)
}
