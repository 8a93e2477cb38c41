import { expect, test } from 'vitest'
import { changePartner } from '#core/partner/change.ts'
import { findRequest } from '#core/request/view.ts'
import { recordConsent } from '#core/request/consent.ts'
import { handOver } from '#core/request/hand-over.ts'
import { unsound } from '../../support/soundness.ts'
import { confirmed, further, meetings, sent } from '../../support/story.ts'
import { ok, world } from '../../support/world.ts'

test('a colleague takes request, meetings and the reminders still to go', async () => {
  const w = await world()
  const life = await confirmed(w)
  ok(await handOver(w.worker(), life.requestId, { to: 'worker-2' }))
  await w.settle()
  expect(await findRequest(w.worker(), life.requestId)).toMatchObject({ refused: 'NOT_FOUND' })
  expect(ok(await findRequest(w.worker('worker-2'), life.requestId)).request.workerId).toBe('worker-2')
  expect(meetings(w)).toMatchObject([{ workerId: 'worker-2' }])
  expect(sent(w, 'handed-over').map((one) => one.to.id)).toEqual(['worker-2'])
  expect(unsound(w)).toEqual([])
  await w.passTo(meetings(w)[0]!.start)
  expect(sent(w, 'meeting-reminder').map((one) => one.to.id)).toEqual(['worker-2'])
  expect(unsound(w)).toEqual([])
})

test('a long relationship is handed over whole', async () => {
  const w = await world()
  const life = await confirmed(w)
  ok(
    await changePartner(w.coordinator(), life.partnerId, {
      capacity: { families: 3, meetingsPerDay: 2, hoursPerMonth: 90, offersPerWeek: 5 },
    }),
  )
  for (let week = 1; week <= 40; week++) {
    const start = new Date(Date.parse('2026-12-02T11:00:00.000Z') + week * 7 * 86_400_000).toISOString()
    await further(w, life, start, 60)
    if (week % 15 === 0) await w.pass({ days: 1 }) // nobody books so many in one day
  }
  ok(await handOver(w.worker(), life.requestId, { to: 'worker-2' }))
  await w.settle()
  expect(new Set(meetings(w).map((one) => one.workerId))).toEqual(new Set(['worker-2']))
})

const CONSENT = { given: true, on: '2026-11-23' }

test('who has handed it over and says again what they said hears that it is done, and no more: else they would do it anew', async () => {
  const w = await world()
  const life = await confirmed(w)
  const key = (name: string) => ({ idempotency: { key: name, fingerprint: 'same' } })
  ok(await recordConsent({ ...w.worker(), ...key('consent') }, life.requestId, CONSENT))
  const handed = () => handOver({ ...w.worker(), ...key('hand-over') }, life.requestId, { to: 'worker-2' })
  ok(await handed())
  const done = { refused: 'DONE_BEFORE', detail: { id: life.requestId } }
  expect(await handed()).toEqual(done)
  expect(await recordConsent({ ...w.worker(), ...key('consent') }, life.requestId, CONSENT)).toEqual(done)
})

test.each(['nobody', 'admin'])('%s is no colleague', async (to) => {
  const w = await world()
  const life = await confirmed(w)
  expect(await handOver(w.worker(), life.requestId, { to })).toMatchObject({
    refused: 'INVALID',
    fields: [{ path: 'to', code: 'UNKNOWN_COLLEAGUE' }],
  })
})
