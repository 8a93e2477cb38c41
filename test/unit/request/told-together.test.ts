import { expect, test } from 'vitest'
import { checkTenant } from '#core/check/check.ts'
import { PAGE_LANGUAGES } from '#core/reference/languages.ts'
import { cancelRequest, closeRequest } from '#core/request/close.ts'
import { recordConsent } from '#core/request/consent.ts'
import { unsound } from '../../support/soundness.ts'
import { confirmed, further, meetings, notices, sent } from '../../support/story.ts'
import { aPartner, BY_SMS } from '../../support/tenant.ts'
import { ok, ORG, type World, world } from '../../support/world.ts'
import { linksSent, linkVisitor } from '../pages/visitor.ts'

/** A relationship with so many times agreed, a day apart. */
async function withTimes(many: number, card: Record<string, unknown> = {}) {
  const w = await world()
  const capacity = { families: 9, meetingsPerDay: 6, hoursPerMonth: 160, offersPerWeek: 50 }
  const life = await confirmed(w, { partnerId: await aPartner(w.coordinator(), { ...card, capacity }) })
  for (let one = 1; one < many; one++) {
    const start = new Date(Date.parse('2026-11-25T11:30:00.000Z') + one * 86_400_000).toISOString()
    await further(w, life, start)
  }
  return { w, life }
}

const ofAll = (w: World) => sent(w).filter(({ facts }) => facts.cancelledAt !== undefined)
const said = (w: World) => ofAll(w).map(({ template, channel, to }) => `${template} ${channel} ${to.role}`)

const DEEDS = {
  cancelling: (w: World, id: string) => cancelRequest(w.worker(), id, { as: 'withdrawn' }),
  closing: (w: World, id: string) => closeRequest(w.worker(), id, { as: 'failed' }),
  'a consent taken back': (w: World, id: string) => recordConsent(w.worker(), id, { given: false }),
}

test.each(Object.entries(DEEDS))('%s with many times tells each side once of all of them', async (_, deed) => {
  const { w, life } = await withTimes(5, BY_SMS)
  ok(await deed(w, life.requestId))
  await w.settle()
  expect(said(w).toSorted()).toEqual(['cancelled sms partner', 'meeting-cancelled email worker'])
  const times = meetings(w).map(({ start, end }) => ({ start, end }))
  for (const { facts } of ofAll(w)) expect(facts.slots).toEqual(times)
  const smses = w.ports.sms.handed.filter(({ text }) => text.includes('peruttu'))
  expect(smses.map(({ text }) => text.replace(/https.*/, ''))).toEqual([
    '5 sovittua aikaa on peruttu (ke 25.11. - su 29.11.). Syy ei ole sinussa. Kiitos. Luettelo: ',
  ])
  expect(unsound(w)).toEqual([])
})

test('calendars get their CANCEL for each, and each mail to a person lists all of them', async () => {
  const { w, life } = await withTimes(4)
  ok(await cancelRequest(w.worker(), life.requestId, { as: 'withdrawn' }))
  await w.settle()
  const cancels = w.ports.mail.handed.filter(({ invite }) => invite?.method === 'CANCEL')
  const uids = (to: (address: string) => boolean) =>
    cancels.filter((mail) => to(mail.to)).map(({ invite }) => /UID:(\S+)/.exec(invite!.ics)![1])
  const wanted = meetings(w).map(({ id }) => `${id}@rinnalla`)
  expect(uids((to) => to === 'worker@example.fi').toSorted()).toEqual(wanted.toSorted())
  expect(uids((to) => to !== 'worker@example.fi').toSorted()).toEqual(wanted.toSorted())
  const lists = w.ports.mail.handed.filter(({ subject }) => subject.endsWith('Peruttu: 4 aikaa'))
  expect(lists.map(({ text }) => text.split('\n').filter((line) => line.startsWith('- ')).length)).toEqual([4, 4])
})

test('two are told each, as one is', async () => {
  const { w, life } = await withTimes(2)
  ok(await cancelRequest(w.worker(), life.requestId, { as: 'withdrawn' }))
  await w.settle()
  expect(ofAll(w)).toEqual([])
  expect(new Set(sent(w, 'cancelled').map(({ subject }) => subject.sk)).size).toBe(2)
  expect(sent(w, 'cancelled').every(({ facts }) => facts.told === undefined)).toBe(true)
})

test('whoever reads SMS alone gets one, and no calendar mail', async () => {
  const { w, life } = await withTimes(3, { contactBy: ['sms'] })
  ok(await cancelRequest(w.worker(), life.requestId, { as: 'withdrawn' }))
  await w.settle()
  expect(sent(w, 'cancelled').map(({ channel }) => channel)).toEqual(['sms'])
})

test.each(PAGE_LANGUAGES)('behind the link of that message stands the list, in %s', async (speaks) => {
  const { w, life } = await withTimes(3, { speaks })
  const partner = linkVisitor(w)
  const before = linksSent(w)
  ok(await cancelRequest(w.worker(), life.requestId, { as: 'withdrawn' }))
  await w.settle()
  const pages = await Promise.all(
    linksSent(w)
      .filter((link) => !before.includes(link))
      .map((link) => partner.get(link)),
  )
  const lists = pages.filter(({ text }) => /Perutut ajat|Avbokade tider|Cancelled times/.test(text))
  expect(lists).toHaveLength(1)
  for (const page of lists) expect(page.html.split(/<time datetime="2026-11-2/).length - 1).toBe(3)
})

test('the check names who was not told, and who was told twice', async () => {
  const { w, life } = await withTimes(3)
  ok(await cancelRequest(w.worker(), life.requestId, { as: 'withdrawn' }))
  await w.settle()
  const says = (items: ReturnType<World['items']>) =>
    checkTenant({ org: ORG, items, now: w.ports.clock.now(), real: 0, patienceMinutes: 15 })
      .findings.filter(({ invariant }) => invariant === 'told')
      .map((one) => one.says.replace(/.*and its/, ''))
  expect(says(w.items())).toEqual([])
  const without = w
    .items()
    .filter(({ sk }) => !notices(w).some((one) => one.sk === sk && one.facts.cancelledAt && one.to.role === 'worker'))
  expect(says(without)).toEqual(Array(3).fill(' worker hears so 0 times'))
  const twice = w
    .items()
    .map((item) =>
      item['template'] === 'cancelled' ? { ...item, facts: { ...(item['facts'] as object), told: undefined } } : item,
    )
  expect(says(twice)).toEqual(Array(3).fill(' partner hears so 2 times'))
})
