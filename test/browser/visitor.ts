import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { reduced } from '../support/reduced.ts'
import { seed } from '../support/seed.ts'

const LOOK = readFileSync(join(import.meta.dirname, 'in-page.js'), 'utf8')
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const PICTURES = join(import.meta.dirname, '../../test-results/pictures')

export const PHONE = { width: 360, height: 740 }
const DESK = { width: 1280, height: 900 }

/** Somebody with a browser of their own: a context, one page, and what went wrong on the way. */
export interface Visitor {
  readonly page: Page
  /** What went wrong so far: console, scripts, foreign origins, answers with an error nobody expected. */
  readonly troubles: readonly string[]
  /**
   * The page as it stands, at both widths. Ends at the width it came with. Reduced, axe-core reads every second page, and
   * that only where a phone shows it and scripts run: its rules ask about the document, which is the same elsewhere.
   */
  checkSound(name: string): Promise<void>
  /** Presses what leads to another page, and waits until that is there with all that belongs to it. */
  follow(pressed: Locator): Promise<void>
  /** Opens whatever is folded. */
  unfold(): Promise<void>
  close(): Promise<void>
}

interface VisitorOptions {
  /** Whether the pages' own scripts run. */
  readonly scripts?: boolean
  readonly viewport?: { readonly width: number; readonly height: number }
  /** Statuses a page may have: only 200 without it. */
  readonly statuses?: readonly number[]
}

export async function newVisitor(browser: Browser, origin: string, options: VisitorOptions = {}): Promise<Visitor> {
  const { scripts = true, viewport = DESK, statuses = [] } = options
  const locale = { locale: 'fi-FI', timezoneId: 'Europe/Helsinki', baseURL: origin }
  const context = await browser.newContext({ ...locale, viewport, javaScriptEnabled: scripts })
  context.setDefaultTimeout(20_000)
  const troubles: string[] = []
  watch(context, origin, statuses, troubles)
  const page = await context.newPage()
  let turn = seed
  const audit = scripts ? auditHere : await auditElsewhere(browser, locale)
  return {
    page,
    troubles,
    async checkSound(name) {
      const found: string[] = []
      const read = (size: typeof DESK) => !reduced || (size === PHONE && scripts && turn % 2 === 0)
      await page.keyboard.press('Shift') // from now on focus shows as it does for who uses the keyboard
      for (const size of [PHONE, DESK]) {
        await page.setViewportSize(size)
        await page.evaluate(LOOK)
        const faults = await page.evaluate<string[]>(
          '[look.tooWide(), look.tooSmall(), look.unlabelled(), look.focusHidden()].flat()',
        )
        const audited = read(size) ? await audit(page, size) : []
        found.push(...[...faults, ...audited].map((fault) => `${size.width} px: ${fault}`))
        await picture(page, `${name}-${size.width}${scripts ? '' : '-no-scripts'}`)
      }
      turn++
      await page.setViewportSize(viewport)
      expect.soft({ [name]: found, troubles }).toEqual({ [name]: [], troubles: [] })
    },
    async follow(pressed) {
      await Promise.all([page.waitForEvent('load'), pressed.click()])
    },
    unfold: () => page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true'),
    close: () => context.close(),
  }
}

/** Written only when asked for: `PICTURES=1 npm run test:browser`. */
async function picture(page: Page, name: string): Promise<void> {
  if (!process.env['PICTURES']) return
  mkdirSync(PICTURES, { recursive: true })
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true })
}

function watch(context: BrowserContext, origin: string, statuses: readonly number[], troubles: string[]): void {
  context.on('console', (message) => {
    const byStatus = message.text().startsWith('Failed to load resource') // judged by its status, beneath
    if (message.type() === 'error' && !byStatus) troubles.push(`console: ${message.text()}`)
  })
  context.on('weberror', (error) => void troubles.push(`script: ${error.error().message}`))
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol !== 'data:' && url.origin !== origin) troubles.push(`asked another host: ${url.href}`)
  })
  context.on('response', (response) => {
    const expected = response.status() < 400 || (response.request().isNavigationRequest() && statuses.includes(response.status()))
    if (!expected) troubles.push(`${response.request().method()} ${response.url()} answered ${response.status()}`)
  })
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string
    readonly help: string
    readonly nodes: readonly { readonly html: string }[]
  }[]
}

/** axe-core's faults of the page as it stands. */
async function auditHere(page: Page, _size = DESK): Promise<readonly string[]> {
  await page.evaluate(AXE)
  const { violations } = await page.evaluate<AxeResult>(
    `axe.run({ runOnly: ${JSON.stringify(RULES)}, resultTypes: ['violations'] })`,
  )
  return violations.map(
    ({ id, help, nodes }) =>
      `axe ${id}: ${help}: ${nodes
        .slice(0, 3)
        .map(({ html }) => html.slice(0, 120))
        .join(' | ')}`,
  )
}

/** axe-core waits, which a page without scripts cannot: the same document, at the same address, with scripts on. */
async function auditElsewhere(browser: Browser, locale: object): Promise<typeof auditHere> {
  const context = await browser.newContext(locale)
  const copy = await context.newPage()
  let document = ''
  await copy.route('**/*', (route, request) =>
    request.isNavigationRequest() ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: document }) : route.continue(),
  )
  return async (page: Page, size = DESK) => {
    document = await page.content()
    await copy.setViewportSize(size)
    await copy.goto(page.url())
    return auditHere(copy)
  }
}
