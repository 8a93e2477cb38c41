import { beforeEach, describe, expect, test } from 'vitest'
import { keys } from '#core/records/keys.ts'
import type { Live } from '#core/records/record.ts'
import { ask } from '#core/request/ask.ts'
import type { Request } from '#core/records/request.ts'
import { passOn } from '#core/stuck/pass-on.ts'
import { confirmed } from '../../support/story.ts'
import { aPartner, AREAS, aRequest } from '../../support/tenant.ts'
import { ok, ORG, world, type World } from '../../support/world.ts'
import { faultsOf } from './sound.ts'
import { type Page, staffVisitor, type Visitor } from './visitor.ts'
import { putAreas } from '#core/tenant/change.ts'

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
    expect(found).toContainEqual([`/requests/${id}#${id}.o1`, expect.stringMatching(/^Kysely: CL-\w{6} · Sari · Naantali$/)])
    expect(found).toContainEqual([
      `/requests/${life.requestId}#${life.meetingId}`,
      expect.stringMatching(/^Aika: CL-\w{6} · Sari · Naantali$/),
    ])
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

test('what does not go on by itself says so, since when and what can be done; tried again it is no longer there', async () => {
  await aPartner(here.coordinator())
  await asked()
  const { id } = await standsStill('offer')
  const page = expectSound(await coordinator.get('/queue'))
  expect(page.text).toMatch(
    /Ei etene Kysytty .*Pysähtynyt .*Tämän piti jo tapahtua, mutta se ei ole onnistunut\..*Kysely ei etene\. Yritä uudestaan\./,
  )
  const done = expectSound(await coordinator.send(page, `/queue/offer/${id}/retry`))
  expect(done.text).toContain('Yritämme uudestaan.')
  expect(done.text).not.toContain('Ei etene')
  const again = expectSound(await coordinator.post(`/queue/offer/${id}/retry`, {}), 409)
  expect(again.text).toContain('Avoimet pyynnöt')
})

test('a question that does not go on is taken back', async () => {
  await aPartner(here.coordinator())
  await asked()
  const { id } = await standsStill('offer')
  const done = expectSound(await coordinator.send(await coordinator.get('/queue'), `/queue/offer/${id}/close`))
  expect(done.text).toContain('Kysely on peruttu.')
})

test.each(['request', 'tenant'])('of a %s nothing but another try is offered, and each links to its page', async (kind) => {
  await aPartner(here.coordinator())
  await asked()
  if (kind === 'tenant') ok(await putAreas(here.coordinator(), { items: AREAS }))
  const { id } = await standsStill(kind)
  const page = expectSound(await coordinator.get('/queue'))
  expect(page.forms.filter(({ action }) => action.startsWith('/queue/')).map(({ action }) => action)).toEqual([
    `/queue/${kind}/${id}/retry`,
  ])
  expect(page.html).toContain(kind === 'tenant' ? 'href="/agreements"' : `href="/requests/${id}"`)
})
