import { beforeEach, describe, expect, test } from 'vitest'
import { closeRequest } from '#core/request/close.ts'
import { replacePartner } from '#core/request/replace-partner.ts'
import { unsound } from '../../support/soundness.ts'
import { accepted, confirmed, diaryOf, type Life, meetingOf, notices, sent, view } from '../../support/story.ts'
import { aPartner } from '../../support/tenant.ts'
import { ok, type World, world } from '../../support/world.ts'
import { linksSent, linkVisitor, staffVisitor } from '../pages/visitor.ts'

/** Another partner, on the worker's word or the parent's through them, and no reason (docs/field.md: Another partner). */
const FAR = { windows: [{ start: '2026-12-02T13:30:00+02:00', end: '2026-12-02T15:30:00+02:00' }] }
let w: World
let life: Life
beforeEach(async () => {
  w = await world()
  life = await confirmed(w, { request: FAR })
})

/** A worker has phoned the coordinator. */
const byPhone = () => w.as({ role: 'coordinator', id: 'coordinator', onBehalfOf: { role: 'worker', id: 'worker' } })
const replaced = (by = w.worker()) => replacePartner(by, life.requestId, { partnerId: life.partnerId })

describe('a worker changes the partner', () => {
  test('who is thanked, told of the time kindly, and free', async () => {
    ok(await replaced())
    await w.settle()
    expect(sent(w, 'ended').map(({ to }) => to.id)).toEqual([life.partnerId])
    const off = sent(w, 'cancelled').filter(({ to }) => to.id === life.partnerId)
    expect(off.length).toBeGreaterThan(0)
    expect(off.map(({ facts }) => facts.told)).not.toContain('own')
    expect(diaryOf(w, life.partnerId)).toMatchObject({ bookings: [], holds: [], families: [] })
    expect(unsound(w)).toEqual([])
  })

  test('and another is asked at once, for the very time', async () => {
    const other = await aPartner(w.coordinator())
    ok(await replaced())
    await w.settle()
    const { offers, request } = await view(w, life.requestId)
    expect(offers.filter(({ state }) => state === 'sent')).toMatchObject([
      { partnerId: other, slots: [{ start: '2026-12-02T11:30:00.000Z' }] },
    ])
    expect([request.state, request.taken]).toEqual(['offered', []])
    expect(await meetingOf(w, life.meetingId)).toMatchObject({ state: 'scheduled', partnerId: null, waitsFor: 'partner' })
  })

  test('and the one who left is never asked about it again, not even where there is nobody else', async () => {
    ok(await replaced())
    await w.pass({ days: 3 })
    const { offers, request } = await view(w, life.requestId)
    expect(offers.filter(({ partnerId, state }) => partnerId === life.partnerId && state === 'sent')).toEqual([])
    expect(request).toMatchObject({ refusedPartners: [life.partnerId], owner: 'coordinator' })
  })

  test('and chooses what becomes of a time too near for somebody new', async () => {
    await w.passTo('2026-12-01T13:00:00.000Z')
    ok(await replaced())
    await w.settle()
    expect(await meetingOf(w, life.meetingId)).toMatchObject({ waitsFor: 'late-choice', owner: 'worker' })
  })

  test('and is not told of what they did themselves, also where a coordinator writes down their word', async () => {
    ok(await replaced(byPhone()))
    await w.settle()
    expect(notices(w).filter(({ template }) => template === 'partner-gone')).toEqual([])
  })
})

describe('it is refused', () => {
  test('where the partner is only held, has gone already, or the request is closed', async () => {
    const held = await accepted(w, { request: FAR })
    expect(await replacePartner(w.worker(), held.requestId, { partnerId: held.partnerId })).toMatchObject({
      refused: 'WRONG_STATE',
      detail: { state: 'no-partner' },
    })
    ok(await replaced())
    expect(await replaced()).toMatchObject({ refused: 'WRONG_STATE', detail: { state: 'no-partner' } })
    ok(await closeRequest(w.worker(), life.requestId, { as: 'failed' }))
    expect(await replaced()).toMatchObject({ refused: 'WRONG_STATE', detail: { state: 'closed' } })
  })

  test('to anybody who does not decide, and to a coordinator in their own name', async () => {
    expect(await replaced(w.partner(life.partnerId))).toMatchObject({ refused: 'NOT_FOUND' })
    expect(await replaced(w.coordinator())).toMatchObject({ refused: 'DECIDER_ONLY' })
    ok(await replaced(byPhone()))
  })

  test('with a reason: none is asked for or kept', async () => {
    const given = { partnerId: life.partnerId, reason: 'Ei synkannut' }
    expect(await replacePartner(w.worker(), life.requestId, given)).toMatchObject({ refused: 'INVALID' })
    expect(await replacePartner(w.worker(), life.requestId, {})).toMatchObject({ refused: 'INVALID' })
  })
})

test('on the page it is one button, which says what happens; what the partner’s link says then is so', async () => {
  const worker = await staffVisitor(w, 'worker')
  const page = await worker.get(`/requests/${life.requestId}`)
  const action = `/requests/${life.requestId}/another-partner`
  const done = await worker.send(page, action)
  expect(done.text).toContain('Kumppania on kiitetty. Katso tästä, miten jatketaan.')
  expect(done.text).not.toContain('Vaihda kumppania')
  expect(done.text).toContain('Vastasi: pääsen')
  await w.settle()
  const links = linksSent(w)
  for (const link of links) {
    const { text } = await linkVisitor(w).get(link)
    expect(text).not.toContain('Kerroit')
  }
  expect((await linkVisitor(w).get(links.at(-1)!)).status).toBe(200)
})
