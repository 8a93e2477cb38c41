import { expect, test } from 'vitest'
import { addAgreed } from '../../support/agreed.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { takeReceipt } from '#core/notice/receipt.ts'
import { setWays } from '#core/partner/set-ways.ts'
import type { Way } from '#core/records/way.ts'
import { change } from '../../support/stored.ts'
import { confirmed, meetingOf, notices } from '../../support/story.ts'
import { ok, world } from '../../support/world.ts'

/** A worker who pressed the wrong button books the time anew before anybody has heard that it is off. */
async function cancelledAndAnew(start?: string, atOnce: Way = 'sms') {
  const w = await world()
  const life = await confirmed(w)
  ok(await setWays(w.partner(life.partnerId), life.partnerId, { atOnce }))
  ok(await cancelMeeting(w.worker(), life.meetingId))
  const off = await meetingOf(w, life.meetingId)
  const again = start ? { start, end: '2026-11-26T13:30:00.000Z' } : { start: off.start, end: off.end }
  ok(await addAgreed(w.worker(), life.requestId, again))
  await w.settle()
  const called = notices(w).filter(({ template, to }) => template === 'cancelled' && to.role === 'partner')
  return {
    channels: called.map(({ channel, state, suppressedFor }) => `${channel} ${state} ${suppressedFor ?? ''}`.trim()).toSorted(),
    letters: w.ports.mail.handed.filter(({ to, invite }) => invite?.method === 'CANCEL' && !to.startsWith('worker@')),
  }
}

test.each(['sms', 'email'] as const)(
  'nothing calls off by %s a time that has been agreed anew: the calendar alone loses its old entry, and the letter says so',
  async (way) => {
    const { channels, letters } = await cancelledAndAnew(undefined, way)
    expect(channels).toEqual(['email sent'])
    expect(letters).toMatchObject([{ subject: 'Vanha kalenterimerkintä poistuu' }])
    expect(JSON.stringify(letters)).not.toContain('on peruttu')
  },
)

test('where another time has been agreed the first is called off as ever', async () => {
  const { channels } = await cancelledAndAnew('2026-11-26T11:30:00.000Z')
  expect(channels).toEqual(['email sent', 'sms sent'])
})

test('where it is the very meeting that is theirs again, by no channel: its calendar entry is the one that stands', async () => {
  const w = await world()
  const life = await confirmed(w)
  const { partnerId, state, waitsFor, due, owner, reason } = await meetingOf(w, life.meetingId)
  ok(await cancelMeeting(w.partner(life.partnerId), life.meetingId))
  await change(w, (item) => item['id'] === life.meetingId, { partnerId, state, waitsFor, due, owner, reason })
  await w.settle()
  const called = notices(w).filter(({ template, to }) => template === 'cancelled' && to.role === 'partner')
  expect(called.map(({ state, suppressedFor }) => [state, suppressedFor])).toEqual([['suppressed', 'replaced']])
})

test('an anew-agreed time that is cancelled before the message goes after all is called off as ever', async () => {
  const w = await world()
  const life = await confirmed(w)
  ok(await cancelMeeting(w.worker(), life.meetingId))
  const { start, end } = await meetingOf(w, life.meetingId)
  const anew = ok(await addAgreed(w.worker(), life.requestId, { start, end }))
  w.ports.mail.reply = () => ({ status: 'busy' })
  await w.settle()
  ok(await cancelMeeting(w.worker(), anew.id))
  w.ports.mail.reply = () => ({ status: 'sent', providerId: 'p' })
  await w.pass({ hours: 1 })
  const first = notices(w).find(
    ({ template, to, channel, subject }) =>
      template === 'cancelled' && to.role === 'partner' && channel === 'email' && subject.sk === `MEET#${life.meetingId}`,
  )
  expect(first).toMatchObject({ state: 'sent' })
  expect(first!.facts.again).toBeUndefined()
})

test('what came back by e-mail goes to no calendar by it again, once the time has been agreed anew', async () => {
  const w = await world()
  const life = await confirmed(w)
  ok(await setWays(w.partner(life.partnerId), life.partnerId, { atOnce: 'email' }))
  ok(await cancelMeeting(w.worker(), life.meetingId))
  await w.settle()
  const called = () => notices(w).find(({ template, to }) => template === 'cancelled' && to.role === 'partner')!
  const { start, end } = await meetingOf(w, life.meetingId)
  ok(await addAgreed(w.worker(), life.requestId, { start, end }))
  await takeReceipt(w.ports, called(), { delivered: false, reason: 'bounced' })
  await w.settle()
  expect(called()).toMatchObject({ state: 'suppressed', suppressedFor: 'replaced' })
})
