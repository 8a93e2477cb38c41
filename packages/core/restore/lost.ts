import type { Change } from '../commit/work.ts'
import type { Instant, KeptOutside, Key } from '../ports.ts'
import type { By } from '../records/by.ts'
import type { Gap } from '../records/gap.ts'
import { keyText, orgOf } from '../records/keys.ts'
import type { Recorded } from '../records/record.ts'

/** A commit as its audit record says. */
export interface Told extends Recorded {
  readonly kind: 'event'
  readonly at: Instant
  readonly by: By
  readonly changes: readonly Change[]
}

/**
 * What the table has forgotten: commits that are known outside, and whose audit record it does not hold. One commit is one
 * audit record under a key that nothing else ever gets, so what the table did before and has done since is told apart from
 * that for certain, however often this is asked.
 */
export function lostOf(kept: Iterable<KeptOutside>, has: (key: Key) => boolean): Told[] {
  const lost = new Map<string, Told>()
  for (const one of kept) if (one.kind === 'commit' && !has(one.event)) lost.set(keyText(one.event), one.event as Told)
  return [...lost.values()].toSorted((a, b) => (`${a.at} ${a.sk}` < `${b.at} ${b.sk}` ? -1 : 1))
}

/** What a commit is about, to whoever deals with its being forgotten. */
export interface About {
  readonly about: Gap['about']
  readonly id: string
}

/** The machine's own: they follow from the rest, and say nothing that somebody did. */
const FOLLOW = ['notice', 'diary', 'ledger', 'errand', 'going-on', 'digest', 'standstill', 'gap', 'family']

export const isWorthTelling = ({ kind }: Pick<Change, 'kind'>): boolean => !FOLLOW.includes(kind)

/**
 * The requests it moved, the partners whose card or details a person changed; else the tenant, where a person did it. A card
 * that the machine moved too, or it would hear of the end of an undertaking once more, and tell of it again.
 */
export function aboutOf({ by, changes }: Told): About[] {
  const byPerson = by.role !== 'system'
  const found = new Map<string, About>()
  for (const { kind, key, id, what } of changes) {
    const request = kind !== 'notice' && /#REQ#(.+)$/.exec(key.pk)?.[1]
    if (request) found.set(`request ${request}`, { about: 'request', id: request })
    if (kind === 'text' && by.role === 'partner') found.set(`partner ${by.id}`, { about: 'partner', id: by.id })
    const moves = byPerson ? kind === 'card' || kind === 'contact' : kind === 'card' && what !== 'card.rematched'
    if (moves) found.set(`partner ${id}`, { about: 'partner', id: partnerIn(key) })
  }
  const persons = byPerson && changes.some((one) => isWorthTelling(one) || one.kind === 'standstill')
  if (found.size === 0 && persons) found.set('tenant', { about: 'tenant', id: 'tenant' })
  return [...found.values()]
}

/** By the key: a card's is `<partner>#CARD`, contact details' stands in its partition. */
const partnerIn = ({ pk, sk }: Key): string => /#PTR#(.+)$/.exec(pk)?.[1] ?? sk.slice(0, sk.indexOf('#'))

/** By tenant. */
export const byTenant = (lost: readonly Told[]): Map<string, Told[]> => Map.groupBy(lost, orgOf)
