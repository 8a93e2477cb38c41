import { expect, test } from 'vitest'
import { Unavailable } from '#core/ports.ts'
import { pauseHandingBack as pausePartner } from '../../support/agreed.ts'
import { changePartner } from '#core/partner/change.ts'
import { ask } from '#core/request/ask.ts'
import { sha256 } from '#web/hash.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { confirmed, notices } from '../../support/story.ts'
import { ok, world, type World } from '../../support/world.ts'

const LINK = /https:\/\/r\.example\.fi\/([om])\/([\w-]{22})/

const linkIn = (text: string) => {
  const [, path, token] = LINK.exec(text) ?? []
  return { path, token: token ?? '' }
}

/** Every link sent to partners with what it opens. */
async function links(w: World) {
  const texts = [...w.ports.sms.handed, ...w.ports.mail.handed]
    .map((one) => ({ text: one.text, tag: one.tag }))
    .filter(({ text }) => LINK.test(text))
  return Promise.all(
    texts.map(async ({ text, tag }) => ({
      ...linkIn(text),
      tag,
      link: await w.ports.directory.findLink(sha256(linkIn(text).token)),
    })),
  )
}

test('every link to a partner opens what its message speaks of, for that partner only', async () => {
  const w = await world()
  const life = await confirmed(w)
  await w.pass({ days: 3 })
  const all = await links(w)
  expect(all.length).toBeGreaterThan(2)
  for (const { path, tag, link } of all) {
    const notice = notices(w).find((one) => `${one.pk}|${one.sk}` === tag)!
    const purpose = notice.subject.sk.startsWith('OFFER#') ? 'offer' : 'meeting'
    expect(link).toMatchObject({ org: 'varsinais', purpose, partnerId: life.partnerId, subject: notice.subject })
    expect(path).toBe(purpose === 'offer' ? 'o' : 'm')
  }
})

test('a link ends thirty days after the last time it is about', async () => {
  const w = await world()
  await aPartner(w.coordinator())
  ok(await ask(w.worker(), aRequest({ windows: [{ start: '2027-01-13T13:30:00+02:00', end: '2027-01-13T15:30:00+02:00' }] })))
  await w.settle()
  const ends = Date.parse('2027-02-12T15:30:00+02:00') / 1000
  for (const { link } of await links(w)) expect(link?.expires).toBe(ends)
})

test('no token is stored anywhere, only its hash', async () => {
  const w = await world()
  await confirmed(w)
  const stored = JSON.stringify(w.items())
  for (const { token } of await links(w)) {
    expect(stored).not.toContain(token)
    expect(stored).toContain(sha256(token))
  }
})

test('each attempt has a token of its own, and all of them open', async () => {
  const w = await world()
  await aPartner(w.coordinator(), { contactBy: ['sms'] })
  ok(await ask(w.worker(), aRequest()))
  let tries = 0
  w.ports.sms.reply = () => {
    if (++tries < 3) throw new Unavailable('sms')
    return { status: 'sent', providerId: 'x' }
  }
  await w.pass({ minutes: 15 })
  const all = await links(w)
  expect(new Set(all.map((one) => one.token)).size).toBe(3)
  expect(all.every((one) => one.link?.purpose === 'offer')).toBe(true)
})

test('a question asked once more at half its time has a link of its own, and both open', async () => {
  const w = await world()
  await aPartner(w.coordinator())
  ok(await ask(w.worker(), aRequest()))
  await w.pass({ days: 1 })
  const all = await links(w)
  expect(new Set(all.map((one) => one.token)).size).toBe(2)
  expect(all.every((one) => one.link?.purpose === 'offer')).toBe(true)
})

test('staff get a page behind sign-in, never a token', async () => {
  const w = await world()
  const life = await confirmed(w)
  const staff = w.ports.mail.handed.filter((mail) => mail.to.startsWith('worker@') || mail.to === 'koordinaattori@example.fi')
  expect(staff.length).toBeGreaterThan(0)
  for (const mail of staff) {
    expect(mail.text).toContain(`https://rinnalla.example.fi/requests/${life.requestId}`)
    expect(mail.text).not.toMatch(LINK)
  }
})

test('who has asked for e-mail only gets no SMS, and the other way round', async () => {
  const w = await world()
  const partnerId = await aPartner(w.coordinator(), { contactBy: ['email'] })
  await confirmed(w, { partnerId })
  expect(w.ports.sms.handed).toEqual([])
  expect(w.ports.mail.handed.some((mail) => LINK.test(mail.text))).toBe(true)
})

test('at night nobody is written to, unless it is near', async () => {
  const far = await world({ now: '2026-11-23T20:00:00.000Z' })
  const life = await confirmed(far, {
    partnerId: await aPartner(far.coordinator(), { urgentAtNight: true }),
    request: { urgency: 'urgent' },
  })
  const before = far.ports.sms.handed.length
  ok(await pausePartner(far.partner(life.partnerId), life.partnerId))
  await far.settle()
  expect(far.ports.sms.handed).toHaveLength(before)
  await far.passTo('2026-11-24T06:05:00.000Z')
  expect(far.ports.sms.handed.at(-1)?.text).toContain('ettet ole mukana')

  const near = await world({ now: '2026-11-25T04:00:00.000Z' })
  const soon = await confirmed(near, {
    partnerId: await aPartner(near.coordinator(), { urgentAtNight: true }),
    request: { urgency: 'urgent' },
  })
  ok(await changePartner(near.coordinator(), soon.partnerId, { state: 'exited' }))
  await near.settle()
  expect(near.ports.sms.handed.at(-1)?.text).toContain('ettet ole mukana')
})
