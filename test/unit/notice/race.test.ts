import { describe, expect, it, test } from 'vitest'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { answerMove } from '#core/meeting/answer-move.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { advance } from '#core/flow.ts'
import { Unavailable } from '#core/ports.ts'
import { keyOf } from '#core/records/keys.ts'
import { cancelRequest } from '#core/request/close.ts'
import { handOver } from '#core/request/hand-over.ts'
import { faultyStores } from '../../support/faults.ts'
import { confirmed, notices } from '../../support/story.ts'
import { ok, world, type World } from '../../support/world.ts'

const LATER = { start: '2026-11-30T11:30:00.000Z', end: '2026-11-30T13:30:00.000Z' }
const reminder = (w: World) => notices(w).find((one) => one.template === 'reminder-day' && one.channel === 'sms')!

/** At the very moment of the day-before reminder, nothing of it done yet. */
async function aboutToRemind() {
  const w = await world()
  const life = await confirmed(w)
  w.ports.clock.turnTo('2026-11-24T11:30:00.000Z')
  const before = w.ports.sms.handed.length
  return { w, life, said: () => w.ports.sms.handed.slice(before) }
}

const ENDINGS = [
  ['the meeting is cancelled', (w: World, id: string) => cancelMeeting(w.worker(), id)],
  ['the request is withdrawn', (w: World, id: string) => cancelRequest(w.worker(), id.split('.')[0]!, { as: 'withdrawn' })],
  [
    'a move is agreed',
    async (w: World, id: string, partnerId: string) => {
      ok(await proposeMove(w.worker(), id, LATER))
      return answerMove(w.partner(partnerId), id, { agree: true })
    },
  ],
] as const

describe.each(ENDINGS)('%s while a reminder is being claimed', (_name, end) => {
  it('commits before the claim: nothing is claimed', async () => {
    const { w, life, said } = await aboutToRemind()
    faultyStores(w.ports).beforeCommit(async () => ok<unknown>(await end(w, life.meetingId, life.partnerId)))
    await advance(w.ports, keyOf(reminder(w)))
    expect(said()).toEqual([])
    expect(reminder(w).state).toBe('suppressed')
  })

  it('commits after the claim: what was claimed may go, and is followed by the news', async () => {
    const { w, life, said } = await aboutToRemind()
    w.ports.sms.reply = () => ({ status: 'sent', providerId: 'x' })
    await advance(w.ports, keyOf(reminder(w)))
    ok<unknown>(await end(w, life.meetingId, life.partnerId))
    await w.settle()
    const [first, ...news] = said().map((sms) => sms.text)
    expect(first).toMatch(/^Huomenna/)
    expect(news.some((text) => /peruttu|Uusi aika/.test(text))).toBe(true)
  })
})

test('claiming loses to a cancellation although the cancellation touched nothing of the message', async () => {
  const { w, life, said } = await aboutToRemind()
  const faults = faultyStores(w.ports)
  faults.beforeCommit(async () => {
    const meeting = w.items().find((item) => item.sk === `MEET#${life.meetingId}`)!
    const cancelled = { ...meeting, version: meeting.version + 1, state: 'cancelled' }
    await w.ports.stores
      .open('varsinais')
      .commit({ opId: 'silent', at: w.ports.clock.now() }, [{ op: 'replace', item: cancelled }])
  })
  await advance(w.ports, keyOf(reminder(w)))
  expect(said()).toEqual([])
})

test('two senders meet over one message: one of them sends', async () => {
  const { w, said } = await aboutToRemind()
  const key = keyOf(reminder(w))
  faultyStores(w.ports).beforeCommit(() => advance(w.ports, key))
  await advance(w.ports, key)
  expect(said()).toHaveLength(1)
  expect(reminder(w).state).toBe('sent')
})

