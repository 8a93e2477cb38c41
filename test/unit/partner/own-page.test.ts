import { describe, expect, onTestFinished, test } from 'vitest'
import { type Item, Unavailable } from '#core/ports.ts'
import { ownPage } from '#core/partner/own.ts'
import { changePartner } from '#core/partner/change.ts'
import { confirmed, further } from '../../support/story.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, world } from '../../support/world.ts'
import { setImmediate as turn } from 'node:timers/promises'
import { ask } from '#core/request/ask.ts'

describe('a partner’s own page', () => {
  test('shows their meetings by start, and no one else’s', async () => {
    const w = await world()
    const life = await confirmed(w)
    const later = await further(w, life, '2026-12-14T10:00:00.000Z')
    const between = await further(w, life, '2026-12-02T10:00:00.000Z')
    const page = ok(await ownPage(w.partner(life.partnerId), life.partnerId))
    expect(page.meetings.map((one) => one.id)).toEqual([life.meetingId, between.id, later.id])
    expect(page.card.id).toBe(life.partnerId)
    expect(page.offers).toEqual([])
    expect(await ownPage(w.partner('somebody'), life.partnerId)).toEqual({ refused: 'LINK_UNKNOWN' })
    expect(await ownPage(w.worker(), life.partnerId)).toEqual({ refused: 'FORBIDDEN' })
    expect(ok(await ownPage(w.coordinator(), life.partnerId)).meetings).toHaveLength(3)
  })

  test('opens nothing for somebody who has left, or never was', async () => {
    const w = await world()
    const id = await aPartner(w.coordinator())
    ok(await ownPage(w.partner(id), id))
    ok(await changePartner(w.coordinator(), id, { state: 'exited' }))
    expect(await ownPage(w.partner(id), id)).toEqual({ refused: 'LINK_UNKNOWN' })
    expect(await ownPage(w.partner('nobody'), 'nobody')).toEqual({ refused: 'LINK_UNKNOWN' })
  })
})

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
  const page = ownPage(
    { store: failing, by: { role: 'partner', id: partnerId }, now: '2026-11-23T08:00:00.000Z' },
    partnerId,
  ).catch((error: unknown) => error)
  await turn()
  slow.resolve(undefined)
  expect(await page).toBeInstanceOf(Unavailable)
  expect([asked, uncaught]).toEqual([1, []])
})
