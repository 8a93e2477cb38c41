import { beforeAll, expect, test } from 'vitest'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { ask } from '#core/request/ask.ts'
import type { Live } from '#core/records/record.ts'
import { turnsOf } from '#core/records/turn.ts'
import { queue } from '#core/request/queue.ts'
import { findRequest } from '#core/request/view.ts'
import { dealWithGap } from '#core/restore/deal.ts'
import type { Told } from '#core/restore/lost.ts'
import { park } from '#core/restore/park.ts'
import { check, keptOutside, lift, putBack } from '../../support/restored.ts'
import { confirmed } from '../../support/story.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, type World, world } from '../../support/world.ts'
import { staffVisitor } from '../pages/visitor.ts'

let w: World
let requestId: string

/** A cancellation is forgotten. */
beforeAll(async () => {
  w = await world()
  keptOutside(w)
  const life = await confirmed(w)
  requestId = life.requestId
  await w.pass({ hours: 1 })
  const before = w.items()
  const until = w.ports.clock.now()
  await w.pass({ minutes: 5 })
  ok(await cancelMeeting(w.worker(), life.meetingId))
  await w.pass({ hours: 2 })
  await putBack(w, before)
  await check(w, until)
  await lift(w)
  await w.pass({ minutes: 10 })
})

const turns = async () => turnsOf(ok(await findRequest(w.coordinator(), requestId)).request)
const row = async () => ok(await queue(w.coordinator())).items.find(({ kind, id }) => kind === 'request' && id === requestId)

test('what something is forgotten of waits for that to be cleared up alone, and by no clock of its own', async () => {
  expect(await turns()).toEqual([
    { kind: 'request', id: requestId, waitsFor: 'dealing', owner: 'coordinator', until: null, reason: 'forgotten' },
  ])
  expect(await row()).toMatchObject({ waitsFor: 'dealing', owner: 'coordinator', due: null, reason: 'forgotten' })
})

test('its worker reads whose turn it is, and the coordinator that it is theirs', async () => {
  const [worker, coordinator] = [await staffVisitor(w, 'worker'), await staffVisitor(w, 'coordinator', 'coordinator')]
  for (const path of ['/requests', `/requests/${requestId}`])
    expect((await worker.get(path)).text).toContain('Koordinaattori selvittää, mitä palautuksessa katosi.')
  const open = await coordinator.get('/queue')
  expect(open.text).toContain('Selvitä ensin, mitä palautuksessa katosi.')
  expect(open.text).not.toContain('Tuki on käynnissä.')
})

test('once it is cleared up it waits for what it waited for', async () => {
  ok(await dealWithGap(w.coordinator(), requestId))
  await w.pass({ minutes: 10 })
  expect((await turns()).map(({ waitsFor }) => waitsFor)).not.toContain('dealing')
  expect((await row())?.due).not.toBeNull()
})

/** What is taken on of a clock that a forgotten commit tells of: until when the record waits once its matter is cleared up. */
async function takenOn(
  w: World,
  requestId: string,
  kind: 'request' | 'meeting',
): Promise<readonly [own: string | null, kept?: string | null]> {
  const found = () => w.items().find((one) => one['kind'] === kind && one.pk.endsWith(requestId)) as unknown as Live
  const { pk, sk, id, version, state, waitsFor, due } = found()
  const change = { kind, key: { pk, sk }, id, version: version + 1, what: `${kind}.parked`, state, waitsFor, due: LATER }
  const lost = [{ at: w.ports.clock.now(), by: { role: 'system', id: 'system' }, changes: [change] }] as unknown as Told[]
  await park(w.as({ role: 'system', id: 'system' } as never), { about: 'request', id: requestId }, lost)
  return [due, found().parked?.due]
}
const LATER = '2026-12-20T09:00:00.000Z'

test('a later clock that is forgotten is taken on', async () => {
  const other = await world()
  const life = await confirmed(other)
  await other.settle()
  expect((await takenOn(other, life.requestId, 'meeting'))[1]).toBe(LATER)
})

test('not that of a request waiting for answers: it ends with its questions, and the forgotten ones are none', async () => {
  const other = await world()
  await aPartner(other.coordinator())
  const { id } = ok(await ask(other.worker(), aRequest()))
  await other.settle()
  const [own, kept] = await takenOn(other, id, 'request')
  expect(kept).toBe(own)
})
