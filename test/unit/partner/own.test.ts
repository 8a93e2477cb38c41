import { setImmediate as turn } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { ownPage } from '#core/partner/own.ts'
import { type Item, Unavailable } from '#core/ports.ts'
import { ask } from '#core/request/ask.ts'
import { confirmed } from '../../support/story.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, world } from '../../support/world.ts'

test('an offer that cannot be read while meetings are still waited for ends the page, not the process', async () => {
  const w = await world()
  const partnerId = await aPartner(w.coordinator())
  await confirmed(w, { partnerId })
  const later = [{ start: '2026-12-07T10:00:00+02:00', end: '2026-12-07T12:00:00+02:00' }]
  ok(await ask(w.worker(), aRequest({ preferences: { partnerId }, windows: later })))
  await w.settle()
  const uncaught: unknown[] = []
  const note = (reason: unknown) => uncaught.push(reason)
  process.on('unhandledRejection', note)
  onTestFinished(() => void process.off('unhandledRejection', note))

  const { store } = w.partner(partnerId)
  let asked = 0
  const slow = Promise.withResolvers<Item | undefined>()
  const failing = {
    ...store,
    get: (key: { pk: string; sk: string }) => {
      if (key.sk.startsWith('MEET#')) return slow.promise
      if (key.sk.startsWith('OFFER#') && ++asked) return Promise.reject(new Unavailable('store'))
      return store.get(key)
    },
  }
  const page = ownPage({ store: failing, by: { role: 'partner', id: partnerId } }, partnerId).catch((error: unknown) => error)
  await turn()
  slow.resolve(undefined)
  expect(await page).toBeInstanceOf(Unavailable)
  expect([asked, uncaught]).toEqual([1, []])
})
