import { expect } from 'vitest'
import type { Meeting } from '#core/records/meeting.ts'
import type { Offer } from '#core/records/offer.ts'
import type { Card, Diary } from '#core/records/partner.ts'
import type { Item } from '#core/ports.ts'
import { isFiled } from '#core/records/filed.ts'
import { isLive, type Live } from '#core/records/record.ts'
import { keyText } from '#core/records/keys.ts'
import type { Request } from '#core/records/request.ts'
import { mayGo } from '#core/records/transitions.ts'
import type { Change } from '#core/commit/work.ts'
import { foldOf, idle, overfull, overlapping } from '../../support/rules.ts'
import type { World } from '../../support/world.ts'

/** Listens to every commit of a world and says what broke a rule that must hold whatever anybody does. */
export function watch(w: World) {
  const last = new Map<string, Item>(w.items().map((item) => [keyText(item), item]))
  const made = new Map<string, string[]>()
  const said = new Map<string, string[]>()
  const broken: string[] = []
  let commits = 0
  w.ports.table.subscribe(({ key, item }) => {
    // What stands where a record was moved from is no record (`core/records/filed.ts`).
    if (!item || (item['kind'] === undefined && item.expires !== undefined)) return
    if (key.pk.includes('#OP#') || key.pk.startsWith('LINK#') || item['kind'] === 'tally') return
    commits += 1
    if (item['kind'] === 'event') {
      for (const change of item['changes'] as Change[]) add(said, keyText(change.key), foldOf(change.version, change))
      return
    }
    const before = last.get(keyText(key))
    if (isMoved(before, item)) return
    last.set(keyText(key), item)
    if (item.version !== (before?.version ?? 0) + 1) broken.push(`${keyText(key)}: version ${before?.version} to ${item.version}`)
    add(made, keyText(key), foldOf(item.version, item as unknown as Live))
    if (!isLive(item)) return
    if (before && isLive(before) && !mayGo(item.kind, before.state, item.state))
      broken.push(`${item.kind}: ${before.state} to ${item.state}`)
    broken.push(...idle(item))
  })
  return {
    commits: () => commits,
    /** After any step, also before the system has had its turn. */
    check() {
      expect([
        ...broken,
        ...ofKind<Request>(w, 'request').flatMap(overfull),
        ...overlaps(w),
        // A digest tells how much waits; any other line is of trouble.
        ...w.ports.log.lines.filter(({ event }) => event !== 'digest.read').map((line) => JSON.stringify(line)),
      ]).toEqual([])
    },
    /** Every change stands in the audit once, with the state, version and due it led to. */
    checkAudit: () => expect(sorted(said)).toEqual(sorted(made)),
    /** Once nothing is due. */
    checkAtRest: () => expect(strayRoom(w)).toEqual([]),
  }
}

/** Filed, it is what it was. */
const isMoved = (before: Item | undefined, item: Item): boolean => before?.version === item.version && isFiled(item)

const add = (map: Map<string, string[]>, key: string, value: string) => void map.set(key, [...(map.get(key) ?? []), value])
const sorted = (map: Map<string, string[]>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1))

export const ofKind = <T>(w: World, kind: string): T[] => w.items().filter((item) => item['kind'] === kind) as unknown as T[]

function overlaps(w: World): string[] {
  const cards = new Map(ofKind<Card>(w, 'card').map((card) => [card.id, card]))
  return ofKind<Diary>(w, 'diary').flatMap((diary) => overlapping(diary, cards.get(diary.id) as Card))
}

/** Room, time and relationships in a diary have their cause, and the cause has them. */
function strayRoom(w: World): string[] {
  const requests = new Map(ofKind<Request>(w, 'request').map((one) => [one.id, one]))
  const held = (offer: Offer) =>
    requests.get(offer.requestId)?.taken.some((seat) => seat.offerId === offer.id && seat.state === 'held')
  const offers = ofKind<Offer>(w, 'offer').filter((one) => one.state === 'sent' || held(one))
  const meetings = ofKind<Meeting>(w, 'meeting').filter((one) => one.state === 'scheduled' && one.partnerId !== null)
  const taken = [...requests.values()].filter((one) => one.state !== 'closed')
  const due = {
    holds: offers.map((one) => `${one.partnerId} ${one.id} ${one.state === 'accepted'}`),
    bookings: meetings.map((one) => `${one.partnerId} ${one.id} ${one.start} ${one.end}`),
    families: taken.flatMap(({ id, taken }) =>
      taken.filter((seat) => seat.state === 'confirmed').map((seat) => `${seat.partnerId} ${id}`),
    ),
  }
  const diaries = ofKind<Diary>(w, 'diary')
  const kept = {
    holds: diaries.flatMap(({ id, holds }) => holds.map((one) => `${id} ${one.offerId} ${one.firm}`)),
    bookings: diaries.flatMap(({ id, bookings }) => bookings.map((one) => `${id} ${one.meetingId} ${one.start} ${one.end}`)),
    families: diaries.flatMap(({ id, families }) => families.map((requestId) => `${id} ${requestId}`)),
  }
  return (['holds', 'bookings', 'families'] as const).flatMap((what) => [
    ...kept[what].filter((one) => !due[what].includes(one)).map((one) => `${what} without cause: ${one}`),
    ...due[what].filter((one) => !kept[what].includes(one)).map((one) => `${what} missing: ${one}`),
  ])
}
