import { beforeAll, describe, expect, it, test } from 'vitest'
import { type Call, callFor } from '#core/commit/call.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { ask } from '#core/request/ask.ts'
import { aPartner, aRequest, seedTenant } from '../../support/tenant.ts'
import { confirmed, notices } from '../../support/story.ts'
import { ok, ORG, type World, world } from '../../support/world.ts'
import { type Fate, TABLE, type Targets } from './table.ts'
import { useCases } from './use-cases.ts'

const OTHER = 'pohjola'
let w: World
let on: Targets
let stranger: string
let start: ReturnType<World['ports']['table']['snapshot']>

beforeAll(async () => {
  w = await world()
  await seedTenant(callFor(w.ports, OTHER, { role: 'admin', id: 'admin' }))
  const life = await confirmed(w)
  stranger = await aPartner(w.coordinator(), { firstName: 'Vieras', areas: [] })
  await aPartner(w.coordinator(), { firstName: 'Kolmas', contactBy: ['sms'] })
  w.ports.sms.reply = () => ({ status: 'rejected', reason: 'opted-out' })
  const asked = ok(
    await ask(w.worker(), aRequest({ windows: [{ start: '2026-11-25T13:00:00+02:00', end: '2026-11-25T15:00:00+02:00' }] })),
  )
  await w.settle()
  const offer = w.items().find((item) => item['kind'] === 'offer' && item['requestId'] === asked.id)!
  on = {
    request: life.requestId,
    meeting: life.meetingId,
    partner: life.partnerId,
    offer: String(offer['id']),
    notice: notices(w).find((one) => one.state === 'failed')!.id,
  }
  ok(await proposeMove(w.worker(), life.meetingId, { start: '2026-12-03T10:00:00.000Z', end: '2026-12-03T12:00:00.000Z' }))
  await w.settle()
  start = w.ports.table.snapshot()
})

const actors: readonly [string, 1 | 2 | 3 | 4, () => Call][] = [
  ['another worker', 1, () => w.worker('worker-2')],
  ['a coordinator of another tenant', 2, () => callFor(w.ports, OTHER, { role: 'coordinator', id: 'coordinator' })],
  ['another partner', 3, () => w.partner(stranger)],
  ['the partner themselves', 4, () => w.partner(on.partner)],
]

/** What an answer came to, in the table's words. */
function fateOf(answer: unknown): Fate | string {
  const refused = (answer as { refused?: string } | undefined)?.refused
  if (refused !== undefined) return refused
  const items = (answer as { items?: unknown[] }).items
  return items?.length === 0 ? 'empty' : 'own'
}

const inTenant = (items: readonly { pk: string }[], org: string) =>
  JSON.stringify(items.filter((item) => item.pk.startsWith(`${org}#`)))

describe.each(actors)('%s', (_name, column, call) => {
  it.each(Object.entries(TABLE))('%s', async (_useCase, row) => {
    w.ports.table.restore(start)
    const answer = await row[0](call(), on)
    expect(fateOf(answer)).toBe(row[column])
    if (row[column] !== 'own') expect(w.items().length).toBe(start.items.length)
    if (column === 2) expect(inTenant(w.items(), ORG)).toBe(inTenant(start.items, ORG))
  })
})

test('every use case a room calls has its row, and every row is one', () => {
  expect(Object.keys(TABLE).toSorted()).toEqual([...new Set([...useCases(), ...NOT_CALLED_YET])].toSorted())
})

/** Called by no room so far: setting a tenant up. */
const NOT_CALLED_YET: readonly string[] = ['openTenant', 'addStaff']

test('only a coordinator speaks for somebody else', () => {
  const onBehalfOf = { role: 'worker', id: 'worker' } as const
  expect(() => w.as({ role: 'worker', id: 'worker-2', onBehalfOf })).toThrow('only a coordinator')
  expect(() => w.as({ role: 'partner', id: stranger, onBehalfOf })).toThrow('only a coordinator')
  expect(w.as({ role: 'coordinator', id: 'coordinator', onBehalfOf }).by.onBehalfOf).toEqual(onBehalfOf)
})
