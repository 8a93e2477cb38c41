import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { startTestCloud, type TestCloud } from '../support/cloud.ts'
import { some } from '../support/reduced.ts'
import type { Json } from '../support/journey.ts'
import { nextMorning, shortDate } from './calendar.ts'
import { newVisitor, PHONE, type Visitor } from './visitor.ts'

/**
 * One whole life with the mouse: from a worker's request to a meeting that was held, with every step on the
 * coordinator's queue. Native pickers of dates and lists open outside the page: there the choice is made directly.
 */
let cloud: TestCloud
let browser: Browser
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 })
beforeAll(async () => {
  ;[cloud, browser] = await Promise.all([startTestCloud(), openBrowser()])
  await allInFinnish()
})
afterAll(() => Promise.all([cloud.stop(), browser.close()]))

/** Reduced, off where `languages` has them on. */
const SCRIPTS = [
  ['off', false],
  ['on', true],
] as const
test.each(some(SCRIPTS, 1))('a request becomes a reminded, confirmed and closed meeting, scripts %s', async (_, scripts) => {
  const worker = await newVisitor(browser, cloud.url, { scripts })
  const coordinator = await newVisitor(browser, cloud.url, { scripts })
  const partner = await newVisitor(browser, cloud.url, { scripts, viewport: PHONE })

  await worker.page.goto('/local')
  const morning = nextMorning(await cloud.now())
  await turnClock(worker, morning.toPlainDate().toString(), '09:00')
  await worker.checkSound('local')
  await signIn(coordinator, 'coordinator')
  await signIn(worker, 'worker')
  await worker.checkSound('requests')

  const day = morning.add({ days: 1 }).toPlainDate()
  const id = await sendRequest(worker, day.toString())
  await cloud.settle()
  expect(await queueRow(coordinator, id)).toMatch(/Kysytty[^]*Odotamme vastausta/)
  await coordinator.checkSound('queue-asked')

  // The partner: an SMS, since it is near, or an e-mail, for who has chosen so; a link, an answer.
  const { phone, asked } = await askedFor(id)
  await partner.page.goto(`/local/inbox?to=${encodeURIComponent(asked)}`)
  const question = newest(partner, 'article', shortDate(day))
  // An SMS can be answered, and has a code for it.
  await expect(question.innerText()).resolves.toMatch(/Kyllä tai ei, kumpikin auttaa\.|\b(\w+) kyllä tai \1 ei\b/)
  await partner.follow(question.getByRole('link', { name: '/o/' }).first())
  await partner.checkSound('offer')
  await partner.page.getByLabel('Kyllä, pääsen').click()
  await partner.follow(partner.page.getByRole('button', { name: 'Lähetä vastaus' }))
  await seen(partner, 'Kiitos, vastauksesi tuli perille.')
  await partner.checkSound('offer-accepted')
  await cloud.settle()
  expect(await queueRow(coordinator, id)).toMatch(/Joku pääsee/)

  // The worker: the parent's consent, then the decision.
  await worker.page.goto(`/requests/${id}`)
  await worker.checkSound('request-accepted')
  await worker.follow(worker.page.getByRole('button', { name: 'Merkitse suostumus' }))
  await seen(worker, 'Suostumus on merkitty.')
  await worker.follow(worker.page.getByRole('button', { name: /^Vahvista: / }))
  await seen(worker, 'Vahvistettu. Kerromme kumppanille.')
  await cloud.settle()
  await worker.page.reload()
  await worker.checkSound('request-confirmed')
  expect(await queueRow(coordinator, id)).toMatch(/Vahvistettu/)

  // The day before: a reminder; on the day itself none, since nothing has changed.
  await turnClock(worker, day.subtract({ days: 1 }).toString(), '14:00')
  await seeMessage(partner, phone, `Huomenna ${shortDate(day)}`)
  await turnClock(worker, day.toString(), '11:45')
  await seeMessage(partner, phone, `Huomenna ${shortDate(day)}`)
  await partner.checkSound('inbox')
  await partner.follow(newest(partner, '.sms', 'Huomenna').getByRole('link', { name: '/m/' }))
  await partner.checkSound('own-page')

  // Afterwards: how it went, and the end.
  await turnClock(worker, day.toString(), '16:00')
  expect(await queueRow(coordinator, id)).toMatch(/Vahvistettu/)
  await worker.page.goto(`/requests/${id}`)
  await worker.checkSound('request-after-meeting')
  await worker.page.getByLabel('Toteutui', { exact: true }).click()
  await worker.follow(worker.page.getByRole('button', { name: 'Merkitse', exact: true }))
  await seen(worker, 'Kiitos, merkitty.')
  await worker.page.getByText('Merkitse päättyneeksi').first().click()
  await worker.page.getByLabel('Tuki toteutui').click()
  await worker.follow(worker.page.getByRole('button', { name: 'Merkitse päättyneeksi' }))
  await seen(worker, 'Pyyntö on merkitty päättyneeksi.')
  await worker.checkSound('request-closed')
  await cloud.settle()
  expect(await queueRow(coordinator, id)).toBe('')
  await Promise.all([worker, coordinator, partner].map((one) => one.close()))
})

