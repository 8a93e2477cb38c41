import { describe, expect, test } from 'vitest'
import { offerByHand } from '#core/offer/offer-by-hand.ts'
import { decide } from '#core/request/decide.ts'
import { countWrites } from '../../support/count-writes.ts'
import { ok } from '../../support/world.ts'
import { asked } from '../offer/story.ts'
import { keyOf } from '#core/records/keys.ts'
import { cancelRequest } from '#core/request/close.ts'

const FAR = { windows: [{ start: '2026-12-09T13:30:00+02:00', end: '2026-12-09T15:30:00+02:00' }] }
const confirm = { decision: 'confirm' }
const refuse = { decision: 'refuse' }

async function accepted(more: Record<string, unknown> = {}, partners = 2) {
  const story = await asked(more, { partners })
  const offer = story.open()[0]!
  await story.accept(offer)
  await story.w.settle()
  return { ...story, offer, partnerId: offer.partnerId }
}

const OTHER_DAY = { start: '2026-12-09T11:30:00.000Z', end: '2026-12-09T13:30:00.000Z' }

describe('the worker decides', () => {
  test('yes books the meeting, moves the room to a booking and begins the relationship', async () => {
    const { w, id, partnerId, diary, offer } = await accepted()
    expect(ok(await decide(w.worker(), id, confirm))).toMatchObject({ state: 'confirmed', waitsFor: 'meetings' })
    expect(diary(partnerId)).toMatchObject({ holds: [], families: [id], bookings: [{ start: offer.slots[0]!.start }] })
  })

  test('no thanks the partner, frees the diary and asks the next', async () => {
    const { w, id, partnerId, diary, states, told, request } = await accepted(FAR)
    ok(await decide(w.worker(), id, { ...refuse, reason: 'tuttu ennestään' }))
    await w.settle()
    expect(states()).toEqual(['released', 'sent'])
    expect(diary(partnerId)).toMatchObject({ holds: [], families: [] })
    expect(told('released').map((one) => one.to.id)).toEqual([partnerId])
    expect(request().refusedPartners).toEqual([partnerId])
  })

  test('the reason stays in the log and goes to nobody', async () => {
    const { w, id, told } = await accepted(FAR)
    ok(await decide(w.worker(), id, { ...refuse, reason: 'tuttu ennestään' }))
    expect(JSON.stringify(told('released'))).not.toContain('tuttu')
    expect(JSON.stringify(w.items().filter((item) => item['kind'] === 'event'))).toContain('tuttu ennestään')
  })

  test.each([
    ['nobody to decide on', 'worker', confirm, { refused: 'NOBODY_TO_DECIDE_ON' }],
    ['somebody else of this request', 'worker', { ...confirm, offerId: 'x.o1' }, { refused: 'NOBODY_TO_DECIDE_ON' }],
    ['another worker', 'worker-2', confirm, { refused: 'NOT_FOUND' }],
    ['a version passed', 'worker', { ...confirm, version: 1 }, { refused: 'STALE_VERSION' }],
    ['neither yes nor no', 'worker', {}, { refused: 'INVALID', fields: [{ path: 'decision', code: 'CHOICE_NEEDED' }] }],
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

describe('what is decided on', () => {
  test('is the version the worker saw', async () => {
    const { w, id, open, accept, request } = await asked({ windows: [OTHER_DAY] })
    await accept(open()[0])
    expect(ok(await decide(w.worker(), id, { ...confirm, version: request().version })).state).toBe('confirmed')
  })

  test('is not an offer that came to nothing, though another one is held', async () => {
    const { w, id, open, accept, decline, offers } = await asked({ windows: [OTHER_DAY], urgency: 'urgent' }, { partners: 3 })
    await decline(open()[0])
    await accept(open()[0])
    expect(await decide(w.worker(), id, { ...confirm, offerId: offers()[0]!.id })).toEqual({ refused: 'NOBODY_TO_DECIDE_ON' })
    expect(ok(await decide(w.worker(), id, { ...confirm, offerId: offers()[1]!.id })).state).toBe('confirmed')
  })

  test('is not a question that is still open and proposes nothing', async () => {
    const { w, id, open } = await asked({ windows: [OTHER_DAY] })
    expect(await decide(w.worker(), id, { ...confirm, offerId: open()[0]!.id })).toEqual({ refused: 'NOBODY_TO_DECIDE_ON' })
  })

  test('is nothing any more once the request is closed', async () => {
    const { w, id, open, accept } = await asked({ windows: [OTHER_DAY] })
    await accept(open()[0])
    ok(await cancelRequest(w.worker(), id, { as: 'withdrawn' }))
    expect(await decide(w.worker(), id, confirm)).toEqual({ refused: 'WRONG_STATE', detail: { state: 'closed' } })
  })
})

describe('a yes', () => {
  test('with a time tells both sides of that meeting, and nobody of a first meeting to agree on', async () => {
    const { w, id, open, accept, told } = await asked({ windows: [OTHER_DAY] })
    const [offer] = open()
    await accept(offer)
    ok(await decide(w.worker(), id, confirm))
    expect(told('agreed').map(({ to, facts }) => [to.id, facts.slots])).toEqual([[offer!.partnerId, [OTHER_DAY]]])
    expect(told('confirmed')).toMatchObject([{ to: { role: 'worker' }, facts: { slots: [OTHER_DAY] } }])
    expect(told('first-meeting-waits')).toEqual([])
  })

  test('to "when suits" tells the partner so, and the worker that a first meeting waits to be agreed on', async () => {
    const { w, id, open, accept, told, request, diary } = await asked({ windows: [], needBy: '2026-12-04T12:00:00Z' })
    const [offer] = open()
    await accept(offer)
    ok(await decide(w.worker(), id, confirm))
    expect(told('agreed')).toMatchObject([
      { to: { id: offer!.partnerId }, subject: keyOf(offer!), facts: { slots: [], area: '529', mode: 'in-person' } },
    ])
    expect(told('first-meeting-waits')).toMatchObject([
      { to: { role: 'worker', id: 'worker' }, facts: { slots: [], area: '529', mode: 'in-person' } },
    ])
    expect(request()).toMatchObject({ state: 'confirmed', waitsFor: 'first-meeting' })
    expect(diary(offer!.partnerId)).toMatchObject({ families: [id], bookings: [], holds: [] })
  })

  test('to the one the family chose lets the others go because the seat is taken', async () => {
    const { w, id, open, accept, offers } = await asked({ windows: [OTHER_DAY], choice: 'family' }, { partners: 3 })
    const [one, two] = open()
    await accept(one)
    await accept(two)
    ok(await decide(w.worker(), id, { ...confirm, offerId: one!.id }))
    expect(offers().map(({ state, endedFor }) => [state, endedFor])).toEqual([
      ['accepted', undefined],
      ['released', 'taken'],
      ['withdrawn', 'taken'],
    ])
  })

  test('lets a few of the held and asked go at once, and the rest by an errand: the commit stays small', async () => {
    const { w, id, open, accept, offers, request } = await asked({ windows: [OTHER_DAY], choice: 'family' }, { partners: 5 })
    const asks = new Set(offers().map(({ partnerId }) => partnerId))
    for (const { id: partnerId } of w.items().filter(({ kind, id }) => kind === 'card' && !asks.has(String(id))))
      ok(await offerByHand(w.coordinator(), id, { partnerId }))
    for (const offer of open().slice(0, 2)) await accept(offer)
    expect([request().taken.length, open().length]).toEqual([2, 3])
    const sizes = countWrites(w)
    ok(await decide(w.worker(), id, { ...confirm, offerId: request().taken[0]!.offerId }))
    expect(offers().filter(({ endedFor }) => endedFor)).toHaveLength(2)
    expect(sizes[0]).toBeLessThanOrEqual(25)
    await w.settle()
    expect(offers().map(({ state }) => state)).toEqual(['accepted', 'released', 'withdrawn', 'withdrawn', 'withdrawn'])
  })
})

describe('a no', () => {
  test('says on the offer that it was the worker’s, and tells the partner of the time they had kept', async () => {
    const { w, id, open, accept, offers, told } = await asked({ windows: [OTHER_DAY] })
    await accept(open()[0])
    ok(await decide(w.worker(), id, { decision: 'refuse' }))
    expect(offers()[0]).toMatchObject({ state: 'released', endedFor: 'refused' })
    expect(told('released')[0]!.facts).toMatchObject({ slots: [OTHER_DAY], area: '529', mode: 'in-person' })
  })
})
