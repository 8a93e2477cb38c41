import { expect, test } from 'vitest'
import { addAgreed } from '../../support/agreed.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { confirmed, meetingOf, notices } from '../../support/story.ts'
import { ok, world } from '../../support/world.ts'

/** A worker who pressed the wrong button books the time anew before anybody has heard that it is off. */
async function cancelledAndAnew(start?: string) {
  const w = await world()
  const life = await confirmed(w)
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

test('nothing calls off a time that has been agreed anew: the calendar alone loses its old entry, and the letter says so', async () => {
  const { channels, letters } = await cancelledAndAnew()
  expect(channels).toEqual(['email sent', 'sms suppressed replaced'])
  expect(letters).toMatchObject([{ subject: 'Uusi kalenterimerkintä' }])
  expect(JSON.stringify(letters)).not.toContain('on peruttu')
})

test('where another time has been agreed the first is called off as ever', async () => {
  const { channels } = await cancelledAndAnew('2026-11-26T11:30:00.000Z')
  expect(channels).toEqual(['email sent', 'sms sent'])
})
