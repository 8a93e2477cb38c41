import { beforeAll, expect, test } from 'vitest'
import { checkTenant } from '#core/check/check.ts'
import type { Item } from '#core/ports.ts'
import { ORG } from '../../support/world.ts'
import { breaking, is, type Loose, reaudited, reindexed } from './broken.ts'
import { soundTenant } from './sound-tenant.ts'

let sound: Awaited<ReturnType<typeof soundTenant>>
let to: ReturnType<typeof breaking>

beforeAll(async () => {
  sound = await soundTenant()
  to = breaking(sound.items)
})

const check = (items: readonly Item[]) =>
  checkTenant({ org: ORG, items, now: sound.now, real: Date.parse(sound.now) / 1000, patienceMinutes: 15 })

const open = is('offer', (one) => one.state === 'sent')
const ahead = is('meeting', (one) => one.state === 'scheduled')
const relation = is('request', (one) => one.taken.some((seat: Loose) => seat.state === 'confirmed'))

/** A meeting of the same partner ten minutes after another: nobody is home and there again by then. */
function tooNear(): Item[] {
  const one = to.first(ahead)
  const [start, end] = [10, 70].map((minutes) => new Date(Date.parse(one.end) + minutes * 60_000).toISOString())
  const next = { id: `${one.requestId}.m9`, sk: `MEET#${one.requestId}.m9`, start, end, waitsFor: 'arrange', owner: 'worker' }
  const booking = { meetingId: next.id, requestId: one.requestId, start, end, mode: 'in-person' }
  return to
    .again(ahead, () => next)
    .map((item: Loose) =>
      item.kind === 'diary' && item.id === one.partnerId ? { ...item, bookings: [...item.bookings, booking] } : item,
    )
}

test('what a newer version has written is named, and neither it nor what it touches is judged', () => {
  const newer = to.otherwise(
    is('diary', (one) => one.bookings.length > 0),
    () => ({ schema: 2, bookings: 'in another shape' }),
  )
  const { findings, unknown } = check([...newer, { pk: `${ORG}#PTR#x`, sk: 'WISH#1', version: 1, kind: 'wish', schema: 1 }])
  expect(findings).toEqual([])
  expect(unknown).toHaveLength(2)
})

test('where a reminder was written by a newer version, nothing is said of those that seem to be missing', () => {
  const reminder = is('notice', (one) => one.template.includes('reminder') && one.state === 'waiting')
  const { findings, unknown } = check(to.otherwise(reminder, () => ({ schema: 2, template: 'in another shape' })))
  expect(unknown).not.toEqual([])
  expect(findings).toEqual([])
})

test('a longer way home, written into the register after both were promised, breaks neither', () => {
  const near = reaudited(reindexed(tooNear()))
  const { partnerId, org } = to.first(ahead)
  const told = (what: string, sk: string, at: string) => ({
    pk: `${org}#EVT#${partnerId}`,
    sk: at,
    version: 1,
    kind: 'event',
    schema: 1,
    at,
    changes: [{ key: { pk: `${org}#MATCH`, sk }, version: 0, what }],
  })
  const places = (items: Item[]) => check(items).findings.filter((one) => one.invariant === 'places').length
  const meetings = near.filter(is('meeting', (one) => one.state === 'scheduled')).map((one) => ({
    ...told('meeting.booked', one.sk, '2026-11-25T15:00:00.000Z'),
    sk: one.sk,
    changes: [{ key: { pk: one.pk, sk: one.sk }, version: 0, what: 'meeting.booked' }],
  }))
  expect(places([...near, ...meetings, told('card.changed', `${partnerId}#CARD`, '2026-11-25T14:00:00.000Z')])).toBe(1)
  expect(places([...near, ...meetings, told('card.changed', `${partnerId}#CARD`, '2026-11-25T16:00:00.000Z')])).toBe(0)
})

test('what was written a moment ago as long due is not left behind yet', () => {
  const items = reindexed(to.otherwise(open, () => ({ due: '2026-11-26T07:00:00.000Z' })))
  const told = (at: string) => reaudited(items).map((item) => (item['kind'] === 'event' ? { ...item, at } : item))
  expect(check(told('2026-11-26T07:59:00.000Z')).findings).toEqual([])
  expect(check(told('2026-11-26T07:30:00.000Z')).findings).toHaveLength(1)
})

test('a record so damaged that it cannot be judged is named, and the others are judged', () => {
  const damaged = reaudited(reindexed(to.otherwise(relation, () => ({ taken: undefined }))))
  const { findings } = check(damaged)
  expect(findings.find((one) => one.invariant === 'seats')?.keys).toEqual([
    expect.objectContaining({ pk: to.first(relation).pk, sk: 'A' }),
  ])
  expect(findings.some((one) => one.invariant === 'diaries' && one.keys.length === 0)).toBe(true)
  expect(findings.filter((one) => one.invariant === 'waits' || one.invariant === 'audit')).toEqual([])
})
