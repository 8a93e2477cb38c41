import { beforeEach, describe, expect, test } from 'vitest'
import { advance } from '#core/flow.ts'
import { takeReceipt } from '#core/notice/receipt.ts'
import { Unavailable } from '#core/ports.ts'
import { keyOf, keys } from '#core/records/keys.ts'
import type { Live } from '#core/records/record.ts'
import { ask } from '#core/request/ask.ts'
import type { Request } from '#core/records/request.ts'
import { passOn } from '#core/stuck/pass-on.ts'
import { notices } from '../../support/story.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, ORG, world, type World } from '../../support/world.ts'
import { faultsOf } from './sound.ts'
import { type Page, staffVisitor, type Visitor } from './visitor.ts'

let here: World
let coordinator: Visitor

beforeEach(async () => {
  here = await world()
  coordinator = await staffVisitor(here, 'coordinator', 'coordinator')
})

async function queue(query = ''): Promise<Page> {
  const page = await coordinator.get(`/queue${query}`)
  expect([page.status, faultsOf(page.html)], page.text.slice(0, 600)).toEqual([200, []])
  return page
}

const headings = ({ html }: Page) =>
  [...html.matchAll(/<h2>\s*<a href="([^"]*)">([^<]*)</g)].map(([, href, title]) => [href, title])

async function asked(more: Record<string, unknown> = {}): Promise<Request> {
  const request = ok(await ask(here.worker(), aRequest(more)))
  await here.settle()
  return request
}

const stored = <T extends Live>(key: { pk: string; sk: string }) => here.ports.table.get(key) as unknown as T

/** As it would be had the machine got nowhere with it for half an hour. */
async function stick(key: { pk: string; sk: string }, waits: object = {}): Promise<Live> {
  const record = stored<Live>(key)
  const due = here.ports.clock.now()
  const replaced = { ...record, due, owner: 'system', reason: 'changed', ...waits, version: record.version + 1 }
  await here.ports.stores.open(ORG).commit({ opId: here.ports.ids.id(), at: due }, [{ op: 'replace', item: replaced }])
  here.ports.clock.turnTo(new Date(Date.parse(due) + 30 * 60_000).toISOString())
  expect(await passOn(here.ports, key)).toBe('passed-on')
  return stored(key)
}

const smsTo = (template: string) => notices(here).find((one) => one.template === template && one.channel === 'sms')!

function expectSound(page: Page, status = 200): Page {
  expect([page.status, faultsOf(page.html)], page.text.slice(0, 600)).toEqual([status, []])
  return page
}

/** Half an hour after its due, nobody having taken the step. */
async function standsStill(kind: string): Promise<Live> {
  const record = here.items().find((item) => item['kind'] === kind && typeof item['due'] === 'string') as Live | undefined
  here.ports.clock.turnTo(new Date(Date.parse(record!.due!) + 30 * 60_000).toISOString())
  await passOn(here.ports, record!)
  return record!
}

