import { expect, test } from 'vitest'
import { smsParts } from '#copy/gsm7.ts'
import { answerMove } from '#core/meeting/answer-move.ts'
import { addMeeting } from '#core/meeting/add.ts'
import { answerTime } from '#core/meeting/answer-time.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { closeMeeting } from '#core/meeting/close.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { PARTNER_TEMPLATES, STAFF_TEMPLATES } from '#core/records/templates.ts'
import { PAGE_LANGUAGES, type PageLanguage } from '#core/reference/languages.ts'
import { answerOffer } from '#core/offer/answer.ts'
import { sayBySms } from '#core/by-sms/reply.ts'
import { sendOwnLink } from '#core/partner/links.ts'
import { changePartner } from '#core/partner/change.ts'
import { pauseHandingBack as pausePartner } from '../../support/agreed.ts'
import { ask } from '#core/request/ask.ts'
import { closeRequest } from '#core/request/close.ts'
import { changePhase } from '#core/request/change-phase.ts'
import { decide } from '#core/request/decide.ts'
import { handOver } from '#core/request/hand-over.ts'
import { type Way, WAYS } from '#core/records/way.ts'
import { secret, unkind } from '../copy/forbidden.ts'
import { sayOfDay } from '#core/meeting/say-of-day.ts'
import { setDetails } from '#core/meeting/set-details.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { accepted, confirmed, further, notices, view } from '../../support/story.ts'
import { ok, world, type World } from '../../support/world.ts'

const LATER = { start: '2026-11-30T11:30:00.000Z', end: '2026-11-30T13:30:00.000Z' }

/** One story after another in one tenant, until everything we ever say has been said, all of it in one language, and to partners by one way. */
async function everyStory(language: PageLanguage = 'fi', way: Way = 'sms'): Promise<World> {
  const w = await world({ language })
  const somebody = () => aPartner(w.coordinator(), { speaks: language, ways: { ask: way, atOnce: way, rest: way } })
  const life = await confirmed(w, {
    partnerId: await somebody(),
    request: { note: 'Soita ovikelloa kahdesti', clientReference: 'CL-ABC234' },
  })
  const { meetingId } = life
  const once = { key: 'sms-0123456789ab', fingerprint: 'x' }
  ok(await sayBySms({ ...w.partner(life.partnerId), idempotency: once }, { requestId: life.requestId, reply: 'nothing' }))
  ok(await proposeMove(w.worker(), meetingId, LATER))
  ok(await answerMove(w.partner(life.partnerId), meetingId, { agree: true }))
  ok(
    await proposeMove(w.partner(life.partnerId), meetingId, {
      start: '2026-12-03T11:30:00.000Z',
      end: '2026-12-03T13:30:00.000Z',
    }),
  )
  ok(await answerMove(w.coordinator(), meetingId, { agree: false }))
  const added = { start: '2026-12-08T11:00:00.000Z', end: '2026-12-08T12:00:00.000Z' }
  const refused = ok(await addMeeting(w.worker(), life.requestId, added))
  ok(await answerTime(w.partner(life.partnerId), refused.id, { answer: 'decline' }))
  ok(await addMeeting(w.worker(), life.requestId, { start: '2026-11-25T16:00:00.000Z', end: '2026-11-25T17:00:00.000Z' }))
  const more = await further(w, life, '2026-11-25T11:00:00.000Z')
  ok(await proposeMove(w.worker(), more.id, { start: '2026-11-25T12:00:00.000Z', end: '2026-11-25T13:00:00.000Z' }))
  ok(await answerMove(w.partner(life.partnerId), more.id, { agree: true }))
  ok(await setDetails(w.coordinator(), more.id, { place: 'Kirjasto' }))
  ok(await changePhase(w.worker(), life.requestId, { phases: ['SUBSTITUTE'] }))
  await w.settle()
  ok(await handOver(w.worker(), life.requestId, { to: 'worker-2' }))
  await w.passTo('2026-11-25T10:00:00.000Z')
  ok(await sayOfDay(w.partner(life.partnerId), more.id, { says: 'on-the-way' }))
  ok(await sayOfDay(w.worker('worker-2'), more.id, { says: 'late', minutes: 120 }))
  await w.passTo('2026-11-26T16:00:00.000Z')
  ok(await closeMeeting(w.worker('worker-2'), more.id, { outcome: 'held' }))
  ok(await cancelMeeting(w.worker('worker-2'), meetingId))
  ok(await closeRequest(w.worker('worker-2'), life.requestId, { as: 'failed' }))
  await w.pass({ days: 8 })
  const wished = { windows: [{ start: '2026-12-14T13:30:00+02:00', end: '2026-12-14T15:30:00+02:00' }] }
  const seat = await accepted(w, { partnerId: await somebody(), request: wished })
  await w.pass({ days: 3 })
  ok(await decide(w.worker(), seat.requestId, { decision: 'refuse' }))
  const open = ok(
    await ask(
      w.worker(),
      aRequest({ ...wished, windows: [{ start: '2026-12-15T10:00:00+02:00', end: '2026-12-15T12:00:00+02:00' }] }),
    ),
  )
  await w.settle()
  const offer = (await view(w, open.id)).offers[0]!
  ok(
    await answerOffer(w.partner(offer.partnerId), offer.id, {
      kind: 'other-time',
      start: '2026-12-16T08:00:00.000Z',
      end: '2026-12-16T10:00:00.000Z',
    }),
  )
  await w.settle()
  ok(await decide(w.worker(), open.id, { decision: 'refuse', offerId: offer.id }))
  await w.settle()
  const suits = await confirmed(w, { partnerId: await somebody(), request: { windows: [] } })
  const soon = await further(w, suits, '2026-12-09T10:00:00.000Z')
  const checks = { undertakingUntil: '2026-12-05', agreementUntil: '2026-12-05' }
  ok(await changePartner(w.coordinator(), suits.partnerId, { checks }))
  await w.pass({ minutes: 15 })
  ok(await sendOwnLink(w.partner(suits.partnerId), suits.requestId))
  for (const card of w.items().filter((item) => item['kind'] === 'card'))
    ok(await pausePartner(w.coordinator(), String(card['id'])))
  await w.pass({ days: 3 })
  expect(soon.state).toBe('scheduled')
  return w
}

