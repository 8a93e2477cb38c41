import { describe, expect, test } from 'vitest'
import { recordConsent } from '#core/request/consent.ts'
import { changeTimes } from '#core/request/change-times.ts'
import { cancelRequest, closeRequest } from '#core/request/close.ts'
import { decide } from '#core/request/decide.ts'
import { findRequest } from '#core/request/view.ts'
import { listRequests } from '#core/request/list.ts'
import { queue } from '#core/request/queue.ts'
import { ask } from '#core/request/ask.ts'
import { aRequest } from '../../support/tenant.ts'
import { ok } from '../../support/world.ts'
import { asked, tellers } from '../offer/story.ts'

const FAR = { start: '2026-12-09T11:30:00.000Z', end: '2026-12-09T13:30:00.000Z' }
const NEW = { start: '2026-12-16T11:30:00.000Z', end: '2026-12-16T13:30:00.000Z' }

async function met() {
  const story = await asked({ windows: [FAR] })
  const [offer] = story.open()
  await story.accept(offer)
  ok(await decide(story.w.worker(), story.id, { decision: 'confirm' }))
  await story.w.settle()
  return { ...story, partnerId: offer!.partnerId }
}

describe('a request that ends', () => {
  test('while somebody is asked thanks them, and rests', async () => {
    const { w, id, request, offers, told } = await asked({ windows: [FAR] })
    expect(ok(await cancelRequest(w.worker(), id))).toMatchObject({
      state: 'closed',
      closedAs: 'withdrawn',
      closedAt: w.ports.clock.now(),
      waitsFor: 'nothing',
      due: null,
      owner: 'nobody',
      taken: [],
      misses: [],
    })
    expect(offers()[0]).toMatchObject({ state: 'withdrawn', endedFor: 'cancelled' })
    expect(told('offer-withdrawn')).toHaveLength(2)
    expect(told('ended')).toEqual([])
    expect(request().closedAs).toBe('withdrawn')
  })

  test('after a yes that nobody decided on releases them', async () => {
    const { w, id, open, accept, offers, request } = await asked({ windows: [FAR] })
    await accept(open()[0])
    ok(await cancelRequest(w.worker(), id, { as: 'irrelevant' }))
    expect(offers()[0]).toMatchObject({ state: 'released', endedFor: 'cancelled' })
    expect(request()).toMatchObject({ closedAs: 'irrelevant', taken: [] })
  })

  test('after meetings keeps who was here, tells them kindly, and frees their diary', async () => {
    const { w, id, partnerId, request, offers, diary, told } = await met()
    ok(await closeRequest(w.worker(), id, { as: 'fulfilled' }))
    expect(request()).toMatchObject({ state: 'closed', closedAs: 'fulfilled', taken: [{ partnerId, state: 'confirmed' }] })
    expect(offers()[0]!.state).toBe('accepted')
    expect(told('ended').map(({ to, facts }) => [to.id, facts])).toEqual(
      Array.from({ length: 2 }, () => [partnerId, { slots: [], area: '529', mode: 'in-person' }]),
    )
    await w.settle()
    expect(diary(partnerId)).toMatchObject({ families: [], bookings: [] })
  })

  test('ends once', async () => {
    const { w, id } = await asked()
    ok(await cancelRequest(w.worker(), id))
    for (const again of [await cancelRequest(w.worker(), id), await closeRequest(w.worker(), id, { as: 'failed' })])
      expect(again).toEqual({ refused: 'WRONG_STATE', detail: { state: 'closed' } })
  })

  test('for want of capacity only by a coordinator’s word', async () => {
    const { w, id } = await asked()
    expect(await closeRequest(w.worker(), id, { as: 'no-capacity' })).toEqual({ refused: 'FORBIDDEN' })
    expect(await cancelRequest(w.worker(), id, { as: 'no-capacity' })).toMatchObject({ refused: 'INVALID' })
    expect(ok(await closeRequest(w.coordinator(), id, { as: 'no-capacity' })).closedAs).toBe('no-capacity')
  })

  test('leaves a meeting that has begun to be told how it went', async () => {
    const { w, id } = await met()
    w.ports.clock.turnTo(FAR.start)
    ok(await closeRequest(w.worker(), id, { as: 'fulfilled' }))
    expect(ok(await findRequest(w.worker(), id)).meetings).toMatchObject([{ state: 'scheduled' }])
  })
})

describe('other times', () => {
  test('thank those asked about the old ones, and ask everybody anew', async () => {
    const { w, id, offers, request, open } = await asked({ windows: [FAR] })
    expect(ok(await changeTimes(w.worker(), id, { windows: [NEW] }))).toMatchObject({
      windows: [NEW],
      mode: 'in-person',
      asked: [],
      state: 'open',
      waitsFor: 'ranking',
      due: w.ports.clock.now(),
    })
    expect(offers()[0]).toMatchObject({ state: 'withdrawn', endedFor: 'cancelled' })
    await w.settle()
    expect(open()).toMatchObject([{ slots: [NEW] }])
    expect(request()).toMatchObject({ state: 'offered' })
  })

  test('or another day to be found by, or another way', async () => {
    const { w, id, request } = await asked({ windows: [] })
    ok(await changeTimes(w.worker(), id, { needBy: '2026-11-27T12:00:00.000Z', mode: 'phone' }))
    expect(request()).toMatchObject({ needBy: '2026-11-27T12:00:00.000Z', mode: 'phone', serveBy: '2026-11-27T12:00:00.000Z' })
  })

  test.each([
    [{}, '', 'REQUIRED'],
    [{ windows: [{ start: '2026-11-20T10:00:00Z', end: '2026-11-20T12:00:00Z' }] }, 'windows.0.start', 'IN_THE_PAST'],
    [{ windows: [{ start: NEW.start, end: '2026-12-16T12:00:00.000Z' }] }, 'windows.0.end', 'SHORTER_THAN_DURATION'],
    [{ needBy: '2026-11-20T10:00:00Z' }, 'needBy', 'IN_THE_PAST'],
    [{ windows: [NEW], needBy: '2026-12-01T10:00:00Z' }, 'needBy', 'CONTRADICTORY'],
  ])('%j is refused at %s', async (input, path, code) => {
    const { w, id } = await asked({ windows: [FAR] })
    expect(await changeTimes(w.worker(), id, input)).toEqual({ refused: 'INVALID', fields: [{ path, code }] })
  })

  test('come too late once somebody has said yes', async () => {
    const { w, id, open, accept } = await asked({ windows: [FAR] })
    await accept(open()[0])
    expect(await changeTimes(w.worker(), id, { windows: [NEW] })).toEqual({
      refused: 'WRONG_STATE',
      detail: { state: 'accepted' },
    })
  })
})

