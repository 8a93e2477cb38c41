import { describe, expect, test } from 'vitest'
import { decide } from '#core/request/decide.ts'
import { recordConsent } from '#core/request/consent.ts'
import { ok } from '../../support/world.ts'
import { asked } from '../offer/story.ts'

const FAR = { windows: [{ start: '2026-12-09T13:30:00+02:00', end: '2026-12-09T15:30:00+02:00' }] }
const confirm = { decision: 'confirm' }
const refusePartner = { decision: 'refuse' }

async function accepted(more: Record<string, unknown> = {}, partners = 2) {
  const story = await asked(more, { partners })
  const offer = story.open()[0]!
  await story.accept(offer)
  await story.w.settle()
  return { ...story, offer, partnerId: offer.partnerId }
}

describe('the worker decides', () => {
  test('yes books the meeting, moves the room to a booking and begins the relationship', async () => {
    const { w, id, partnerId, diary, offer } = await accepted()
    expect(ok(await decide(w.worker(), id, confirm))).toMatchObject({ state: 'confirmed', waitsFor: 'meetings' })
    expect(diary(partnerId)).toMatchObject({ holds: [], families: [id], bookings: [{ start: offer.slots[0]!.start }] })
  })

  test('no thanks the partner, frees the diary and asks the next', async () => {
    const { w, id, partnerId, diary, states, told, request } = await accepted(FAR)
    ok(await decide(w.worker(), id, { ...refusePartner, reason: 'tuttu ennestään' }))
    await w.settle()
    expect(states()).toEqual(['released', 'sent'])
    expect(diary(partnerId)).toMatchObject({ holds: [], families: [] })
    expect(told('released').map((one) => one.to.id)).toEqual([partnerId, partnerId])
    expect(request().refusedPartners).toEqual([partnerId])
  })

  test('the reason stays in the log and goes to nobody', async () => {
    const { w, id, told } = await accepted(FAR)
    ok(await decide(w.worker(), id, { ...refusePartner, reason: 'tuttu ennestään' }))
    expect(JSON.stringify(told('released'))).not.toContain('tuttu')
    expect(JSON.stringify(w.items().filter((item) => item['kind'] === 'event'))).toContain('tuttu ennestään')
  })

  test.each([
    ['nobody to decide on', 'worker', confirm, { refused: 'NOBODY_TO_DECIDE_ON' }],
    ['somebody else of this request', 'worker', { ...confirm, offerId: 'x.o1' }, { refused: 'NOBODY_TO_DECIDE_ON' }],
    ['another worker', 'worker-2', confirm, { refused: 'NOT_FOUND' }],
    ['a version passed', 'worker', { ...confirm, version: 1 }, { refused: 'STALE_VERSION' }],
    ['neither yes nor no', 'worker', {}, { refused: 'INVALID', fields: [{ path: 'decision', code: 'REQUIRED' }] }],
  ])('is refused: %s', async (_, worker, decision, expected) => {
    const { w, id } = await asked()
    expect(await decide(w.worker(worker), id, decision)).toMatchObject(expected)
  })

  test('twice', async () => {
    const { w, id } = await accepted()
    ok(await decide(w.worker(), id, confirm))
    expect(await decide(w.worker(), id, confirm)).toEqual({ refused: 'NOBODY_TO_DECIDE_ON' })
  })
})