describe('an undelivered message', () => {
  /** One question by SMS that did not arrive for this reason. */
  async function failing(reason: string, partner: object = {}): Promise<Page> {
    await aPartner(here.coordinator(), { contactBy: ['sms'], ...partner })
    here.ports.sms.reply = () => ({ status: 'rejected', reason })
    await asked()
    return queue()
  }

  test('says what it was, to whom and which way, and leads to itself', async () => {
    const page = await failing('REFUSED')
    const { id, requestId, to } = smsTo('offer')
    expect(headings(page)).toContainEqual([
      `/requests/${requestId}#${id}`,
      expect.stringMatching(/^Viesti: CL-\w{6} · Kysely · Sari, kumppani · Naantali$/),
    ])
    expect(page.text).toContain('Ei mennyt perille Kenelle Sari, kumppani Miten Tekstiviesti')
    expect(page.html).toContain(`href="/partners/${to.id}"`)
    expect(page.text).not.toMatch(/\+?358|040 ?1234 ?5(?!00)|@example\.org/)
  })

  test.each([
    ['REFUSED', 'Operaattori ei ottanut viestiä vastaan.', 'Soita. Sama viesti ei ehkä mene uudestaankaan.'],
    [
      'DESTINATION_PHONE_NUMBER_OPTED_OUT',
      'Vastaanottaja on estänyt viestimme.',
      'Soita ja kysy, miten kumppani haluaa viestit.',
    ],
    ['ADDRESS_FORM', 'Puhelinnumero ei toimi.', 'Tarkista numero kumppanin tiedoista ja lähetä uudestaan.'],
  ])('says why and what helps: %s', async (reason, why, helps) => {
    const { text } = await failing(reason)
    expect(text).toContain(`Seuraava askel ${helps}`)
    expect(text).toContain(`Miksi ${why}`)
    const { id } = here.items().find((item) => item['kind'] === 'request') as unknown as Request
    expect((await coordinator.get(`/requests/${id}`)).text).toContain(`· Kysely · Sari, kumppani · Tekstiviesti ${why} ${helps}`)
  })

  test('without a number says so, and that the number comes first; pressed all the same it does not promise to go', async () => {
    const partnerId = await aPartner(here.coordinator(), { contactBy: ['sms'] })
    const contact = here.ports.table.get(keys.contact(ORG, partnerId))!
    const { phone: _phone, ...without } = contact
    await here.ports.stores
      .open(ORG)
      .commit({ opId: 'x', at: here.ports.clock.now() }, [
        { op: 'replace', item: { ...without, pk: contact.pk, sk: contact.sk, version: contact.version + 1 } },
      ])
    await asked()
    const page = await queue()
    expect(page.text).toContain('Seuraava askel Lisää numero kumppanin tietoihin ja lähetä uudestaan.')
    expect(page.text).toContain('Miksi Puhelinnumero puuttuu.')
    const back = await coordinator.send(page, `/notices/${smsTo('offer').id}/retry`)
    expect([back.status, faultsOf(back.html)]).toEqual([409, []])
    expect(back.text).toContain('Puhelinnumero tai sähköposti puuttuu. Lisää se tietoihin ja lähetä sitten uudestaan.')
  })

  test.each([
    ['TEXT_UNREACHABLE', 'Viesti ei tavoittanut puhelinta.'],
    ['TEXT_INVALID', 'Puhelinnumero ei toimi.'],
    ['TEXT_BLOCKED', 'Operaattori ei ottanut viestiä vastaan.'],
    [undefined, 'Viesti ei tavoittanut puhelinta.'],
  ])('of which the operator tells afterwards (%s)', async (reason, why) => {
    await aPartner(here.coordinator(), { contactBy: ['sms'] })
    await asked()
    await takeReceipt(here.ports, keyOf(smsTo('offer')), { delivered: false, ...(reason && { reason }) })
    expect((await queue()).text).toContain(`Miksi ${why}`)
  })

  test.each([
    ['BOUNCE_PERMANENT', 'Sähköpostiosoite ei toimi.'],
    ['BOUNCE_TRANSIENT', 'Viesti tuli takaisin.'],
    ['MAIL_COMPLAINT', 'Viestimme on merkitty ei-toivotuksi.'],
    ['MAIL_REJECT', 'Sähköpostipalvelu ei ottanut viestiä vastaan.'],
  ])('by e-mail (%s), to a worker, by name', async (reason, why) => {
    await asked()
    const notice = notices(here).find((one) => one.template === 'nobody-found')!
    await takeReceipt(here.ports, keyOf(notice), { delivered: false, reason })
    const page = await queue()
    expect(headings(page).map(([, title]) => title)).toContainEqual(
      expect.stringMatching(/^Viesti: CL-\w{6} · Työntekijälle: sopivaa ei löytynyt · Tiina Työntekijä, työntekijä · Naantali$/),
    )
    expect(page.text).toContain(`Miksi ${why}`)
    expect(page.text).toContain('Seuraava askel Kerro asia itse, tai lähetä uudestaan.')
  })

  test('of which nobody knows whether it went says so', async () => {
    await aPartner(here.coordinator(), { contactBy: ['sms'] })
    here.ports.sms.reply = () => {
      throw new Unavailable('sms')
    }
    await asked()
    await here.pass({ minutes: 20 })
    expect((await queue()).text).toContain('Miksi Ei tiedetä, lähtikö viesti.')
  })

  test('still says why it failed when it has stopped as well', async () => {
    await failing('DESTINATION_PHONE_NUMBER_OPTED_OUT')
    await stick(keyOf(smsTo('offer')), { owner: 'coordinator', reason: 'failed' })
    expect(smsTo('offer').reason).toBe('overdue')
    expect((await queue()).text).toMatch(/Ei etene Ei mennyt perille .*Miksi Vastaanottaja on estänyt viestimme\./)
  })

  test('that is no longer needed is closed with its reason instead of being promised', async () => {
    const page = await failing('REFUSED')
    here.ports.clock.turnTo(String(here.items().find((item) => item['kind'] === 'offer')!['answerBy']))
    const done = await coordinator.send(page, `/notices/${smsTo('offer').id}/retry`)
    expect(done.text).toContain('Viestiä ei enää tarvita. Aika oli jo mennyt.')
    expect(done.text).not.toContain('Viesti lähtee uudestaan.')
    expect(done.text).toContain('Ei enää tarpeen')
  })
})

test('a message nobody could send does not say on its request’s page either that it goes in time', async () => {
  await aPartner(here.coordinator(), { contactBy: ['sms'] })
  const { id } = ok(await ask(here.worker(), aRequest()))
  await advance(here.ports, keys.request(ORG, id))
  await stick(keyOf(smsTo('offer')))
  const { text } = await coordinator.get(`/requests/${id}`)
  expect(text).toMatch(/Ei etene .*Viesti ei ole lähtenyt\. Lähetä uudestaan, tai soita\./)
  expect(text).not.toContain('Lähtee ajallaan')
  await stick(keyOf(smsTo('offer')), { state: 'claimed', waitsFor: 'marking' })
  expect((await coordinator.get(`/requests/${id}`)).text).toContain('Ei tiedetä, lähtikö viesti.')
})

test('a message nobody knows the fate of: sent again, or settled on the phone', async () => {
  await aPartner(here.coordinator(), { contactBy: ['sms'] })
  here.ports.sms.reply = () => ({ status: 'rejected', reason: 'no such number' })
  const { id } = await asked()
  const page = expectSound(await coordinator.get('/queue'))
  const retry = page.forms.find(({ action }) => action.endsWith('/retry'))?.action ?? ''
  expect(retry.startsWith(`/notices/${id}.`)).toBe(true)
  expect(expectSound(await coordinator.send(page, retry)).text).toContain('Viesti lähtee uudestaan.')
  await here.settle()
  const again = await coordinator.get('/queue')
  expect(expectSound(await coordinator.send(again, retry.replace('/retry', '/close'))).text).toContain('Merkitty hoidetuksi.')
})

test('a message nobody could send does not say that it goes in time', async () => {
  await aPartner(here.coordinator(), { contactBy: ['sms'] })
  ok(await ask(here.worker(), aRequest()))
  await advance(here.ports, keyOf(here.items().find((item) => item['kind'] === 'request')!))
  await standsStill('notice')
  const { text } = expectSound(await coordinator.get('/queue'))
  expect(text).toMatch(/Ei etene Kenelle .*Miksi Viesti ei ole lähtenyt\..*Lähetä uudestaan/)
  expect(text).not.toContain('Lähtee ajallaan')
})
