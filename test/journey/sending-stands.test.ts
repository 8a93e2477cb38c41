import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, type Json, startJourney, type Who } from '../support/journey.ts'
import { script } from '../support/script.ts'

/** The world says no to all of us at once, or a person does: through the built bundles, as the SDK's own clients hear it. */
let j: Journey
beforeAll(async () => {
  j = await startJourney()
})
afterAll(() => j?.stop())

const refuse = async (limits: object) => {
  const answer = await fetch(`${j.url}/local/limits`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(limits),
  })
  expect(answer.status).toBe(200)
}
const sending = (as = 'coordinator'): Promise<Json> => j.ok(as, 'GET /sending')
const lines = async (): Promise<Json[]> =>
  (await j.ok('coordinator', 'GET /queue')).items.filter(({ kind }: Json) => kind === 'standstill' || kind === 'notice')
const questions = async ({ phone }: Who): Promise<number> => (await j.outbox(phone)).length

async function asked(more: object = {}) {
  const area = j.newArea()
  await j.morning()
  const partner = await j.partner(area, { contactBy: ['sms'] })
  return { partner, id: await j.request(area, { windows: [await j.window(3, '13:00', '15:00')], ...more }) }
}

test('a spending limit holds every SMS back: one line says which, and once it is raised each question goes, with its whole time to answer', async () => {
  await j.morning()
  await refuse({ sms: 'spend-limit' })
  const all = [await asked(), await asked(), await asked()]
  await j.rest()
  expect(await Promise.all(all.map(({ partner }) => questions(partner)))).toEqual([0, 0, 0])
  expect((await lines()).map(({ kind, id, code }) => [kind, id, code])).toEqual([
    ['standstill', 'sms', 'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT'],
  ])
  expect(await sending()).toMatchObject({ on: [{ id: 'sms', limit: 'spend' }], held: { goes: { offer: 3 } } })
  expect((await j.page('/queue', { as: 'coordinator' })).text).toContain('Tekstiviestit eivät nyt lähde.')
  expect((await j.page(`/requests/${all[0]!.id}`, { as: 'worker' })).text).toContain('Kyselyt eivät ole vielä lähteneet')
  await j.advance('PT2H')
  await refuse({})
  await j.advance('PT3H')
  expect(await Promise.all(all.map(({ partner }) => questions(partner)))).toEqual([1, 1, 1])
  expect(await lines()).toEqual([])
  const { offers } = await j.see(all[0]!.id)
  expect(Date.parse(offers[0].answerBy) - Date.parse(await j.now())).toBeGreaterThan(3 * 3_600_000)
  expect((await j.answers(all[0]!.partner)).status).toBe(200)
})

test('on hold everything is recorded and nothing sent; what no longer holds is shown before it is lifted, and does not go', async () => {
  expect((await j.api('worker', 'POST /sending/hold', { why: 'Siirto.' })).status).toBe(403)
  expect(await j.ok('coordinator', 'POST /sending/hold', { why: 'Siirto.' })).toMatchObject({
    on: [{ id: 'tenant', why: 'Siirto.' }],
  })
  const [kept, cancelled] = [await asked(), await asked()]
  await j.rest()
  expect([await questions(kept.partner), await questions(cancelled.partner)]).toEqual([0, 0])
  await j.ok('worker', `POST /requests/${cancelled.id}/cancel`, { as: 'withdrawn' })
  expect((await sending()).held.goes.offer).toBe(1)
  const page = await j.page('/sending', { as: 'coordinator' })
  expect(page.text).toContain('Lähtee, kun lähetys jatkuu')
  await j.ok('coordinator', 'POST /sending/lift')
  await j.rest()
  expect([await questions(kept.partner), await questions(cancelled.partner)]).toEqual([1, 0])
  expect(await sending()).toMatchObject({ on: [], held: { goes: {} } })
})

test('whoever runs the service holds all tenants back by a command, and sees what would go before it is lifted', async () => {
  const run = (...given: string[]) =>
    script('sending', [...given, '--endpoint', j.database.endpoint], {
      PATH: process.env['PATH'],
      RINNALLA_STATE: '/nonexistent',
    })
  const held = await run('hold', '--why', 'The table is put back')
  expect([held.code, held.stderr]).toEqual([0, ''])
  const { partner } = await asked()
  await j.rest()
  expect(await questions(partner)).toBe(0)
  expect((await lines()).map(({ id, reason }) => [id, reason])).toEqual([['deployment', 'all-on-hold']])
  const before = await run('lift')
  expect(before.stdout).toMatch(
    /On hold since .*The table is put back[\s\S]*: 1 would go, 0 no longer hold, 0 are too late\n {2}offer: 1\n/,
  )
  expect(await run('status')).toMatchObject({ code: 1 })
  expect(await run('lift', '--now')).toMatchObject({ code: 0 })
  await j.advance('PT40M')
  expect(await questions(partner)).toBe(1)
  expect(await lines()).toEqual([])
})