describe('consent', () => {
  test('pending, confirming is refused; given, the worker decides; taken back before, it waits again', async () => {
    const { w, id, request } = await accepted({ consent: { given: false } })
    expect(request()).toMatchObject({ state: 'accepted', waitsFor: 'consent', owner: 'worker' })
    expect(await decide(w.worker(), id, confirm)).toEqual({ refused: 'CONSENT_PENDING' })
    expect(ok(await recordConsent(w.worker(), id, { given: true, on: '2026-11-23' })).waitsFor).toBe('decision')
    expect(ok(await recordConsent(w.worker(), id, { given: false })).waitsFor).toBe('consent')
    expect(await decide(w.worker(), id, confirm)).toEqual({ refused: 'CONSENT_PENDING' })
  })

  test('taken back after confirming ends it: nothing more is sent, the diary is empty', async () => {
    const { w, id, request, diary, partnerId } = await accepted(FAR)
    ok(await decide(w.worker(), id, confirm))
    ok(await recordConsent(w.worker(), id, { given: false }))
    await w.settle()
    expect(request()).toMatchObject({ state: 'closed', closedAs: 'withdrawn', due: null })
    expect(diary(partnerId)).toMatchObject({ bookings: [], families: [], holds: [] })
    const waiting = w.items().filter((item) => item['kind'] === 'notice' && item['state'] === 'waiting')
    expect(waiting).toEqual([])
  })

  test('pending does not keep the worker from refusing', async () => {
    const { w, id, states } = await accepted({ ...FAR, consent: { given: false } })
    ok(await decide(w.worker(), id, refusePartner))
    expect(states()[0]).toBe('released')
  })
})

describe('silence', () => {
  test('the worker is reminded, then the coordinator owns it, again and again', async () => {
    const { w, request, told } = await accepted(FAR)
    await w.passTo('2026-11-25T08:05:00.000Z')
    expect(request()).toMatchObject({ owner: 'worker', nudges: 1 })
    expect(told('decision-waits')).toHaveLength(1)
    await w.passTo('2026-11-27T08:10:00.000Z')
    expect(request()).toMatchObject({ owner: 'coordinator', reason: 'worker-silent', due: '2026-11-27T12:00:00.000Z' })
    await w.passTo('2026-11-27T12:10:00.000Z')
    expect(told('needs-coordinator')).toHaveLength(2)
  })

  test('the coordinator is asked while there is still time before the meeting', async () => {
    const { w, request } = await accepted() // Wednesday 13:30, accepted on Monday: 48 h is too long
    expect(request().due).toBe('2026-11-25T08:00:00.000Z')
    await w.passTo('2026-11-25T09:35:00.000Z')
    expect(request()).toMatchObject({ owner: 'coordinator', due: '2026-11-25T11:30:00.000Z' })
  })

  test('by the nearest of the times held, whoever accepted first', async () => {
    const near = { start: '2026-11-24T12:00:00.000Z', end: '2026-11-24T14:00:00.000Z' }
    const { w, open, say, request } = await asked({ choice: 'family', windows: [...FAR.windows, near] }, { partners: 2 })
    const [one, two] = open()
    await say(one, { kind: 'accept', start: '2026-12-09T11:30:00.000Z' })
    await w.pass({ hours: 1 })
    expect(request().due).toBe('2026-11-25T08:00:00.000Z')
    await say(two, { kind: 'accept', start: near.start })
    expect(request().due).toBe('2026-11-24T10:00:00.000Z')
  })

  test('and at once, where the time is too near to remind the worker first', async () => {
    const { w, request } = await accepted({
      urgency: 'urgent',
      windows: [{ start: '2026-11-23T11:30:00Z', end: '2026-11-23T13:30:00Z' }],
    })
    await w.passTo('2026-11-23T09:35:00.000Z')
    expect(request()).toMatchObject({ owner: 'coordinator', reason: 'worker-silent', nudges: 1 })
  })

  test('when the time comes undecided the partner is free, thanked, and the search goes on', async () => {
    const { w, id, request, states, diary, partnerId } = await accepted()
    await w.passTo('2026-11-25T11:35:00.000Z')
    expect(await decide(w.worker(), id, confirm)).toEqual({ refused: 'NOBODY_TO_DECIDE_ON' })
    expect(states()).toEqual(['released'])
    expect(diary(partnerId).holds).toEqual([])
    expect(request()).toMatchObject({ state: 'open', owner: 'coordinator', taken: [] })
  })

  test('a yes after the time has begun is refused', async () => {
    const { w, id } = await accepted()
    w.ports.clock.turnTo('2026-11-25T11:30:00.000Z')
    expect(await decide(w.worker(), id, confirm)).toEqual({ refused: 'OFFER_EXPIRED' })
  })
})