test('a sender that crashes before marking: after the lease it is as if nobody knew, and goes again', async () => {
  const { w, said } = await aboutToRemind()
  const faults = faultyStores(w.ports)
  w.ports.sms.reply = () => {
    faults.failAt(1)
    return { status: 'sent', providerId: 'x' }
  }
  await expect(advance(w.ports, keyOf(reminder(w)))).rejects.toThrow(Unavailable)
  expect(reminder(w)).toMatchObject({ state: 'claimed', waitsFor: 'marking' })
  w.ports.sms.reply = () => ({ status: 'sent', providerId: 'y' })
  await w.pass({ minutes: 4 })
  expect(said()).toHaveLength(1)
  await w.pass({ minutes: 6 })
  expect(said()).toHaveLength(2)
  expect(reminder(w)).toMatchObject({ state: 'sent', claims: 2 })
})

test('handed over while a crashed sender had it in hand: after the lease it goes to the colleague', async () => {
  const { w, life } = await aboutToRemind()
  const news = () => notices(w).find((one) => one.template === 'meeting-reminder' && one.sendAt === '2026-11-24T11:30:00.000Z')!
  const faults = faultyStores(w.ports)
  w.ports.mail.reply = () => {
    faults.failAt(1)
    return { status: 'sent', providerId: 'x' }
  }
  await expect(advance(w.ports, keyOf(news()))).rejects.toThrow(Unavailable)
  ok(await handOver(w.worker(), life.requestId, { to: 'worker-2' }))
  const before = w.ports.mail.handed.length
  w.ports.mail.reply = () => ({ status: 'sent', providerId: 'y' })
  await w.pass({ minutes: 15 })
  expect(news()).toMatchObject({ state: 'sent', to: { id: 'worker-2' } })
  const toFormer = w.ports.mail.handed.slice(before).filter((mail) => mail.to === 'worker@example.fi')
  expect(toFormer.map(({ tag }) => tag).filter((tag) => !tag.includes('meeting-passed-on'))).toEqual([])
})

test('handed over between the look for the address and the claim: the former worker hears nothing', async () => {
  const { w, life } = await aboutToRemind()
  const news = notices(w).find((one) => one.template === 'meeting-reminder' && one.sendAt === '2026-11-24T11:30:00.000Z')!
  faultyStores(w.ports).beforeCommit(async () => ok<unknown>(await handOver(w.worker(), life.requestId, { to: 'worker-2' })))
  const before = w.ports.mail.handed.length
  await advance(w.ports, keyOf(news))
  await w.settle()
  const reminders = w.ports.mail.handed.slice(before).filter((mail) => mail.tag.endsWith(news.id))
  expect(reminders.map((mail) => mail.to)).toEqual(['worker-2@example.fi'])
})

test('a sender so slow that another has taken over marks nothing', async () => {
  const { w } = await aboutToRemind()
  const faults = faultyStores(w.ports)
  let claims = 0
  w.ports.sms.reply = () => {
    if (++claims === 2) throw new TypeError('the second sender dies')
    faults.beforeCommit(async () => {
      w.ports.clock.pass(5 * 60_000)
      await advance(w.ports, keyOf(reminder(w))) // the lease has run out
      w.ports.clock.pass(60_000)
      await advance(w.ports, keyOf(reminder(w)))
    })
    return { status: 'rejected', reason: 'too-late-to-say' }
  }
  await advance(w.ports, keyOf(reminder(w)))
  expect(reminder(w)).toMatchObject({ state: 'claimed', claims: 2 })
})

test('claimed, cancelled, crashed: what no longer holds is not sent again', async () => {
  const { w, life } = await aboutToRemind()
  ok(await proposeMove(w.worker(), life.meetingId, LATER))
  ok(await answerMove(w.partner(life.partnerId), life.meetingId, { agree: true }))
  const faults = faultyStores(w.ports)
  const moved = notices(w).find((one) => one.template === 'moved' && one.channel === 'sms')!
  w.ports.sms.reply = () => {
    faults.failAt(1)
    return { status: 'sent', providerId: 'x' }
  }
  await expect(advance(w.ports, keyOf(moved))).rejects.toThrow(Unavailable)
  w.ports.sms.reply = () => ({ status: 'sent', providerId: 'y' })
  ok(await cancelMeeting(w.worker(), life.meetingId))
  await w.pass({ minutes: 20 })
  expect(notices(w).find((one) => one.id === moved.id)).toMatchObject({ state: 'suppressed', suppressedFor: 'cancelled' })
})