test.each(PAGE_LANGUAGES.flatMap((language) => WAYS.map((way) => [language, way] as const)))(
  'all that was said in every story in %s by %s is kind and gives nothing away, and an SMS is one part',
  async (language, way) => {
    const w = await everyStory(language, way)
    const secrets = w
      .items()
      .filter((item) => item['kind'] === 'request')
      .flatMap((item) => [String(item['id']), String(item['clientReference'])])
    for (const { text } of w.ports.sms.handed) {
      expect(smsParts(text), text).toMatchObject({ encoding: 'gsm7', parts: 1 })
      expect(text).toMatch(/https:\/\/r\.example\.fi\/[om]\/[\w-]{22}/)
    }
    for (const { text, to } of [...w.ports.sms.handed, ...w.ports.mail.handed]) {
      const shared = to === 'koordinaattori@example.fi' // its digest says which request each line is about
      const bare = text.replaceAll(/https:\/\/\S+/g, '').replaceAll(shared ? /^- CL-[A-Z0-9]{6}: /gm : /(?!)/g, '- ')
      expect(secret(bare, language), text).toBeUndefined()
      expect(unkind(bare, language), text).toBeUndefined()
      const staff = shared || to.startsWith('worker')
      for (const one of secrets) expect(staff ? bare : text).not.toContain(one)
      expect(text).not.toMatch(/ovikello|Sari|Tiina|undefined|NaN/)
    }
    for (const { subject: whole, to, html, invite } of w.ports.mail.handed) {
      const staff = to === 'koordinaattori@example.fi' || to.startsWith('worker')
      const subject = staff ? whole.replace(/^CL-[A-Z0-9]{6}: /, '') : whole // which matter: a random reference, to staff alone
      expect(secret(subject, language) ?? unkind(subject, language), subject).toBeUndefined()
      expect(html).toContain(`<html lang="${language}"`)
      expect(invite?.ics ?? '').not.toMatch(language === 'fi' ? /Avtalad|Agreed/ : /Sovittu|Etänä/)
    }
  },
)

test('between them the stories say everything we can say', async () => {
  const w = await everyStory()
  const said = new Set(notices(w).map((one) => one.template as string))
  expect([...PARTNER_TEMPLATES, ...STAFF_TEMPLATES].filter((one) => !said.has(one))).toEqual([])
})
