import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { closeMeeting } from '#core/meeting/close.ts'
import { correctOutcome } from '#core/meeting/correct.ts'
import { findMeeting } from '#core/meeting/list.ts'
import { viewOffer } from '#core/offer/view.ts'
import { stageOfLink } from '#core/partner/link-stage.ts'
import { closeNotice, retryNotice } from '#core/notice/retry.ts'
import { takeReceipt } from '#core/notice/receipt.ts'
import { filedKey, isFiled, unfiledKey } from '#core/records/filed.ts'
import { keyOf, keys } from '#core/records/keys.ts'
import type { Meeting } from '#core/records/meeting.ts'
import type { Notice } from '#core/records/notice.ts'
import { closeRequest } from '#core/request/close.ts'
import { findEarlier, findHistory } from '#core/request/earlier.ts'
import { findRequest } from '#core/request/view.ts'
import { queue } from '#core/request/queue.ts'
import type { Snapshot } from '#memory/table.ts'
import { addAgreed } from '../../support/agreed.ts'
import { heldOnce, oneMore } from '../../support/aged.ts'
import { unsound } from '../../support/soundness.ts'
import { type Life, meetings, notices, sent } from '../../support/story.ts'
import { ok, ORG, type World, world } from '../../support/world.ts'

let w: World
let life: Life
let before: Snapshot
/** The second of four meetings. */
let second: Meeting

beforeAll(async () => {
  w = await world()
  life = await heldOnce(w, { contactBy: ['email'] })
  second = await oneMore(w, life)
  await oneMore(w, life)
  await oneMore(w, life)
  before = w.ports.table.snapshot()
})

beforeEach(() => w.ports.table.restore(before))

const one = <T extends { readonly id: string }>(all: readonly T[], id: string): T => all.find((item) => item.id === id)!
const about = (id: string) => notices(w).filter(({ subject }) => subject.sk === `MEET#${id}`)
const emailed = () => about(second.id).find(({ template, channel }) => template === 'booked' && channel === 'email')!
const bounce = (notice: Notice) => takeReceipt(w.ports, unfiledKey(notice), { delivered: false, reason: 'bounced' })

describe('what is over is filed', () => {
  test('all but the last meeting, with every message about it, and nothing that is deleted by anybody', () => {
    expect(meetings(w).map((item) => [item.state, isFiled(item)])).toEqual([
      ['held', false],
      ['held', true],
      ['held', true],
      ['held', true],
    ])
    expect(about(second.id)).toHaveLength(5)
    expect(about(second.id).every(isFiled)).toBe(true)
    expect(unsound(w)).toEqual([])
  })

  test('and stands nowhere else: the check would say so', () => {
    const { items } = w.ports.table.snapshot()
    const filed = one(meetings(w), second.id)
    w.ports.table.restore({
      items: [...items.filter((item) => item.sk !== `MEET#${second.id}`), { ...filed, ...unfiledKey(filed) }],
    })
    expect(unsound(w)).toContain(`filed: meeting ${second.id} stands in two places`)
  })

  test('where it stands follows from its id, and back', () => {
    for (const item of [...meetings(w), ...notices(w).filter(({ subject }) => !subject.sk.startsWith('OFFER#'))]) {
      expect(unfiledKey(filedKey(item)!)).toEqual(unfiledKey(item))
      if (isFiled(item)) expect(filedKey(item)).toEqual(keyOf(item))
    }
    expect(filedKey(keys.request(ORG, life.requestId))).toBeUndefined()
    expect(filedKey(keys.offer(ORG, life.requestId, `${life.requestId}.o1`))).toBeUndefined()
  })

  test('and found by whoever asks for it: by its id, on a page of its own, in its request once somebody speaks of it', async () => {
    expect(ok(await findMeeting(w.worker(), second.id))).toMatchObject({ state: 'held' })
    const view = ok(await findRequest(w.worker(), life.requestId))
    expect(view.meetings).toHaveLength(1)
    expect(view).toMatchObject({ earlier: { meetings: true }, somebodyThere: true })
    expect(ok(await findRequest(w.worker(), life.requestId, second.id)).meetings.map(({ id }) => id)).toContain(second.id)
    const { view: earlier, next } = ok(await findEarlier(w.coordinator(), life.requestId))
    expect(earlier.meetings.map(({ id }) => id.split('.m')[1])).toEqual(['4', '3', '2'])
    expect(earlier.notices.filter(({ subject }) => subject.sk === `MEET#${second.id}`)).toHaveLength(5)
    expect(next).toBeUndefined()
  })

  test('what happened is told page by page, each thing once', async () => {
    await oneMore(w, life)
    await oneMore(w, life)
    const seen: string[] = []
    const first = ok(await findRequest(w.worker(), life.requestId))
    seen.push(...first.history.map((line) => `${line.commit} ${line.id} ${line.what}`))
    for (let cursor = first.earlier.history; cursor !== undefined;) {
      const { view, next } = ok(await findHistory(w.worker(), life.requestId, { cursor }))
      seen.unshift(...view.history.map((line) => `${line.commit} ${line.id} ${line.what}`))
      cursor = next
    }
    expect(first.earlier.history).toBeDefined()
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.filter((line) => line.endsWith('meeting.held'))).toHaveLength(6)
    expect(seen[0]).toContain('request.asked')
  })

  test('a made-up place in the history is refused as any other cursor is', async () => {
    await expect(findHistory(w.worker(), life.requestId, { cursor: '~' })).rejects.toThrow('not a cursor')
  })

  test('links still open what they are about, and an offer knows the meeting that came of it', async () => {
    const partner = w.partner(life.partnerId)
    expect(ok(await stageOfLink(partner, keys.meeting(ORG, life.requestId, second.id)))).toMatchObject({ stage: 'past' })
    expect(ok(await viewOffer(partner, `${life.requestId}.o1`)).staged).toMatchObject({ stage: 'past' })
  })

  test('a request ends as fulfilled where somebody was there at a meeting that is filed', async () => {
    const last = meetings(w).find((item) => !isFiled(item))!
    ok(await correctOutcome(w.worker(), last.id, { outcome: 'no-show-parent' }))
    expect(ok(await findRequest(w.worker(), life.requestId)).somebodyThere).toBe(true)
    ok(await closeRequest(w.worker(), life.requestId, { as: 'fulfilled' }))
  })
})

