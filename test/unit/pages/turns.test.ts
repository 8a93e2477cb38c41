import { beforeEach, describe, expect, test } from 'vitest'
import { closeMeeting } from '#core/meeting/close.ts'
import { closeRequest } from '#core/request/close.ts'
import { addAgreed as addMeeting } from '../../support/agreed.ts'
import { answerMove } from '#core/meeting/answer-move.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { answerOffer } from '#core/offer/answer.ts'
import { turnFor, turnsOf } from '#core/records/turn.ts'
import { ask } from '#core/request/ask.ts'
import { listRequests } from '#core/request/list.ts'
import { queue } from '#core/request/queue.ts'
import { confirmed, type Life, requests, view } from '../../support/story.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, world, type World } from '../../support/world.ts'
import { staffVisitor, type Visitor } from './visitor.ts'

let w: World
let worker: Visitor
let coordinator: Visitor

beforeEach(async () => {
  w = await world()
  worker = await staffVisitor(w, 'worker')
  coordinator = await staffVisitor(w, 'coordinator', 'coordinator')
})

/** What the worker's list, the request's page, the open work and the record say of it. */
async function said(requestId: string) {
  const [list, page, open, rows] = await Promise.all([
    worker.get('/requests'),
    worker.get(`/requests/${requestId}`),
    coordinator.get('/queue'),
    queue(w.coordinator()),
  ])
  const row = ok(rows).items.find((one) => one.id === requestId)
  return { list: list.text, page: page.text, open: open.text, row: row?.turn }
}

const LATER = { start: '2026-11-26T08:00:00.000Z', end: '2026-11-26T10:00:00.000Z' }
/** Three hours before the first meeting. */
const NEAR = '2026-11-25T08:30:00.000Z'

describe('support is under way, and', () => {
  let life: Life
  beforeEach(async () => {
    life = await confirmed(w)
    await w.settle()
  })

  test('nothing waits: nobody’s turn, and the next time is told instead of a clock of weeks', async () => {
    const { list, page } = await said(life.requestId)
    for (const text of [list, page]) {
      expect(text).toContain('Seuraava askel Seuraava sovittu aika on tulossa.')
      expect(text).toContain('Aika ke 25.11.2026 klo 13.30')
      expect(text).not.toMatch(/Kenen vuoro|Sinun vuorosi|27 päivää/)
    }
  })

  test('a partner cannot come with three hours left: the worker chooses, and the list says so', async () => {
    await w.passTo(NEAR)
    ok(await cancelMeeting(w.partner(life.partnerId), life.meetingId))
    await w.settle()
    const { list, page, open } = await said(life.requestId)
    for (const text of [list, page]) {
      expect(text).toContain('Seuraava askel Kumppani ei pääse. Valitse, mitä ajalle tehdään. Kenen vuoro Sinun')
      expect(text).toContain('2 tuntia jäljellä')
    }
    expect(list).toContain('Sinun vuorosi')
    expect(page).toContain('Nyt on sinun vuorosi.')
    expect(open).toContain('Työntekijä valitsee, mitä ajalle tehdään, kun kumppani ei pääse. Kenen vuoro Työntekijä')
  })

  test('a move was refused: the worker finds a way, and the open work shows it by its own clock', async () => {
    ok(await proposeMove(w.worker(), life.meetingId, LATER))
    await w.settle()
    const asked = await said(life.requestId)
    expect(asked.list).toContain('Kumppani vastaa, sopiiko uusi aika. Kenen vuoro Kumppani')
    expect(asked.row).toMatchObject({ kind: 'meeting', waitsFor: 'move-answer', owner: 'partner', who: life.partnerId })
    ok(await answerMove(w.partner(life.partnerId), life.meetingId, { agree: false }))
    await w.settle()
    const { list, page, open, row } = await said(life.requestId)
    expect(list).toContain('Sovittu aika vaatii ratkaisun. Valitse, mitä sille tehdään. Kenen vuoro Sinun')
    expect(page).toContain('Nyt on sinun vuorosi.')
    expect(open).toContain('Työntekijä sopii, mitä ajalle tehdään. Kenen vuoro Työntekijä')
    expect(row).toMatchObject({ kind: 'meeting', id: life.meetingId, waitsFor: 'arrange', owner: 'worker', who: 'worker' })
  })

  test('the partner proposes another time: it is the worker’s turn, not the partner’s', async () => {
    ok(await proposeMove(w.partner(life.partnerId), life.meetingId, LATER))
    const { list, page } = await said(life.requestId)
    for (const text of [list, page]) {
      expect(text).toContain('Kumppani ehdotti uutta aikaa. Vastaa, sopiiko se. Kenen vuoro Sinun')
      expect(text).not.toContain('Kenen vuoro Kumppani')
    }
  })

  test('a meeting is over and unmarked: the list and the meetings say so, also the day after', async () => {
    await w.passTo('2026-11-26T07:00:00.000Z')
    const { list, page, row } = await said(life.requestId)
    for (const text of [list, page]) expect(text).toContain('Merkitse, toteutuiko aika. Kenen vuoro Sinun')
    expect(row).toMatchObject({ kind: 'meeting', waitsFor: 'outcome', owner: 'worker' })
    const { text } = await worker.get('/meetings')
    expect(text).toMatch(/Merkitsemättä .* ke 25\.11\.2026 klo 13\.30–15\.30 Sovittu Sinun vuorosi .* Tänään ja tästä eteenpäin/)
    expect((await (await staffVisitor(w, 'worker-2')).get('/meetings')).text).not.toContain('Merkitsemättä')
  })

  test('several wait for the worker: the nearest first, the others below it', async () => {
    ok(await addMeeting(w.worker(), life.requestId, { start: '2026-11-30T08:00:00.000Z', end: '2026-11-30T09:00:00.000Z' }))
    await w.passTo('2026-11-25T14:00:00.000Z')
    const later = (await view(w, life.requestId)).meetings.find((one) => one.start.startsWith('2026-11-30'))!
    ok(
      await proposeMove(w.partner(life.partnerId), later.id, {
        start: '2026-12-01T08:00:00.000Z',
        end: '2026-12-01T09:00:00.000Z',
      }),
    )
    const { turns } = requests(w)[0]!
    expect(turns?.list.map(({ owner, waitsFor }) => `${owner} ${waitsFor}`)).toEqual(['worker outcome', 'nobody meetings'])
    const { text } = await worker.get(`/requests/${life.requestId}`)
    expect(text).toMatch(/Merkitse, toteutuiko aika\. Kenen vuoro Sinun .*Lisäksi odottaa: Kumppani ehdotti uutta aikaa\./)
  })

  test('closed while it goes on: it stays in the worker’s list until the meeting is marked', async () => {
    await w.passTo('2026-11-25T12:00:00.000Z')
    ok(await closeRequest(w.worker(), life.requestId, { as: 'failed' }))
    await w.passTo('2026-11-25T14:00:00.000Z')
    const { list } = await said(life.requestId)
    expect(list).toContain('Merkitse, toteutuiko aika. Kenen vuoro Sinun')
    ok(await closeMeeting(w.worker(), life.meetingId, { outcome: 'held' }))
    expect((await worker.get('/requests')).text).not.toContain('Merkitse, toteutuiko aika')
  })
})

