import { expect, test } from 'vitest'
import { has } from '#engine/columns/bits.ts'
import { type Columns, columnsOf, put, remove } from '#engine/columns/columns.ts'
import { KINDS } from '#engine/columns/traits.ts'
import { termsOf } from '#engine/rank/terms.ts'
import { rankerOf } from '#engine/rank/rank.ts'
import type { Partner } from '#engine/snapshot/snapshot.ts'
import { calendarOf } from '#engine/time/calendar.ts'
import { chance } from '../../support/engine/chance.ts'
import { registerOf } from '../../support/engine/registers.ts'

const calendar = calendarOf('Europe/Helsinki')

/** All that stands in the columns, by id: wherever everybody has their position. */
function told({ sets, positions, people, turn, load, crowd, families, byId, vacant }: Columns) {
  const ids = [...positions.keys()].sort()
  const position = (id: string) => positions.get(id) as number
  return {
    people: ids.map((id) => people[position(id)]),
    turns: ids.map((id) => turn[position(id)]),
    loads: ids.map((id) => [load[position(id)], crowd[position(id)]]),
    families: [...families].sort(),
    order: byId.map((one) => people[one]?.partner.id),
    sets: KINDS.map((kind) => {
      const ofKind = [...sets[kind]].sort(([a], [b]) => (a < b ? -1 : 1))
      return [kind, ofKind.map(([value, bits]) => [value, bits.count, ids.filter((id) => has(bits, position(id)))])]
    }),
    lost: people.filter((one) => one === undefined).length - vacant.length,
  }
}

test('ten thousand random changes leave them as if they were built afresh', () => {
  const by = chance(11)
  const now = new Map<string, Partner>()
  const columns = columnsOf([], calendar)
  const { partners } = registerOf(12, { partners: 5000, areas: 5, now: '2026-11-23' })
  for (let n = 0; n < 10_000; n++) {
    const id = `p${by.below(300)}`
    if (by.is(0.3)) {
      now.delete(id)
      remove(columns, id)
    } else {
      const partner = { ...by.of(partners), id }
      now.set(id, partner)
      put(columns, partner)
    }
    if (n % 1000 === 999) expect(told(columns)).toEqual(told(columnsOf([...now.values()], calendar)))
  }
  expect(now.size).toBeGreaterThan(150)
})

test('a ranking sees every change at once, whoever has the position of somebody gone', () => {
  const snapshot = registerOf(13, { partners: 60, requests: 30, areas: 1, now: '2026-11-23' })
  const by = chance(14)
  const now = new Map<string, Partner>()
  const columns = columnsOf([], calendar)
  const ranker = rankerOf(columns, termsOf(snapshot))
  let ranked = 0
  for (let n = 0; n < 300; n++) {
    const partner = { ...by.of(snapshot.partners), id: `p${by.below(40)}` }
    if (by.is(0.3)) {
      now.delete(partner.id)
      remove(columns, partner.id)
    } else {
      now.set(partner.id, partner)
      put(columns, partner)
    }
    const request = by.of(snapshot.requests)
    const afresh = rankerOf(columnsOf([...now.values()], calendar), termsOf(snapshot)).rank(request, 5)
    ranked += afresh.length
    expect(ranker.rank(request, 5)).toEqual(afresh)
  }
  expect(ranked).toBeGreaterThan(40)
})

test('removing somebody who is not there changes nothing', () => {
  const columns = columnsOf(registerOf(15, { partners: 3 }).partners, calendar)
  const before = told(columns)
  remove(columns, 'nobody')
  expect(told(columns)).toEqual(before)
})
