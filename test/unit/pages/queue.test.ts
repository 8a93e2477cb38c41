import { beforeEach, describe, expect, test } from 'vitest'
import { ask } from '#core/request/ask.ts'
import { keys } from '#core/records/keys.ts'
import type { Live } from '#core/records/record.ts'
import type { Request } from '#core/records/request.ts'
import { passOn } from '#core/stuck/pass-on.ts'
import { ok, ORG, world, type World } from '../../support/world.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { faultsOf } from './sound.ts'
import { type Page, staffVisitor, type Visitor } from './visitor.ts'

let here: World
let coordinator: Visitor

beforeEach(async () => {
  here = await world()
  coordinator = await staffVisitor(here, 'coordinator', 'coordinator')
})

function expectSound(page: Page, status = 200): Page {
  expect([page.status, faultsOf(page.html)], page.text.slice(0, 600)).toEqual([status, []])
  return page
}

async function asked(more: Record<string, unknown> = {}): Promise<Request> {
  const request = ok(await ask(here.worker(), aRequest(more)))
  await here.settle()
  return request
}

const controlOf = (page: Page, action: string, name: string) => page.form(action).controls.find((one) => one.name === name)

async function queue(query = ''): Promise<Page> {
  const page = await coordinator.get(`/queue${query}`)
  expect([page.status, faultsOf(page.html)], page.text.slice(0, 600)).toEqual([200, []])
  return page
}

const headings = ({ html }: Page) =>
  [...html.matchAll(/<h2>\s*<a href="([^"]*)">([^<]*)</g)].map(([, href, title]) => [href, title])

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

test('the queue says of each what waits, for whom, until when and why; near misses by rule and by partner', async () => {
  await aPartner(here.coordinator(), { firstName: 'Aino', languages: [{ code: 'sv', level: 'native' }] })
  await aPartner(here.coordinator(), { firstName: 'Sari', areas: ['853'] })
  await asked()
  const { text, html } = expectSound(await coordinator.get('/queue'))
  expect(text).toContain('Kaikki, mikä odottaa jotakuta.')
  expect(text).toContain('Seuraava askel Kysy kumppania itse, tai sovi työntekijän kanssa, mitä tehdään.')
  expect(text).toContain('Kenen vuoro Sinun')
  expect(text).toMatch(/Viimeistään ma 23\.11\.2026 klo [\d.]+ .* jäljellä/)
  expect(text).toContain('Aino : Kielet eivät vastaa pyyntöä')
  expect(text).toContain('Sari : Kunta tai tapaamistapa ei sovi')
  expect(html.includes('/candidates"')).toBe(true)
})

test('the queue is narrowed by municipality and by state, and says what it is narrowed to', async () => {
  await asked()
  await asked({ area: '853' })
  const page = expectSound(await coordinator.get('/queue?area=853'))
  expect([page.text.includes('Turku'), /Pyyntö: CL-\w{6} · Naantali/.test(page.text)]).toEqual([true, false])
  expect(controlOf(page, '/queue', 'area')?.value).toBe('853')
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
    here.ports.sms.reply = () => ({ status: 'rejected', reason: 'REFUSED' })
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

test('a coordinator’s list of everybody’s requests speaks of everybody’s', async () => {
  expect((await coordinator.get('/requests')).text).toContain('Pyyntöjä ei ole juuri nyt.')
  expect((await (await staffVisitor(here, 'worker')).get('/requests')).text).toContain('Sinulla ei ole avoimia pyyntöjä.')
})
