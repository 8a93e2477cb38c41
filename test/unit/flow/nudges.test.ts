import { describe, expect, it, test } from 'vitest'
import { addAgreed as addMeeting } from '../../support/agreed.ts'
import { closeMeeting } from '#core/meeting/close.ts'
import { recordConsent } from '#core/request/consent.ts'
import { decide } from '#core/request/decide.ts'
import { queue } from '#core/request/queue.ts'
import { accepted, confirmed, requests, sent } from '../../support/story.ts'
import { ok, world } from '../../support/world.ts'

const DECEMBER = { windows: [{ start: '2026-12-14T10:00:00+02:00', end: '2026-12-14T12:00:00+02:00' }] }

describe.each([
  ['the worker says nothing of the partner', { consent: { given: true, on: '2026-11-20' } }, 'decision'],
  ['the parent’s consent is still missing', { consent: { given: false } }, 'consent'],
])('%s', (_name, more, waitsFor) => {
  it('is reminded once by urgency, then it is the coordinator’s', async () => {
    const w = await world()
    await accepted(w, { request: { ...DECEMBER, ...more } })
    expect(requests(w)[0]).toMatchObject({ state: 'accepted', waitsFor, owner: 'worker', nudges: 0 })
    await w.pass({ hours: 48 })
    expect(sent(w, 'decision-waits').map((one) => one.to)).toEqual([{ role: 'worker', id: 'worker' }])
    expect(requests(w)[0]).toMatchObject({ owner: 'worker', nudges: 1 })
    await w.pass({ hours: 48 })
    expect(requests(w)[0]).toMatchObject({ waitsFor, owner: 'coordinator', reason: 'worker-silent' })
    expect(sent(w, 'needs-coordinator')).toEqual([]) // December is far: it stands in the digest
    expect(ok(await queue(w.coordinator())).items[0]).toMatchObject({ owner: 'coordinator', reason: 'worker-silent' })
  })
})

test('in the end the coordinator writes down what the worker decided on the phone, and it is over', async () => {
  const w = await world()
  const { requestId } = await accepted(w, { request: DECEMBER })
  await w.pass({ days: 5 })
  expect(await decide(w.coordinator(), requestId, { decision: 'confirm' })).toEqual({ refused: 'DECIDER_ONLY' })
  const phoned = w.as({ role: 'coordinator', id: 'coordinator', onBehalfOf: { role: 'worker', id: 'worker' } })
  ok(await decide(phoned, requestId, { decision: 'confirm' }))
  expect(requests(w)[0]).toMatchObject({ state: 'confirmed', waitsFor: 'meetings', owner: 'worker', nudges: 0 })
})

test('consent given late starts the worker’s own time to decide', async () => {
  const w = await world()
  const { requestId } = await accepted(w, { request: { ...DECEMBER, consent: { given: false } } })
  await w.pass({ hours: 40 })
  ok(await recordConsent(w.worker(), requestId, { given: true, on: '2026-11-24' }))
  expect(requests(w)[0]).toMatchObject({ waitsFor: 'decision', nudges: 0 })
  expect(await decide(w.worker(), requestId, { decision: 'confirm' })).toMatchObject({ state: 'confirmed' })
})

test('a first meeting nobody adds: the worker in three days, then the coordinator', async () => {
  const w = await world()
  await confirmed(w, { request: { windows: [] } })
  await w.pass({ days: 3, minutes: 5 })
  expect(sent(w, 'first-meeting-waits')).toHaveLength(2) // told when confirmed, reminded now
  expect(requests(w)[0]).toMatchObject({ owner: 'worker', nudges: 1 })
  await w.pass({ days: 2, minutes: 5 })
  expect(requests(w)[0]).toMatchObject({ waitsFor: 'first-meeting', owner: 'coordinator' })
})

test('a month without meetings: the worker is asked whether it goes on, then the coordinator', async () => {
  const w = await world()
  const life = await confirmed(w)
  await w.passTo('2026-11-25T14:00:00.000Z')
  ok(await closeMeeting(w.worker(), life.meetingId, { outcome: 'held' }))
  await w.passTo('2026-12-25T15:00:00.000Z')
  expect(sent(w, 'decision-waits')).toHaveLength(1)
  await w.pass({ days: 2 })
  expect(requests(w)[0]).toMatchObject({ state: 'confirmed', waitsFor: 'meetings', owner: 'coordinator' })
})

test('a meeting added in that month sets the clock anew', async () => {
  const w = await world()
  const life = await confirmed(w)
  await w.passTo('2026-11-25T14:00:00.000Z')
  ok(await closeMeeting(w.worker(), life.meetingId, { outcome: 'held' }))
  await w.passTo('2026-12-20T10:00:00.000Z')
  ok(await addMeeting(w.worker(), life.requestId, { start: '2027-01-04T10:00:00.000Z', end: '2027-01-04T11:00:00.000Z' }))
  await w.passTo('2027-01-03T10:00:00.000Z')
  expect(sent(w, 'decision-waits')).toEqual([])
  expect(requests(w)[0]).toMatchObject({ due: '2027-02-03T11:00:00.000Z' })
})