describe('consent', () => {
  test('cannot be given tomorrow, nor where there is no parent, nor after the end', async () => {
    const { w, id } = await asked({ consent: { given: false } })
    expect(await recordConsent(w.worker(), id, { given: true, on: '2026-11-24' })).toEqual({
      refused: 'INVALID',
      fields: [{ path: 'on', code: 'CONTRADICTORY' }],
    })
    expect(ok(await recordConsent(w.worker(), id, { given: true, on: '2026-11-23' })).consent).toEqual({
      given: true,
      on: '2026-11-23',
    })
    ok(await cancelRequest(w.worker(), id))
    expect(await recordConsent(w.worker(), id, { given: false })).toEqual({ refused: 'WRONG_STATE', detail: { state: 'closed' } })
    const group = ok(await ask(w.worker(), aRequest({ channel: 'group', phases: [], consent: { given: false } })))
    expect(await recordConsent(w.worker(), group.id, { given: false })).toEqual({
      refused: 'INVALID',
      fields: [{ path: 'given', code: 'NO_CLIENT_IN_THIS_CHANNEL' }],
    })
  })
})

describe('the coordinator’s queue', () => {
  test('holds every open request by its clock, those of an area or a state alone if asked, and none that has ended', async () => {
    const { w, id } = await asked({ windows: [FAR] }, { partners: 0 })
    const other = ok(await ask(w.worker(), aRequest({ area: '853', windows: [FAR] })))
    await w.settle()
    const ids = async (wanted: object) =>
      ok(await queue(w.coordinator(), wanted))
        .items.map((row) => row.id)
        .sort()
    expect(await ids({})).toEqual([id, other.id].sort())
    expect(await ids({ area: '853' })).toEqual([other.id])
    expect([await ids({ state: 'open' }), await ids({ state: 'offered' })]).toEqual([[id, other.id].sort(), []])
    ok(await cancelRequest(w.worker(), id))
    expect(await ids({})).toEqual([other.id])
    expect(await queue(w.worker())).toEqual({ refused: 'FORBIDDEN' })
  })

  test('counts, for a request nobody fits, which rules stand in the way', async () => {
    const { w, id } = await asked({ windows: [FAR], languages: ['ru'] }, { partners: 2 })
    const [row] = ok(await queue(w.coordinator())).items
    expect(row).toMatchObject({
      id,
      kind: 'request',
      requestId: id,
      area: '529',
      urgency: 'routine',
      phases: ['OPEN'],
      missing: { LANGUAGE: 2 },
    })
    expect(row!.misses).toHaveLength(2)
    expect(row).not.toHaveProperty('stuck')
  })
})

describe('a list of requests', () => {
  test('is a worker’s own, newest first, ended or not, by state or area if asked', async () => {
    const { w, id } = await asked()
    await w.pass({ minutes: 5 })
    const newer = ok(await ask(w.worker(), aRequest({ area: '853' })))
    ok(await ask(w.worker('worker-2'), aRequest()))
    ok(await cancelRequest(w.worker(), id))
    const ids = async (wanted: object) => (await listRequests(w.worker(), wanted)).items.map((one) => one.id)
    expect(await ids({})).toEqual([newer.id, id])
    expect([await ids({ live: true }), await ids({ state: 'closed' }), await ids({ area: '853' })]).toEqual([
      [newer.id],
      [id],
      [newer.id],
    ])
    const first = await listRequests(w.worker(), { limit: 1 })
    expect(first.items.map((one) => one.id)).toEqual([newer.id])
    expect(await ids({ cursor: first.next })).toEqual([id])
  })

  test('is for a coordinator everybody’s: the open ones first, then those that ended, page by page', async () => {
    const { w, id } = await asked()
    const other = ok(await ask(w.worker('worker-2'), aRequest()))
    ok(await cancelRequest(w.worker(), id))
    const call = w.coordinator()
    const pages: string[] = []
    let cursor: string | undefined
    do {
      const page = await listRequests(call, { limit: 1, ...(cursor && { cursor }) })
      pages.push(page.items.map((one) => one.id).join())
      cursor = page.next
    } while (cursor !== undefined && pages.length < 9)
    expect(pages.filter(Boolean)).toEqual([other.id, id])
    expect((await listRequests(call, { live: true })).items.map((one) => one.id)).toEqual([other.id])
    expect((await listRequests(call, { state: 'closed' })).items.map((one) => one.id)).toEqual([id])
    expect(tellers(w, id).request().state).toBe('closed')
  })
})
