import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { startTestCloud, type TestCloud } from '../support/cloud.ts'
import { rewire } from '../support/rewired.ts'
import { newVisitor, type Visitor } from './visitor.ts'

/** The demo county with wake-ups and sweeps that fail each time: what does not go on by itself, as a coordinator sees it. */
let cloud: TestCloud
let browser: Browser
let coordinator: Visitor

const FAILING = "export const handler = async () => { throw new Error('on purpose') }"

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
beforeAll(async () => {
  const bundles = rewire((room) => (room === 'on-time' || room === 'sweep' ? FAILING : undefined))
  ;[cloud, browser] = await Promise.all([startTestCloud({ env: { RINNALLA_BUNDLES: bundles } }), openBrowser()])
  coordinator = await newVisitor(browser, cloud.url)
  await coordinator.page.goto('/local')
  await coordinator.follow(coordinator.page.getByRole('button', { name: 'coordinator', exact: true }))
})
afterAll(() => Promise.all([cloud?.stop(), browser?.close()]))

test('what stands still says since when and what can be done, and is tried again', async () => {
  const { page } = coordinator
  const stuck = page.locator('.card', { hasText: 'Ei etene' })
  // A message that has not gone stands there too, and is sent again: what the demo has due is as the day is.
  const step = stuck.filter({ has: page.getByRole('button', { name: 'Yritä uudestaan' }) })
  // Before a weekend it takes longer; each day more is a day of sweeps that fail.
  for (let days = 0; days < 3 && ((await stuck.count()) < 2 || (await step.count()) < 1); days++) {
    await cloud.advance('P1D')
    await page.goto('/queue')
  }
  const before = await stuck.count()
  expect(before).toBeGreaterThan(1)
  for (const text of ['Pysähtynyt', 'Tämän piti jo tapahtua, mutta se ei ole onnistunut.', 'Yritä uudestaan'])
    expect(await step.first().innerText()).toContain(text)
  await coordinator.checkSound('queue-stuck')
  await coordinator.follow(step.getByRole('button', { name: 'Yritä uudestaan' }).first())
  expect(await page.getByRole('main').innerText()).toContain('Yritämme uudestaan.')
  expect(await stuck.count()).toBe(before - 1)
})
