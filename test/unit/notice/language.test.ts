import { expect, test } from 'vitest'
import { advance } from '#core/flow.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { changePartner } from '#core/partner/change.ts'
import type { Item } from '#core/ports.ts'
import { keyOf, keys } from '#core/records/keys.ts'
import { ask } from '#core/request/ask.ts'
import { handOver } from '#core/request/hand-over.ts'
import { addStaff } from '#core/staff/add.ts'
import { faultyStores } from '../../support/faults.ts'
import { confirmed, notices } from '../../support/story.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, ORG, world, type World } from '../../support/world.ts'

const lang = ({ html }: { readonly html: string }): string | undefined => /<html lang="(\w+)"/.exec(html)?.[1]
const mailTo = (w: World, to: string) => w.ports.mail.handed.filter((mail) => mail.to === to)
const toPartner = (w: World) => w.ports.mail.handed.filter((mail) => mail.to.startsWith('partner'))

/** Stored by a newer program, which speaks more. */
async function store(w: World, key: { readonly pk: string; readonly sk: string }, more: object): Promise<void> {
  const item = w.items().find(({ pk, sk }) => pk === key.pk && sk === key.sk)!
  const changed: Item = { ...item, ...more, version: item.version + 1 }
  await w.ports.stores.open(ORG).commit({ opId: 'newer', at: w.ports.clock.now() }, [{ op: 'replace', item: changed }])
}

async function withSwedishColleague(): Promise<World> {
  const w = await world()
  const colleague = { id: 'kollega', role: 'worker', name: 'Kia Kollega', email: 'kollega@example.fi', language: 'sv' }
  ok(await addStaff(w.as({ role: 'admin', id: 'admin' }), colleague))
  return w
}

test('a partner who speaks Swedish gets SMS, e-mail, invite, dates and the town in Swedish', async () => {
  const w = await world()
  const life = await confirmed(w, { partnerId: await aPartner(w.coordinator(), { speaks: 'sv', ways: { ask: 'sms' } }) })
  await w.passTo('2026-11-24T11:35:00.000Z')
  const texts = w.ports.sms.handed.map((sms) => sms.text)
  expect(texts[0]).toMatch(/^Hej! Skulle du hinna ons 25\.11 kl\. 13\.30-15\.30, Nådendal\? .*Svara senast .* kl\. /)
  expect(texts.at(-1)).toMatch(/^I morgon ons 25\.11 kl\. 13\.30-15\.30, Nådendal\. /)
  const agreed = toPartner(w).find((mail) => mail.invite)!
  expect(agreed.subject).toBe('Bestämt: ons 25.11 kl. 13.30-15.30')
  expect(agreed.text).toContain('Tid: ons 25.11.2026 kl. 13.30–15.30\nVar: Nådendal\n')
  expect(agreed.invite?.ics).toMatch(/SUMMARY:Avtalad tid\r\n[^]*LOCATION:Nådendal\r\n/)
  expect(toPartner(w).map(lang)).toEqual(toPartner(w).map(() => 'sv'))
  ok(await cancelMeeting(w.worker(), life.meetingId))
  await w.settle()
  expect(w.ports.sms.handed.at(-1)?.text).toMatch(/^Tiden ons 25\.11 kl\. 13\.30 är avbokad\. /)
})

test('the worker of the same meeting reads Finnish meanwhile', async () => {
  const w = await world()
  await confirmed(w, { partnerId: await aPartner(w.coordinator(), { speaks: 'sv' }) })
  const letters = mailTo(w, 'worker@example.fi')
  expect(letters.map(lang)).toEqual(['fi', 'fi'])
  expect(letters.at(-1)?.text).toContain('Missä: Naantali')
})

test('a language chosen after a message became necessary is the one it is written in', async () => {
  const w = await world()
  const life = await confirmed(w)
  ok(await changePartner(w.coordinator(), life.partnerId, { speaks: 'sv' }))
  await w.passTo('2026-11-24T11:35:00.000Z')
  expect(w.ports.sms.handed.at(-1)?.text).toMatch(/^I morgon /)
})

test('a letter that waits when the request is handed over is written in the language of the colleague', async () => {
  const w = await withSwedishColleague()
  const life = await confirmed(w)
  ok(await handOver(w.worker(), life.requestId, { to: 'kollega' }))
  await w.passTo('2026-11-24T11:35:00.000Z')
  expect(mailTo(w, 'kollega@example.fi').map((mail) => [mail.subject.replace(/^CL-\w{6}: /, ''), lang(mail)])).toEqual([
    ['Du har fått en begäran av en kollega', 'sv'],
    ['Från en kollega: ons 25.11 kl. 13.30', 'sv'],
    ['Kommande tid: ons 25.11 kl. 13.30', 'sv'],
  ])
})

test.each([
  ['handed over at the very moment it is claimed', false],
  ['turned to the colleague by another sender meanwhile', true],
])('so is one that is %s', async (_, byAnother) => {
  const w = await withSwedishColleague()
  const life = await confirmed(w)
  w.ports.clock.turnTo('2026-11-24T11:30:00.000Z')
  const reminder = notices(w).find((one) => one.template === 'meeting-reminder')!
  faultyStores(w.ports).beforeCommit(async () => {
    ok(await handOver(w.worker(), life.requestId, { to: 'kollega' }))
    if (byAnother) await advance(w.ports, keyOf(reminder))
  })
  await advance(w.ports, keyOf(reminder))
  await w.settle()
  expect(
    mailTo(w, 'worker@example.fi').filter((mail) => /^(Tulossa|Kommande)/.test(mail.subject.replace(/^CL-\w{6}: /, ''))),
  ).toEqual([])
  expect(mailTo(w, 'kollega@example.fi').map((mail) => mail.subject.replace(/^CL-\w{6}: /, ''))).toContain(
    'Kommande tid: ons 25.11 kl. 13.30',
  )
})

test.each([
  ['in the tenant’s language', 'sv'],
  ['in Finnish where it has none', undefined],
] as const)('who has not said, or asked for what we have no words in, is written to %s', async (_, own) => {
  const w = await world(own && { language: own })
  const partnerId = await aPartner(w.coordinator())
  await store(w, keys.card(ORG, partnerId), { speaks: 'smn' })
  ok(await ask(w.worker(), aRequest({ windows: [] })))
  await w.pass({ days: 3 })
  expect([...new Set(w.ports.mail.handed.map(lang))]).toEqual([own ?? 'fi'])
  expect(w.ports.mail.handed.map((mail) => mail.to.split('@')[0])).toEqual(
    expect.arrayContaining(['worker', 'koordinaattori', expect.stringMatching(/^partner/)]),
  )
})
