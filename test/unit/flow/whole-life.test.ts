import { expect, test } from 'vitest'
import { closeMeeting } from '#core/meeting/close.ts'
import { answerOffer } from '#core/offer/answer.ts'
import { ask } from '#core/request/ask.ts'
import { decide } from '#core/request/decide.ts'
import { findRequest } from '#core/request/view.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, world } from '../../support/world.ts'

test('a request is asked, offered, accepted, confirmed, reminded, held and closed', async () => {
  const w = await world()
  const partner = await aPartner(w.coordinator())
  const asked = ok(await ask(w.worker(), aRequest()))
  await w.settle()

  const offered = ok(await findRequest(w.worker(), asked.id))
  expect(offered.request).toMatchObject({ state: 'offered', waitsFor: 'answer', owner: 'partner' })
  const toPartner = () => w.ports.mail.handed.filter(({ to }) => to.startsWith('partner'))
  expect(toPartner()).toMatchObject([{ text: expect.stringContaining('Aika: ke 25.11.2026 klo 13.30–15.30\nMissä: Naantali') }])
  expect(w.ports.sms.handed).toEqual([]) // it does not press

  const [offer] = offered.offers
  ok(await answerOffer(w.partner(partner), offer!.id, { kind: 'accept', start: offer!.slots[0]!.start }))
  await w.settle()
  const accepted = ok(await findRequest(w.worker(), asked.id))
  expect(accepted.request).toMatchObject({ state: 'accepted', waitsFor: 'decision', owner: 'worker' })
  expect(accepted.partners[partner]?.firstName).toBe('Sari')

  ok(await decide(w.worker(), asked.id, { decision: 'confirm' }))
  await w.settle()
  const confirmed = ok(await findRequest(w.worker(), asked.id))
  expect(confirmed.request).toMatchObject({ state: 'confirmed', waitsFor: 'meetings' })
  expect(confirmed.meetings).toMatchObject([{ state: 'scheduled', start: '2026-11-25T11:30:00.000Z', partnerId: partner }])

  await w.passTo('2026-11-25T11:00:00.000Z')
  const texts = w.ports.sms.handed.map((sms) => sms.text)
  expect(texts.filter((text) => text.includes('Huomenna ke 25.11.'))).toHaveLength(1)
  expect(texts).toHaveLength(1) // on the day itself nobody is reminded of what has not changed
  expect(toPartner()).toHaveLength(2)

  await w.passTo('2026-11-25T14:00:00.000Z')
  const meeting = ok(await findRequest(w.worker(), asked.id)).meetings[0]!
  expect(meeting).toMatchObject({ waitsFor: 'outcome', owner: 'worker' })
  ok(await closeMeeting(w.worker(), meeting.id, { outcome: 'held' }))
  await w.settle()
  const done = ok(await findRequest(w.coordinator(), asked.id))
  expect(done.meetings).toMatchObject([{ state: 'held', outcome: 'held', due: null }])
  const unsaid = done.notices.filter((notice) => notice.state !== 'sent')
  expect(unsaid.map(({ facts, suppressedFor }) => [facts.half, suppressedFor])).toEqual([[true, 'answered']])
})
