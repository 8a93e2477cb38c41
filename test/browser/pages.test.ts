import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { startTestCloud, type TestCloud } from '../support/cloud.ts'
import { nextMorning, nextSpringForward } from './calendar.ts'
import { newVisitor, PHONE, type Visitor } from './visitor.ts'

/** Pages off the main road, of the demo county as it stands: every dead end says what happened and what to do now. */
let cloud: TestCloud
let browser: Browser
let worker: Visitor
let coordinator: Visitor
let stranger: Visitor

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
beforeAll(async () => {
  ;[cloud, browser] = await Promise.all([startTestCloud({ env: { RINNALLA_DATABASE: 'memory' } }), openBrowser()])
  worker = await newVisitor(browser, cloud.url, { statuses: [403, 404, 422] })
  coordinator = await newVisitor(browser, cloud.url)
  stranger = await newVisitor(browser, cloud.url, { viewport: PHONE, statuses: [404, 409, 410, 422] })
  for (const [visitor, as] of [
    [worker, 'worker'],
    [coordinator, 'coordinator'],
  ] as const) {
    await visitor.page.goto('/local')
    await visitor.follow(visitor.page.getByRole('button', { name: as, exact: true }))
  }
})
afterAll(() => Promise.all([cloud.stop(), browser.close()]))

describe('a form with something to correct', () => {
  const spoil: Readonly<Record<string, { readonly fill: (visitor: Visitor) => Promise<unknown>; readonly says: RegExp }>> = {
    empty: {
      fill: async ({ page }) => page.getByLabel('Ruotsi').check(),
      says: /Tarkista vielä nämä[^]*Missä vaiheessa ollaan\?/,
    },
    'in the hour that does not exist': {
      fill: async (visitor) => fillTimes(visitor, nextSpringForward(nextMorning(await cloud.now())).toString(), '3.30', '5.30'),
      says: /Tarkista vielä nämä/,
    },
    past: { fill: (visitor) => fillTimes(visitor, '2020-02-03', '10.00', '12.00'), says: /Tarkista vielä nämä/ },
    'with a phone number in the note': {
      fill: async ({ page }) => {
        await page.getByText('Muut toiveet').click()
        await page.getByLabel(/^Kiireellinen(?! sijoitus)/).check()
        await page.getByLabel('Huomio koordinaattorille').fill('Äiti vastaa numerosta 040 1234567 & <iltaisin>')
      },
      says: /Tekstissä näyttää olevan puhelinnumero/,
    },
  }

  test.each(Object.entries(spoil))('%s: everything typed is kept', async (name, { fill, says }) => {
    const { page } = worker
    await page.goto('/requests/new')
    await page.getByLabel('Paikka (ei pakollinen)').fill('Perhekeskus "Ämyri"')
    await fill(worker)
    const typed = await typedIn(worker)
    await worker.follow(page.getByRole('button', { name: 'Lähetä pyyntö' }))
    await expect(page.getByRole('alert').innerText()).resolves.toMatch(says)
    expect(await typedIn(worker)).toEqual(typed)
    await worker.checkSound(`form-${name.replaceAll(' ', '-')}`)
    await page.getByRole('alert').getByRole('link').first().click()
    expect(
      await page.evaluate<boolean>('document.querySelector(":target").checkVisibility()'),
      'the link leads to a field that shows',
    ).toBe(true)
  })
})

describe('links from messages', () => {
  test.each(['/o/AAAAAAAAAAAAAAAAAAAAAA', '/m/AAAAAAAAAAAAAAAAAAAAAA', '/o/x'])('%s, which nobody was sent', async (path) => {
    await stranger.page.goto(path)
    await checkDeadEnd(stranger, /Linkki ei toimi/)
  })

  test('each way a question ends has its own page', async () => {
    const ends = await pagesBehind('/o/')
    const titles = [...ends.keys()]
    for (const end of [
      'Ehtisitkö?',
      'Sovittu!',
      'Kiitos, vastauksesi tuli perille.',
      'Toinen ehti tällä kertaa ensin.',
      'Tähän ei tarvitse enää vastata.',
    ])
      expect.soft(titles).toContain(end)
    for (const [title, link] of ends) {
      await stranger.page.goto(link)
      await stranger.checkSound(`link-${plain(title)}`)
    }
  })

  test('sent without a choice, the question is asked again; another time can be proposed; a second answer is refused', async () => {
    const { page } = stranger
    await page.goto((await pagesBehind('/o/')).get('Ehtisitkö?')!)
    const submit = page.getByRole('button', { name: 'Lähetä vastaus' })
    await stranger.follow(submit)
    await expect(page.getByRole('alert').innerText()).resolves.toContain('Vastauksesi')
    await stranger.checkSound('link-no-choice')
    expect(await page.getByLabel('Päivä').isVisible()).toBe(false)
    await page.getByLabel('Ehdotan toista aikaa').click()
    expect(await page.getByLabel('Päivä').isVisible()).toBe(true)
    await stranger.checkSound('link-other-time')
    await page.getByLabel('En pääse tällä kertaa').click()
    const earlier = await page.context().newPage()
    await earlier.goto(page.url())
    await earlier.getByLabel('Kyllä, pääsen').first().click()
    await stranger.follow(submit)
    await page.getByLabel('Tauko 2 viikkoa').waitFor()
    await earlier.getByRole('button', { name: 'Lähetä vastaus' }).click()
    await earlier.getByText('Olet jo vastannut toisin.').waitFor()
    await earlier.close()
    await stranger.checkSound('link-declined')
  })

  test("a partner's own page, with everything unfolded", async () => {
    for (const [title, link] of await pagesBehind('/m/')) {
      await checkUnfolded(stranger, link, `own-${plain(title)}`)
    }
  })
})

