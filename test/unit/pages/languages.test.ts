import { beforeEach, describe, expect, test } from 'vitest'
import { Unavailable } from '#core/ports.ts'
import { changePartner } from '#core/partner/change.ts'
import type { PageLanguage } from '#core/reference/languages.ts'
import { findStaff } from '#core/staff/find.ts'
import { ask } from '#core/request/ask.ts'
import { createApi } from '../../../functions/api/app.ts'
import { createStaff } from '../../../functions/staff/app.ts'
import { sha256 } from '#web/hash.ts'
import { acceptedLanguage } from '#web/language.ts'
import { confirmed } from '../../support/story.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, ORG, type World, world } from '../../support/world.ts'
import { linksSent, linkVisitor, type Page, PUBLIC_URL, staffVisitor, stranger, type Visitor, visitor } from './visitor.ts'

let here: World
let coordinator: Visitor
let partner: string
let link: string

beforeEach(async () => {
  here = await world()
  coordinator = await staffVisitor(here, 'coordinator', 'coordinator')
  partner = await aPartner(here.coordinator())
  ok(await ask(here.worker(), aRequest()))
  await here.settle()
  link = linksSent(here)[0] ?? ''
})

const langOf = ({ html }: Page) => /<html lang="(\w+)"/.exec(html)?.[1]
const speaks = async (language: PageLanguage) => ok(await changePartner(here.coordinator(), partner, { speaks: language }))
const accepting = (language: string) => ({ headers: { 'accept-language': language } })
const cookieOf = ({ headers }: Page) => headers.get('set-cookie')

describe('staff', () => {
  test('read in Finnish until they choose; then in their own language, from wherever they chose it', async () => {
    const page = await coordinator.get('/requests?state=closed')
    expect(langOf(page)).toBe('fi')
    const turned = await coordinator.send(page, '/language', { language: 'sv' })
    expect([langOf(turned), turned.text]).toEqual(['sv', expect.stringContaining('Avslutade')])
    expect(langOf(await coordinator.get('/queue'))).toBe('sv')
    expect(langOf(await (await staffVisitor(here, 'worker')).get('/requests'))).toBe('fi')
  })

  test('have it as a setting of their own, changed once however often they press', async () => {
    const page = await coordinator.get('/queue')
    for (const language of ['en', 'en', 'en']) await coordinator.send(page, '/language', { language })
    expect(await findStaff(here.coordinator(), 'coordinator')).toMatchObject({ language: 'en', version: 2 })
  })

  test.each(['xx', '', 'fi-FI'])('%j is no language: nothing is changed', async (language) => {
    const page = await coordinator.send(await coordinator.get('/queue'), '/language', { language })
    expect([langOf(page), (await findStaff(here.coordinator(), 'coordinator'))?.version]).toEqual(['fi', 1])
  })

  test.each([
    ['https://elsewhere.example.org/queue', '/'],
    ['//elsewhere.example.org', '/'],
    ['/\\elsewhere.example.org', '/'],
    ['javascript:alert(1)', '/'],
    ['/queue?area=853', '/queue?area=853'],
  ])('are led back to %s by way of %s', async (back, to) => {
    const app = createStaff(here.ports, { publicUrl: PUBLIC_URL, issuer: 'https://id.example.fi' })
    const response = await app.request('/language', {
      method: 'POST',
      body: new URLSearchParams({ language: 'sv', back }),
      headers: { origin: PUBLIC_URL },
    })
    expect(response.headers.get('location')).toBe(to)
  })

  test('read a page about trouble in it too, once it is known', async () => {
    await coordinator.send(await coordinator.get('/queue'), '/language', { language: 'sv' })
    const working = here.ports.stores.open
    const broken = () => Promise.reject(new Unavailable('store'))
    Object.assign(here.ports.stores, { open: (org: string) => ({ ...working(org), query: broken }) })
    const page = await coordinator.get('/queue')
    expect([page.status, langOf(page)]).toEqual([503, 'sv'])
  })

  test('who turned a form while the store did not answer may try again, and the form still does nothing', async () => {
    const blank = await coordinator.get('/requests/new')
    const before = JSON.stringify(here.items())
    const working = here.ports.stores.open
    const broken = () => Promise.reject(new Unavailable('store'))
    Object.assign(here.ports.stores, { open: (org: string) => ({ ...working(org), get: broken, commit: broken }) })
    const lost = await coordinator.send(blank, '/requests/new', { ...aNewRequest, language: 'en' })
    expect([lost.status, langOf(lost)]).toEqual([503, 'en'])
    Object.assign(here.ports.stores, { open: working })
    const again = await coordinator.send(lost, '/requests/new', { language: 'en' })
    expect([again.status, langOf(again), again.html]).toEqual([200, 'en', expect.stringContaining('ensin puhelu')])
    expect(again.form('/requests/new').controls.filter(({ name }) => name === 'nonce')).toEqual(
      blank.form('/requests/new').controls.filter(({ name }) => name === 'nonce'),
    )
    expect(here.items().filter(({ kind }) => kind === 'request')).toHaveLength(1)
    expect(JSON.stringify(here.items())).not.toBe(before)
  })
})

