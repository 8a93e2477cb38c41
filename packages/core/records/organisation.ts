import type { Recorded } from './record.ts'

export const MOST_ORGANISATIONS = 500

/**
 * An organisation whose partners serve, or which agreements are made with. Known by its id; `name` is how it is shown, as it
 * was first written.
 */
export interface Organisation extends Recorded {
  readonly kind: 'organisation'
  readonly org: string
  readonly id: string
  readonly name: string
}

/** What names an organisation. Without an id an earlier version of this program wrote it, by name alone. */
export interface NamesOrganisation {
  readonly organisation: string
  readonly organisationId?: string | undefined
}

export const organisationOf = ({ organisation, organisationId }: NamesOrganisation): string =>
  organisationId ?? organisationIdOf(organisation)

/**
 * The id that a name gets when an organisation is first written down. It follows from the name without its capitals and
 * blanks, so that two who write it differently, or at one moment, make one; and from what an earlier version stored by name.
 */
export function organisationIdOf(name: string): string {
  const plain = name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase()
  return `o${[1, 2].map((seed) => hash53(plain, seed).toString(36).padStart(11, '0')).join('')}`
}

/** 53 bits of a text (cyrb53). No secret: two of them are far more than 500 names need to be told apart. */
function hash53(text: string, seed: number): number {
  let [a, b] = [0xdeadbeef ^ seed, 0x41c6ce57 ^ seed]
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return 4294967296 * (2097151 & b) + (a >>> 0)
}
