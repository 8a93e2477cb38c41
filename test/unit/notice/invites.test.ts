import { expect, test } from 'vitest'
import { answerMove } from '#core/meeting/answer-move.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { cancelRequest } from '#core/request/close.ts'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import { confirmed, further } from '../../support/story.ts'
import { ok, type World, world } from '../../support/world.ts'

const field = (ics: string, name: string) => new RegExp(`^${name}[^:]*:(.*)$`, 'm').exec(ics.replaceAll('\r\n', '\n'))?.[1]

/** What one person's calendar was sent, in the order of sending: method, sequence and start; all of one event. */
function calendarOf({ ports }: World, to: RegExp) {
  const sent = ports.mail.handed.filter((mail) => to.test(mail.to)).flatMap(({ invite }) => (invite ? [invite] : []))
  return {
    uids: new Set(sent.map(({ ics }) => field(ics, 'UID'))).size,
    events: sent.map(({ method, ics }) =>
      [method, field(ics, 'METHOD'), field(ics, 'SEQUENCE'), field(ics, 'DTSTART'), field(ics, 'STATUS')].join(' '),
    ),
  }
}

test('the partner’s and the worker’s calendar get one event that is made, moved and taken out', async () => {
  const w = await world()
  const { meetingId, partnerId } = await confirmed(w)
  ok(await proposeMove(w.worker(), meetingId, { start: '2026-11-30T11:30:00.000Z', end: '2026-11-30T13:30:00.000Z' }))
  await w.settle()
  ok(await answerMove(w.partner(partnerId), meetingId, { agree: true }))
  await w.settle()
  ok(await cancelMeeting(w.worker(), meetingId))
  await w.settle()
  const life = {
    uids: 1,
    events: [
      'REQUEST REQUEST 0 20261125T113000Z CONFIRMED',
      'REQUEST REQUEST 1 20261130T113000Z CONFIRMED',
      'CANCEL CANCEL 2 20261130T113000Z CANCELLED',
    ],
  }
  expect(calendarOf(w, /^(?!worker|koordinaattori)/)).toEqual(life)
  expect(calendarOf(w, /^worker@/)).toEqual(life)
})

test.each<readonly [string, (w: World, requestId: string, partnerId: string) => Promise<unknown>]>([
  ['a request that ends', (w, id) => cancelRequest(w.worker(), id, { as: 'withdrawn' })],
  ['a partner who withdraws', (w, id, partnerId) => withdrawFromRequest(w.partner(partnerId), id)],
])('%s takes every meeting ahead out of the partner’s calendar', async (_, end) => {
  const w = await world()
  const life = await confirmed(w)
  await further(w, life, '2026-12-02T10:00:00.000Z')
  ok((await end(w, life.requestId, life.partnerId)) as object)
  await w.settle()
  const { uids, events } = calendarOf(w, /^(?!worker|koordinaattori)/)
  expect([uids, events.map((one) => one.split(' ').slice(1, 3).join(' ')).toSorted()]).toEqual([
    2,
    ['CANCEL 1', 'CANCEL 1', 'REQUEST 0', 'REQUEST 0'],
  ])
})