const aNewRequest = { phases: 'OPEN', languages: 'fi', area: '529', when: 'later', note: 'ensin puhelu' }

describe('a partner behind a link', () => {
  test('reads in what their card says they speak, whatever their browser asks for', async () => {
    const reader = linkVisitor(here)
    expect(langOf(await reader.get(link, accepting('en')))).toBe('fi')
    await speaks('sv')
    const page = await reader.get(link, accepting('en'))
    expect([langOf(page), page.text]).toEqual(['sv', expect.stringContaining('Nådendal')])
    const refused = await reader.send(page, link)
    expect([refused.status, langOf(refused), refused.text]).toEqual([422, 'sv', expect.stringContaining('Ditt svar')])
  })

  test('may choose another for this browser: the address asks, a cookie remembers, and nothing stored is changed', async () => {
    const before = JSON.stringify(here.items())
    const page = await linkVisitor(here).get(`${link}?language=en`)
    expect([langOf(page), cookieOf(page)]).toEqual(['en', expect.stringMatching(/^language=en; Path=\/; HttpOnly.*SameSite=Lax/)])
    expect(langOf(await linkVisitor(here).get(link, { headers: { cookie: 'language=en' } }))).toBe('en')
    expect(langOf(await linkVisitor(here).get(link, { headers: { cookie: 'language=xx' } }))).toBe('fi')
    expect(JSON.stringify(here.items())).toBe(before)
  })

  test('turns a form without answering, and keeps what was typed', async () => {
    const before = JSON.stringify(here.items())
    const reader = linkVisitor(here)
    const typed = { answer: 'other-time', 'other.date': '2026-12-24', 'other.from': '10:00', 'other.to': '' }
    const page = await reader.send(await reader.get(link), link, { ...typed, language: 'sv' })
    expect([page.status, langOf(page), cookieOf(page)]).toEqual([200, 'sv', expect.stringContaining('language=sv')])
    for (const [name, value] of Object.entries(typed)) {
      const held = page.form(link).controls.filter((one) => one.name === name && (one.type !== 'radio' || one.checked))
      expect(held.map((one) => one.value)).toEqual([value])
    }
    expect(JSON.stringify(here.items())).toBe(before)
  })

  test('gets the calendar’s file in it', async () => {
    await speaks('sv')
    const reader = linkVisitor(here)
    const question = await reader.get(link)
    const yes = question.form(link).controls.find(({ value }) => value.startsWith('accept:'))?.value ?? ''
    await reader.send(question, link, { answer: yes })
    await here.settle()
    const request = here.items().find(({ kind }) => kind === 'request')
    const worker = await staffVisitor(here, 'worker')
    const path = `/requests/${String(request?.['id'])}`
    await worker.send(await worker.get(path), `${path}/decision`, { decision: 'confirm' })
    await here.settle()
    const file = await reader.get(`${link}/calendar.ics`)
    expect([file.status, file.html]).toEqual([200, expect.stringContaining('LOCATION:Nådendal')])
  })
})