test('a proposed other time is the worker’s turn in the list, on the page and in the open work', async () => {
  const partnerId = await aPartner(w.coordinator())
  const { id } = ok(await ask(w.worker(), aRequest({ preferences: { partnerId } })))
  await w.settle()
  const [offer] = (await view(w, id)).offers
  ok(await answerOffer(w.partner(partnerId), offer!.id, { kind: 'other-time', ...LATER }))
  await w.settle()
  const { list, page, open, row } = await said(id)
  for (const text of [list, page]) {
    expect(text).toContain('Kumppani ehdotti toista aikaa. Vastaa, sopiiko se. Kenen vuoro Sinun')
    expect(text).not.toContain('Kenen vuoro Kumppani')
  }
  expect(open).toContain('Työntekijä vastaa, sopiiko kumppanin ehdottama aika. Kenen vuoro Työntekijä')
  expect(row).toMatchObject({ kind: 'offer', waitsFor: 'worker-reply', owner: 'worker' })
})

test('just sent, nothing is late and no clock is shown for what the machine does at once', async () => {
  ok(await ask(w.worker(), aRequest({})))
  const { text } = await worker.get('/requests')
  expect(text).toContain('Etsimme sopivia kumppaneita. Kenen vuoro Rinnalla hoitaa')
  expect(text).not.toMatch(/aika meni|0 minuuttia|Viimeistään/)
})

test('a request that an earlier version wrote last is told from what it says itself', async () => {
  const life = await confirmed(w)
  const [request] = requests(w)
  const older = { ...request!, version: request!.version + 1 } // it keeps the field it does not know
  expect(turnsOf(older)).toEqual([expect.objectContaining({ kind: 'request', waitsFor: 'meetings', owner: 'nobody' })])
  expect(turnsOf({ ...older, turns: undefined as never })).toEqual(turnsOf(older))
  expect(turnFor(turnsOf(request!), 'worker')).toMatchObject({ kind: 'meeting', id: life.meetingId, owner: 'nobody' })
  expect((await listRequests(w.worker())).items).toHaveLength(1)
})
