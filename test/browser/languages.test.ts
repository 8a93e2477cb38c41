import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { startTestCloud, type TestCloud } from '../support/cloud.ts'
import { some } from '../support/reduced.ts'
import { newVisitor, PHONE, type Visitor } from './visitor.ts'

/** The choice of a page's language: it loses nothing typed and saves nothing, with scripts and without, on a phone and a desk. */
let cloud: TestCloud
let browser: Browser

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
beforeAll(async () => {
  ;[cloud, browser] = await Promise.all([startTestCloud({ env: { RINNALLA_DATABASE: 'memory' } }), openBrowser()])
})
afterAll(() => Promise.all([cloud.stop(), browser.close()]))

const DESK = { width: 1280, height: 900 }
const PLACES = [
  ['on a phone', PHONE, true],
  ['on a desk without scripts', DESK, false],
  ['on a desk', DESK, true],
  ['on a phone without scripts', PHONE, false],
] as const

describe.each(some(PLACES, 1))('%s', (name, viewport, scripts) => {
  let visitor: Visitor
  beforeAll(async () => {
    visitor = await newVisitor(browser, cloud.url, { viewport, scripts, statuses: [404, 422] })
  })
  afterAll(() => visitor.close())

  const inHeader = (language: string) => visitor.page.locator('header').getByText(language, { exact: true })
  const inForm = (form: string, language: string) =>
    visitor.page.locator(form).getByRole('button', { name: language, exact: true })
  const lang = () => visitor.page.locator('html').getAttribute('lang')

  test('a worker turns a half-filled request, and the choice stays theirs', async () => {
    const { page } = visitor
    await page.goto('/local')
    await visitor.follow(page.getByRole('button', { name: 'worker', exact: true }))
    await page.goto('/requests/new')
    expect(await inHeader('svenska').isVisible()).toBe(true)
    expect(await inForm('main form', 'svenska').isVisible()).toBe(false)
    await page.getByLabel('Avohuolto', { exact: true }).check()
    await page.getByLabel('Ruotsi', { exact: true }).check()
    await page.getByLabel('Paikka (ei pakollinen)').pressSequentially('Perhekeskus "Ämyri"')
    await page.getByText('Muut toiveet').click()
    await page.getByLabel('Huomio koordinaattorille').pressSequentially('Tuokaa <kahvia>')
    const typed = await held(visitor)
    await page.keyboard.press('Tab')
    expect(await inHeader('svenska').isVisible(), 'what is typed is not to be lost by it').toBe(false)
    await visitor.follow(inForm('main form', 'svenska'))
    expect(await lang()).toBe('sv')
    expect(await held(visitor)).toEqual(typed)
    expect(await page.getByRole('alert').count()).toBe(0)
    await visitor.checkSound(`turned-request-${name.replaceAll(' ', '-')}`)
    await visitor.follow(inForm('main form', 'English'))
    expect([await lang(), await held(visitor)]).toEqual(['en', typed])
    await visitor.follow(page.getByRole('button', { name: 'Send the request' }))
    expect(await page.getByRole('alert').innerText()).toContain('Please check these')
    expect(await held(visitor)).toEqual(typed)
    await page.goto('/requests?state=closed')
    expect(await lang(), 'it is kept with the worker').toBe('en')
    await visitor.follow(inHeader('suomi'))
    expect([await lang(), new URL(page.url()).pathname + new URL(page.url()).search]).toEqual(['fi', '/requests?state=closed'])
  })

  test('a partner turns the question with another time in it, and answers nothing by that', async () => {
    const { page } = visitor
    const link = await linkTo('Ehtisitkö?')
    await page.goto(link)
    await page.getByLabel('Ehdotan toista aikaa').check()
    await page.locator('#other-from').selectOption('10:00')
    expect(await inHeader('svenska').isVisible()).toBe(false)
    const typed = await held(visitor)
    await visitor.follow(inForm('main form', 'svenska'))
    expect([await lang(), await held(visitor)]).toEqual(['sv', typed])
    await visitor.checkSound(`turned-question-${name.replaceAll(' ', '-')}`)
    await page.goto(link)
    expect([await lang(), await page.locator('input:checked').count()]).toEqual(['sv', 0])
    await visitor.follow(inHeader('suomi'))
    expect(await lang()).toBe('fi')
  })

  test('on a page with several forms, the one that was typed in is the one that comes back', async () => {
    const { page } = visitor
    await page.goto(await linkTo('Omat aikasi'))
    await page.getByText('Aloita tauko').first().click()
    await page.getByLabel('Tauko toistaiseksi').check()
    await visitor.follow(inForm('#pause-form', 'English'))
    expect([await lang(), await page.locator('#pause-form input:checked').inputValue()]).toEqual(['en', 'open'])
    expect(await page.locator('#pause-form').isVisible()).toBe(true)
    expect(await page.evaluate<number>('document.querySelector("#pause-form").getBoundingClientRect().top')).toBeLessThan(
      viewport.height,
    )
    await page.goto(await linkTo('Omat aikasi'))
    await visitor.follow(inHeader('suomi'))
    expect(await lang()).toBe('fi')
  })

  test('a stranger chooses at the sign-in and at a dead end, and stays where they are', async () => {
    const { page } = visitor
    await page.context().clearCookies()
    for (const path of ['/sign-in', '/o/AAAAAAAAAAAAAAAAAAAAAA']) {
      await page.goto(path)
      await visitor.follow(inHeader('English'))
      expect([await lang(), new URL(page.url()).pathname]).toEqual(['en', path])
      await visitor.follow(inHeader('suomi'))
      expect(await lang()).toBe('fi')
    }
  })
})

/** Every value in the page's first form, as it would be sent, but for the mark of this showing. */
const held = ({ page }: Visitor): Promise<readonly [string, string][]> =>
  page.evaluate('[...new FormData(document.querySelector("main form"))].filter(([name]) => name !== "nonce").toSorted()')

/** A link whose page has this heading for a stranger. */
async function linkTo(heading: string): Promise<string> {
  const links = (await cloud.outbox()).flatMap((message) => message.links)
  for (const link of new Set(links)) if ((await (await fetch(link)).text()).includes(`<h1>${heading}</h1>`)) return link
  throw new Error(`no link to ${heading}`)
}