describe('what changes again stands among the rest', () => {
  test('a correction', async () => {
    const last = meetings(w).find((item) => item.id.endsWith('.m4'))!
    const { version } = last
    expect(isFiled(last)).toBe(true)
    ok(await correctOutcome(w.worker(), last.id, { outcome: 'no-show-partner' }))
    expect(one(meetings(w), last.id)).toMatchObject({ sk: `MEET#${last.id}`, version: version + 1, state: 'no-show' })
    await w.settle()
    expect(unsound(w)).toEqual([])
  })

  test('a message that comes back later is a coordinator’s, goes again, and is filed again', async () => {
    const notice = emailed()
    await bounce(notice)
    expect(one(notices(w), notice.id)).toMatchObject({ sk: `NOTE#${notice.id}`, state: 'failed', owner: 'coordinator' })
    const open = await queue(w.coordinator())
    expect(JSON.stringify(open)).toContain(notice.id)
    ok(await retryNotice(w.coordinator(), notice.id))
    const had = sent(w, 'booked').length
    await w.settle()
    expect(sent(w, 'booked')).toHaveLength(had + 1)
    expect(about(second.id)).toHaveLength(5) // no twin was taken for missing, and written down once more
    await oneMore(w, life)
    expect(isFiled(one(notices(w), notice.id))).toBe(true)
    expect(unsound(w)).toEqual([])
  })

  test('or is closed as handled', async () => {
    const notice = emailed()
    await bounce(notice)
    ok(await closeNotice(w.coordinator(), notice.id))
    expect(one(notices(w), notice.id)).toMatchObject({ state: 'suppressed', suppressedFor: 'handled' })
  })

  test('one that is filed has gone: it is neither sent again nor closed', async () => {
    for (const how of [retryNotice, closeNotice])
      expect(await how(w.coordinator(), emailed().id)).toMatchObject({ refused: 'WRONG_STATE' })
  })

  test('good news of it changes nothing', async () => {
    const notice = emailed()
    await takeReceipt(w.ports, unfiledKey(notice), { delivered: true })
    expect(one(notices(w), notice.id)).toEqual(notice)
  })
})

test('a call that is repeated gets its meeting, filed or not', async () => {
  const start = '2027-03-01T12:00:00.000Z'
  const call = { ...w.worker(), idempotency: { key: 'k1', fingerprint: 'f' } }
  const meeting = ok(await addAgreed(call, life.requestId, { start, end: '2027-03-01T13:00:00.000Z' }))
  const store = w.worker().store
  await store.commit({ opId: 'moved', at: start }, [
    { op: 'replace', item: { ...keyOf(meeting), version: meeting.version + 1, expires: 1 } },
    { op: 'insert', item: { ...meeting, ...filedKey(meeting) } },
  ])
  expect(ok(await addAgreed(call, life.requestId, { start, end: '2027-03-01T13:00:00.000Z' }))).toMatchObject({ id: meeting.id })
})

test('what was stored before anything was filed is read right, and filed in time', async () => {
  const { items } = before
  const gone = new Set(items.filter((item) => isFiled(item)).map((item) => unfiledKey(item).sk))
  const unfiled = items
    .filter((item) => !(item['kind'] === undefined && gone.has(item.sk)))
    .map((item) => (item['kind'] === 'event' ? item : { ...item, ...unfiledKey(item) }))
  w.ports.table.restore({ items: unfiled })
  expect(ok(await findRequest(w.worker(), life.requestId)).meetings).toHaveLength(4)
  await w.settle()
  expect(unsound(w)).toEqual([])
  await oneMore(w, life)
  await oneMore(w, life)
  await oneMore(w, life)
  expect(meetings(w).filter((item) => !isFiled(item))).toHaveLength(1)
  expect(notices(w).filter((item) => !isFiled(item)).length).toBeLessThan(25)
  expect(unsound(w)).toEqual([])
})

test('nothing that waits is filed, nor what is about it: it waits until that is over', async () => {
  const last = meetings(w).find((item) => !isFiled(item))!
  const [waits] = about(last.id)
  await bounce(waits!)
  await oneMore(w, life)
  expect(isFiled(one(meetings(w), last.id))).toBe(false)
  expect(about(last.id).some(isFiled)).toBe(false)
  ok(await closeNotice(w.coordinator(), waits!.id))
  await oneMore(w, life)
  expect(isFiled(one(meetings(w), last.id))).toBe(true)
})

test('a meeting is closed once, whoever files it meanwhile', async () => {
  expect(await closeMeeting(w.worker(), second.id, { outcome: 'held' })).toMatchObject({ refused: 'WRONG_STATE' })
})