describe("the coordinator's pages, with everything unfolded", () => {
  test.each([
    '/queue',
    '/queue?area=853&state=offered',
    '/requests',
    '/requests?state=closed',
    '/requests/new',
    '/meetings',
    '/partners',
    '/partners/new',
    '/agreements',
  ])('%s', async (path) => checkUnfolded(coordinator, path, `coordinator-${plain(path)}`))

  test('each request of the queue, and who could be asked', async () => {
    await coordinator.page.goto('/queue')
    const states = new Map<string, string>()
    for (const row of await coordinator.page
      .locator('.card', { has: coordinator.page.locator('h2 a[href^="/requests/"]') })
      .all()) {
      states.set(await row.locator('dd').first().innerText(), (await row.locator('h2 a').getAttribute('href'))!)
    }
    expect(states.size).toBeGreaterThan(4)
    for (const [state, path] of states) await checkUnfolded(coordinator, path, `request-${plain(state)}`)
    await checkUnfolded(coordinator, `${[...states.values()][0]}/candidates`, 'candidates')
  })

  test('one partner', async () => {
    await coordinator.page.goto('/partners')
    await checkUnfolded(
      coordinator,
      (await coordinator.page.getByRole('link', { name: 'Sari' }).getAttribute('href'))!,
      'partner',
    )
  })
})

describe('time has passed', () => {
  test('a question whose time to answer is over', async () => {
    const link = (await pagesBehind('/o/')).get('Ehtisitkö?')!
    await cloud.advance('P2D')
    await stranger.page.goto(link)
    await checkDeadEnd(stranger, /Vastausaika päättyi|Tähän ei tarvitse enää vastata/)
  })
})

describe('where there is nothing to see', () => {
  test('a page that does not exist', async () => {
    await worker.page.goto('/requests/nobodysrequest000000')
    await checkDeadEnd(worker, /Sivua ei löydy/)
  })

  test("a worker on a coordinator's page", async () => {
    await worker.page.goto('/queue')
    await checkDeadEnd(worker, /Sinulla ei ole oikeutta tähän/)
  })

  test('nobody signed in is led to the sign-in', async () => {
    await stranger.page.goto('/requests/new')
    await checkDeadEnd(stranger, /Kirjaudu sisään/)
  })

  test('the documentation of the API asks no other host', async () => {
    const reader = await newVisitor(browser, cloud.url)
    await reader.page.goto('/docs')
    await reader.page.getByText('/api/v1/requests').first().waitFor()
    expect(reader.troubles).toEqual([])
    await reader.close()
  })
})

async function checkUnfolded(visitor: Visitor, path: string, name: string): Promise<void> {
  await visitor.page.goto(path)
  await visitor.unfold()
  await visitor.checkSound(name)
}

/** It says what happened, and then what to do now. */
async function checkDeadEnd(visitor: Visitor, says: RegExp): Promise<void> {
  await expect(visitor.page.getByRole('heading', { level: 1 }).innerText()).resolves.toMatch(says)
  await expect(visitor.page.locator('main p').first().innerText()).resolves.toMatch(/\w/)
  await visitor.checkSound(`end-${plain(await visitor.page.title())}`)
}

/** One link of each kind of page that partners were sent, by the page's heading. */
async function pagesBehind(kind: string): Promise<Map<string, string>> {
  const links = (await cloud.outbox()).flatMap((message) => message.links.filter((link) => link.includes(kind)))
  const found = new Map<string, string>()
  for (const link of new Set(links)) {
    const heading = /<h1>([^<]*)/.exec(await (await fetch(link)).text())?.[1] ?? 'no heading'
    if (!found.has(heading)) found.set(heading, link)
  }
  return found
}

async function fillTimes({ page }: Visitor, date: string, from: string, to: string): Promise<void> {
  await page.getByLabel('Avohuolto', { exact: true }).check()
  await page.getByLabel('Annan aikoja').check()
  await page.getByLabel('Päivä').first().fill(date)
  await page.getByLabel('Alkaa').first().selectOption({ label: from })
  await page.getByLabel('Päättyy').first().selectOption({ label: to })
}

/** Every value in the page's main form, as it would be sent, but for the mark that this showing is a new one. */
function typedIn({ page }: Visitor): Promise<readonly [string, string][]> {
  return page.evaluate('[...new FormData(document.querySelector("main form"))].filter(([name]) => name !== "nonce")')
}

const plain = (words: string) =>
  words
    .toLowerCase()
    .replaceAll('ä', 'a')
    .replaceAll('ö', 'o')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
