import { expect, test } from 'vitest'
import { ask } from '#core/request/ask.ts'
import { LIMITS, tallyKey } from '#core/records/tally.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, ORG, type World, world } from '../../support/world.ts'
import { faultsOf } from './sound.ts'
import { linksSent, linkVisitor, staffVisitor } from './visitor.ts'

const DATE = '2026-11-23'

/** As if that person had done all of a day's work already. */
async function fill(w: World, by: string, done: number): Promise<void> {
  const key = tallyKey(ORG, DATE, by)
  const item = { ...key, kind: 'tally', schema: 1, version: 1, by, date: DATE, done, told: {} }
  await w.ports.stores.open(ORG).commit({ opId: by, at: w.ports.clock.now() }, [{ op: 'insert', item }])
}

test('a worker at the end of a day keeps what was typed, and is told whom to call; the coordinator sees who it is', async () => {
  const w = await world()
  const other = await staffVisitor(w, 'worker-2')
  const blank = await other.get('/requests/new')
  await fill(w, 'worker:worker-2', LIMITS.worker.done)
  const page = await other.send(blank, '/requests/new', {
    phases: 'OPEN',
    languages: 'fi',
    area: '529',
    when: 'later',
    note: 'ensin puhelu',
  })
  expect([page.status, page.headers.get('retry-after'), faultsOf(page.html)]).toEqual([429, String(14 * 3600), []])
  expect(page.text).toContain('Mitään ei lähetetty. Jatka huomenna.')
  expect(page.html).toContain('href="tel:')
  expect(page.html).toContain('ensin puhelu')
  const coordinator = await staffVisitor(w, 'coordinator', 'coordinator')
  expect((await coordinator.get('/queue')).text).toContain('osa uusista muutoksista odottaa huomiseen')
})

test('a link that proposes for the fourth time is told that the latest stands, with the phone; a no still goes', async () => {
  const w = await world()
  await aPartner(w.coordinator())
  ok(await ask(w.worker(), aRequest()))
  await w.pass({ minutes: 10 })
  const link = linksSent(w).find((one) => one.startsWith('/o/'))!
  const partner = linkVisitor(w)
  // The page no longer has the form then; a kept one, or a program, goes on posting.
  const propose = (day: number) =>
    partner.post(link, {
      nonce: `n${day}`,
      answer: 'other-time',
      'other.date': `2026-12-0${day}`,
      'other.from': '10:00',
      'other.to': '11:00',
    })
  for (const day of [1, 2, 3]) expect((await propose(day)).status).toBe(200)
  const fourth = await propose(4)
  expect([fourth.status, fourth.headers.get('retry-after')]).toEqual([429, '86400'])
  expect(fourth.text).toContain('Olet ehdottanut jo kolmea aikaa.')
  expect(fourth.html).toContain('href="tel:')
  expect((await partner.post(link, { nonce: 'no', answer: 'decline' })).status).toBe(200)
})
