import { beforeEach, describe, expect, test } from 'vitest'
import { advance } from '#core/flow.ts'
import { takeReceipt } from '#core/notice/receipt.ts'
import { Unavailable } from '#core/ports.ts'
import { keyOf, keys } from '#core/records/keys.ts'
import { type Live } from '#core/records/record.ts'
import { ask } from '#core/request/ask.ts'
import type { Request } from '#core/records/request.ts'
import { passOn } from '#core/stuck/pass-on.ts'
import { confirmed, notices } from '../../support/story.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, ORG, type World, world } from '../../support/world.ts'
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
const cards = ({ text }: Page) => text.split(/(?=Sinun vuorosi)/).slice(1)

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

describe('an undelivered message', () => {
  /** One question by SMS that did not arrive for this reason. */
  async function failing(reason: string, partner: object = {}): Promise<Page> {
    await aPartner(here.coordinator(), { contactBy: ['sms'], ...partner })
    here.ports.sms.answer = () => ({ status: 'rejected', reason })
    await asked()
    return queue()
  }

  test('says what it was, to whom and which way, and leads to itself', async () => {
    const page = await failing('REFUSED')
    const { id, requestId, to } = smsTo('offer')
    expect(headings(page)).toContainEqual([`/requests/${requestId}#${id}`, 'Viesti: Kysely · Sari, kumppani · Naantali'])
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
    await aPartner(here.coordinator())
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
    expect(headings(page).map(([, title]) => title)).toContain(
      'Viesti: Työntekijälle: kukaan ei ehtinyt · Tiina Työntekijä, työntekijä · Naantali',
    )
    expect(page.text).toContain(`Miksi ${why}`)
    expect(page.text).toContain('Seuraava askel Kerro asia itse, tai lähetä uudestaan.')
  })

  test('of which nobody knows whether it went says so', async () => {
    await aPartner(here.coordinator(), { contactBy: ['sms'] })
    here.ports.sms.answer = () => {
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

describe('narrowed', () => {
  test('to where there is nothing, it does not say that all is done, and leads to the whole', async () => {
    await asked()
    const { text, html } = await queue('?area=529&state=confirmed')
    expect(text).toContain('Tällä rajauksella ei ole avoimia asioita.')
    expect(text).not.toContain('Kaikki on hoidossa')
    expect(html).toContain('<a href="/queue">Näytä kaikki avoimet asiat</a>')
  })

  test('to a state there is no choice of, it is not narrowed', async () => {
    await asked()
    const page = await queue('?state=stuck')
    expect(page.text).toContain('1 avoin asia')
    expect(page.text).not.toContain('Näytä kaikki avoimet asiat')
  })

  test('with nothing open at all, all is done', async () => {
    expect((await queue()).text).toContain('Kaikki on hoidossa. Mikään ei odota sinua nyt.')
  })

  test('to a municipality, it keeps what is undelivered or stuck there, and what belongs to none', async () => {
    const partnerId = await aPartner(here.coordinator(), { contactBy: ['sms'] })
    here.ports.sms.answer = () => ({ status: 'rejected', reason: 'REFUSED' })
    const { id } = await asked({ area: '853' })
    await stick(keys.offer(ORG, id, `${id}.o1`), { owner: 'partner' })
    await stick(keys.card(ORG, partnerId), { waitsFor: 'rematch' })
    const titles = async (area: string) =>
      headings(await queue(`?area=${area}`))
        .map(([, title]) => title?.split(':')[0])
        .toSorted()
    expect(await titles('853')).toEqual(['Kumppani', 'Kysely', 'Pyyntö', 'Viesti'])
    expect(await titles('529')).toEqual(['Kumppani'])
  })

  test('it stays so after a try', async () => {
    await aPartner(here.coordinator())
    const { id } = await asked()
    await stick(keys.offer(ORG, id, `${id}.o1`), { owner: 'partner' })
    const page = await queue('?area=529')
    const done = await coordinator.send(page, `/queue/offer/${id}.o1/retry`)
    expect(done.text).toContain('Yritämme uudestaan.')
    expect(done.form('/queue').controls.find(({ name }) => name === 'area')?.value).toBe('529')
    const refused = await coordinator.send(page, `/queue/offer/${id}.o1/close`)
    expect([refused.status, refused.form('/queue').controls.find(({ name }) => name === 'area')?.value]).toEqual([409, '529'])
  })
})

describe('page by page', () => {
  /** More than fits on a page: the last is the only one in Turku. */
  async function many() {
    for (let n = 0; n < 101; n++) ok(await ask(here.worker(), aRequest()))
    here.ports.clock.pass(60_000)
    ok(await ask(here.worker(), aRequest({ area: '853' })))
  }

  test('it reads on until the filter finds something, and says what is only a part', async () => {
    await many()
    expect((await queue()).text).toContain('100 avointa asiaa tällä sivulla')
    const found = await queue('?area=853')
    expect(headings(found)).toHaveLength(1)
    const none = await queue('?area=734')
    expect(none.text).toContain('Tällä rajauksella ei ole avoimia asioita.')
    expect(none.text).not.toContain('Näytä lisää')
  })
})

describe('of what does not go on', () => {
  test('a partner is named, and only one whose times are being handed over sounds an alarm', async () => {
    const partnerId = await aPartner(here.coordinator(), { firstName: 'Aino' })
    await stick(keys.card(ORG, partnerId), { waitsFor: 'rematch' })
    const calm = await queue()
    expect(headings(calm)).toEqual([[`/partners/${partnerId}`, 'Kumppani: Aino']])
    expect(calm.text).toContain('avoimia pyyntöjä ei ole vielä tarkistettu. Yritä uudestaan.')
    expect(calm.text).not.toContain('aikoja, joihin hän ei pääse')
    await stick(keys.card(ORG, partnerId), { waitsFor: 'pause-end', state: 'paused' })
    expect((await queue()).text).toContain('Kumppanin tauko on ohi')
    await stick(keys.card(ORG, partnerId), { waitsFor: 'hand-back', state: 'paused' })
    expect((await queue()).text).toContain(
      'Hänellä voi olla vielä aikoja, joihin hän ei pääse. Yritä uudestaan, ja soita tarvittaessa.',
    )
    await stick(keys.diary(ORG, partnerId), { waitsFor: 'rematch' })
    expect(headings(await queue()).map(([, title]) => title)).toContain('Kalenteri: Aino')
  })

  test('a question says who was asked and where; a meeting leads to itself', async () => {
    const life = await confirmed(here)
    await stick(keys.meeting(ORG, life.requestId, life.meetingId))
    const { id } = await asked({ windows: [{ start: '2026-11-26T13:30:00+02:00', end: '2026-11-26T15:30:00+02:00' }] })
    await stick(keys.offer(ORG, id, `${id}.o1`), { owner: 'partner' })
    const found = headings(await queue())
    expect(found).toContainEqual([`/requests/${id}#${id}.o1`, 'Kysely: Sari · Naantali'])
    expect(found).toContainEqual([`/requests/${life.requestId}#${life.meetingId}`, 'Aika: Sari · Naantali'])
  })

  test('what is the worker’s to do is said of the worker', async () => {
    const { id } = await asked()
    await stick(keys.request(ORG, id), { owner: 'worker', waitsFor: 'decision' })
    const [card] = cards(await queue())
    expect(card).toContain('Seuraava askel Työntekijä vahvistaa kumppanin.')
  })

  test('its own page says so too, and it is tried again there', async () => {
    const life = await confirmed(here)
    const { requestId, meetingId } = life
    await stick(keys.meeting(ORG, requestId, meetingId))
    await stick(keys.request(ORG, requestId))
    const page = await coordinator.get(`/requests/${requestId}`)
    expect(faultsOf(page.html)).toEqual([])
    expect(page.text).toMatch(
      /Ei etene Vahvistettu .*Pysähtynyt .*Pyyntö ei etene itsestään\..*Tämän ajan viestit ja tiedot voivat olla vanhoja\./,
    )
    const done = await coordinator.send(page, `/queue/meeting/${meetingId}/retry`)
    expect(done.text).toContain('Yritämme uudestaan.')
    expect(done.text).toContain('Tilanne nyt')
    expect(done.text).not.toContain('Tämän ajan viestit')
    const again = await coordinator.post(`/queue/meeting/${meetingId}/retry`, { from: 'here' })
    expect([again.status, faultsOf(again.html)]).toEqual([409, []])
    expect(again.text).toContain('Tilanne nyt')
    const worker = await staffVisitor(here, 'worker')
    expect((await worker.get(`/requests/${requestId}`)).text).not.toContain('Pyyntö ei etene itsestään.')
  })

  test.each(['card', 'diary'] as const)(
    'a partner whose %s does not go on is tried again from the partner’s own page',
    async (kind) => {
      const partnerId = await aPartner(here.coordinator())
      await stick(keys[kind](ORG, partnerId), { waitsFor: 'rematch' })
      const page = await coordinator.get(`/partners/${partnerId}`)
      expect(faultsOf(page.html)).toEqual([])
      expect(page.text).toContain('avoimia pyyntöjä ei ole vielä tarkistettu. Yritä uudestaan.')
      expect((await coordinator.send(page, `/queue/${kind}/${partnerId}/retry`)).text).toContain('Yritämme uudestaan.')
      expect((await coordinator.get(`/partners/${partnerId}`)).text).not.toContain('Yritä uudestaan')
    },
  )

  test('a question is taken back on its request’s page', async () => {
    await aPartner(here.coordinator())
    const { id } = await asked()
    await stick(keys.offer(ORG, id, `${id}.o1`), { owner: 'partner' })
    const done = await coordinator.send(await coordinator.get(`/requests/${id}`), `/queue/offer/${id}.o1/close`)
    expect(done.text).toContain('Kysely on peruttu.')
    expect(done.text).toContain('Tilanne nyt')
  })
})

test('a coordinator’s list of everybody’s requests speaks of everybody’s', async () => {
  expect((await coordinator.get('/requests')).text).toContain('Pyyntöjä ei ole juuri nyt.')
  expect((await (await staffVisitor(here, 'worker')).get('/requests')).text).toContain('Sinulla ei ole vielä pyyntöjä.')
})