async function signIn(visitor: Visitor, as: string): Promise<void> {
  await visitor.page.goto('/local')
  await visitor.follow(visitor.page.getByRole('button', { name: as, exact: true }))
}

/** Of whoever was asked about it: the number, and where the question went. Others are asked about other things at that hour. */
async function askedFor(id: string): Promise<{ phone: string; asked: string }> {
  const headers = { authorization: `Bearer ${await cloud.token('coordinator')}` }
  const read = async (path: string): Promise<Json> => (await fetch(`${cloud.url}/api/v1${path}`, { headers })).json()
  const { offers } = await read(`/requests/${id}`)
  const { phone, email } = (await read(`/partners/${offers[0].partnerId}`)).contact
  const theirs = (await cloud.outbox()).filter(({ to, links }) => (to === phone || to === email) && links.some(isQuestion))
  return { phone, asked: theirs.at(-1)!.to }
}

/** Whoever is asked reads what is looked for here: the demo's partners have languages of their own. */
async function allInFinnish(): Promise<void> {
  const headers = { authorization: `Bearer ${await cloud.token('coordinator')}`, 'content-type': 'application/json' }
  const { items } = (await (await fetch(`${cloud.url}/api/v1/partners?limit=100`, { headers })).json()) as Json
  for (const { id } of items) {
    const body = JSON.stringify({ speaks: 'fi' })
    expect((await fetch(`${cloud.url}/api/v1/partners/${id}`, { method: 'PATCH', headers, body })).status).toBe(200)
  }
}

const isQuestion = (link: string): boolean => link.includes('/o/')

async function turnClock({ page, follow }: Visitor, date: string, time: string): Promise<void> {
  await page.goto('/local')
  await page.getByLabel('Date').fill(date)
  await page.getByLabel('Time in Helsinki').fill(time)
  await follow(page.getByRole('button', { name: 'Turn to' }))
}

/** The four questions and nothing else; the new request's id. */
async function sendRequest(worker: Visitor, day: string): Promise<string> {
  const { page } = worker
  await worker.follow(page.getByRole('link', { name: 'Tee uusi pyyntö' }))
  await page.getByLabel('Avohuolto', { exact: true }).click()
  await page.getByLabel('Suomi', { exact: true }).click()
  await page.getByLabel('Annan aikoja').click()
  await page.getByLabel('Päivä').first().fill(day)
  await page.getByLabel('Alkaa').first().selectOption({ label: '13.30' })
  await page.getByLabel('Päättyy').first().selectOption({ label: '15.30' })
  await page.getByLabel('Missä kunnassa?').selectOption({ label: 'Turku' })
  await worker.checkSound('new-request')
  await worker.follow(page.getByRole('button', { name: 'Lähetä pyyntö' }))
  await seen(worker, 'Pyyntö on lähetetty.')
  await worker.checkSound('request-sent')
  return new URL(page.url()).pathname.split('/').at(-1)!
}

/** The coordinator's card of the request or its meeting; nothing where there is none. */
async function queueRow({ page }: Visitor, id: string): Promise<string> {
  await page.goto('/queue')
  const rows = page.getByRole('listitem').filter({ has: page.locator(`h2 a[href^="/requests/${id}"]`) })
  return (await rows.allInnerTexts()).join('\n')
}

function newest({ page }: Visitor, kind: string, words: string): Locator {
  return page.locator(kind).filter({ hasText: words }).first()
}

async function seeMessage({ page }: Visitor, to: string, words: string): Promise<void> {
  await page.goto(`/local/inbox?to=${encodeURIComponent(to)}`)
  await expect(page.locator('.sms .words').first().innerText()).resolves.toContain(words)
}

async function seen({ page }: Visitor, words: string): Promise<void> {
  await expect(page.locator('main').innerText()).resolves.toContain(words)
}
