import { foldOf } from '#core/check/audit.ts'
import { indexed } from '#core/records/indexes.ts'
import { sortRecords } from '#core/check/records.ts'
import type { Item } from '#core/ports.ts'
import { isLive, type Recorded } from '#core/records/record.ts'
import { keyOf, keys } from '#core/records/keys.ts'
import { turnsIn } from '#core/records/turn.ts'
import { ORG } from '../../support/world.ts'

/** Loose on purpose: what is broken here fits no type. */
export type Loose = any
export type Fits = (item: Loose) => boolean

const kindOf = (item: Item): string =>
  item.pk.startsWith('LINK#') ? 'link' : item.pk.includes('#OP#') ? 'receipt' : String(item['kind'])

export const is =
  (kind: string, fits: Fits = () => true): Fits =>
  (item) =>
    kindOf(item) === kind && fits(item)

/** Ways to break one thing of a tenant's records. */
export function breaking(items: readonly Item[]) {
  const first = (fits: Fits): Loose => {
    const found = items.find(fits)
    if (!found) throw new Error('the sound tenant has no such record')
    return found
  }
  return {
    first,
    /** One record otherwise. */
    otherwise(fits: Fits, how: (item: Loose) => object): Item[] {
      const hit = first(fits)
      return items.map((item) => (item === hit ? ({ ...hit, ...how(hit) } as Item) : item))
    },
    without(fits: Fits): Item[] {
      const hit = first(fits)
      return items.filter((item) => item !== hit)
    },
    /** The same record once more, under another key. */
    again(fits: Fits, how: (item: Loose) => object): Item[] {
      const hit = first(fits)
      return [...items, { ...hit, ...how(hit) } as Item]
    },
  }
}

/** The same records as if written so: indexes that follow. */
export const reindexed = (items: readonly Item[]): Item[] => items.map((item) => (isLive(item) ? indexed(item) : item))

/** And whose turn it is. */
export function retold(items: readonly Item[]): Item[] {
  const { all } = sortRecords(items)
  return items.map((item: Loose) => {
    if (item.kind !== 'request') return item
    const [offers, meetings] = [all('offer'), all('meeting')].map((some) => some.filter((one) => one.requestId === item.id))
    return { ...item, turns: { version: item.version, list: turnsIn({ request: item, offers, meetings } as Loose) } }
  })
}

/** And an audit that tells of each version of each of them. */
export function reaudited(items: readonly Item[]): Item[] {
  const records = items.filter((item) => ![undefined, 'event', 'tally'].includes(item['kind'] as string)) as unknown as Recorded[]
  const changes = records.flatMap((record) => {
    const { version } = record
    const [, state, waitsFor, due] = JSON.parse(foldOf(version, record as Loose)) as Loose[]
    const last = { key: keyOf(record), version, what: 'told', ...(isLive(record) && { state, waitsFor, due }) }
    return [...Array.from({ length: version - 1 }, (_, n) => ({ ...last, version: n + 1 })), last]
  })
  const event = {
    pk: keys.events(ORG, 'all'),
    sk: '2026-11-23T08:00:00.000Z#op',
    version: 1,
    kind: 'event',
    schema: 1,
    at: '2026-11-23T08:00:00.000Z',
    changes,
  }
  return [...items.filter((item) => item['kind'] !== 'event'), event]
}