describe('a stranger', () => {
  test('reads in what their browser asks for, else in Finnish', async () => {
    for (const [asked, given] of [
      ['sv-FI, sv;q=0.9, en;q=0.8', 'sv'],
      ['de, en;q=0.5', 'en'],
      ['de', 'fi'],
    ] as const) {
      expect(langOf(await stranger(here).get('/sign-in', accepting(asked)))).toBe(given)
      expect(langOf(await linkVisitor(here).get('/o/AAAAAAAAAAAAAAAAAAAAAA', accepting(asked)))).toBe(given)
    }
  })

  test('a link that opens nothing since its partner has left says whom to call, in their language', async () => {
    const { partnerId } = await confirmed(here)
    const own = linksSent(here).findLast((one) => one.startsWith('/m/')) ?? ''
    ok(await changePartner(here.coordinator(), partnerId, { speaks: 'sv' }))
    expect(langOf(await linkVisitor(here).get(own))).toBe('sv')
    ok(await changePartner(here.coordinator(), partnerId, { state: 'exited' }))
    await here.settle()
    const over = await linkVisitor(here).get(own)
    expect([over.status, langOf(over), over.text.includes('040 123 4500')]).toEqual([404, 'sv', true])
  })

  test('chooses at the sign-in by a link that keeps the rest of the address', async () => {
    const page = await stranger(here).get('/sign-in?done=out')
    expect(page.html).toContain('href="/sign-in?done=out&amp;language=sv" lang="sv" hreflang="sv"')
    const turned = await stranger(here).get('/sign-in?done=out&language=sv')
    expect([langOf(turned), cookieOf(turned)]).toEqual(['sv', expect.stringContaining('language=sv')])
  })

  test('who chose before signing in goes on in it, as long as they have no setting', async () => {
    const token = here.ports.ids.token()
    const session = { org: ORG, staffId: 'worker', role: 'worker', kind: 'browser', issuer: 'https://id.example.fi' } as const
    await here.ports.directory.saveSession(sha256(token), { ...session, expires: here.ports.clock.real() + 1000 })
    const app = createStaff(here.ports, { publicUrl: PUBLIC_URL, issuer: 'https://id.example.fi' })
    const chosen = visitor(app, PUBLIC_URL, { cookie: `language=en; __Host-session=${token}` })
    const page = await chosen.get('/requests')
    expect(langOf(page)).toBe('en')
    await chosen.send(page, '/language', { language: 'sv' })
    expect(langOf(await chosen.get('/requests'))).toBe('sv')
  })
})

describe('the API', () => {
  const problem = async (headers: Record<string, string>, path = '/api/v1/requests/nothing') => {
    const app = createApi(here.ports, { publicUrl: PUBLIC_URL, issuer: 'https://id.example.fi' })
    return ((await (await app.request(path, { headers })).json()) as { detail: string }).detail
  }
  const bearer = async () => {
    const token = here.ports.ids.token()
    const session = {
      org: ORG,
      staffId: 'coordinator',
      role: 'coordinator',
      kind: 'bearer',
      issuer: 'https://id.example.fi',
    } as const
    await here.ports.directory.saveSession(sha256(token), { ...session, expires: here.ports.clock.real() + 1000 })
    return { authorization: `Bearer ${token}` }
  }

  test('tells a stranger’s problem in what they accept, else in Finnish', async () => {
    expect(await problem({}, '/nothing')).toContain('Tätä ei löydy.')
    expect(await problem({ 'accept-language': 'sv' }, '/nothing')).not.toContain('Tätä ei löydy.')
  })

  test('tells a person’s problem in their own setting, before what the machine between accepts', async () => {
    const headers = { ...(await bearer()), 'accept-language': 'en' }
    const before = await problem(headers)
    await coordinator.send(await coordinator.get('/queue'), '/language', { language: 'sv' })
    expect([before, await problem(headers)]).toEqual([
      expect.stringMatching(/^This can’t be found/),
      expect.stringMatching(/^Vi hittar inte/),
    ])
  })
})

describe('what a browser accepts', () => {
  test.each([
    ['sv', 'sv'],
    ['SV-fi', 'sv'],
    ['en;q=0.2, sv;q=0.8', 'sv'],
    ['sv;q=0, en', 'en'],
    ['de, fr;q=0.9, *;q=0.1', undefined],
    ['fi;q=rubbish, en;q=0.1', 'en'],
    ['', undefined],
    [undefined, undefined],
  ])('%j: %j', (header, language) => expect(acceptedLanguage(header)).toBe(language))
})

describe('names in a list', () => {
  test.each(['fi', 'sv', 'en'] as const)('stand as Finns look for them, in %s: Å, Ä and Ö last', async (language) => {
    for (const firstName of ['Örjan', 'Åke', 'Ville', 'Äiju', 'Zita', 'aino']) await aPartner(here.coordinator(), { firstName })
    await coordinator.send(await coordinator.get('/queue'), '/language', { language })
    const { html } = await coordinator.get('/partners')
    const names = [...html.matchAll(/<h2><a href="\/partners\/\w+">([^<]*)/g)].map(([, name]) => name)
    expect(names).toEqual(['aino', 'Sari', 'Ville', 'Zita', 'Åke', 'Äiju', 'Örjan'])
  })
})
