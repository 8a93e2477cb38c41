import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, type Json, startJourney, type Who } from '../support/journey.ts'

/** A partner who answers everything by SMS, through the built bundles: what SNS brings, and what comes back. */
let j: Journey
beforeAll(async () => {
  j = await startJourney()
})
afterAll(() => j?.stop())

const inbox = async ({ phone }: Who): Promise<string[]> => (await j.outbox(phone)).map(({ text }) => text)
const last = async (who: Who): Promise<string> => (await inbox(who)).at(-1) ?? ''
const code = async (who: Who): Promise<string> => /\b([A-Z][2-9]) (?:kyllä|ei)/.exec(await last(who))?.[1] ?? 'none'
async function texts({ phone }: Pick<Who, 'phone'>, text: string, id?: string): Promise<void> {
  const answer = await fetch(`${j.url}/local/sms`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ from: phone, text, ...(id && { id }) }),
  })
  expect(answer.status).toBe(200)
  await j.rest()
}
const written = async (): Promise<Json[]> =>
  (await j.ok('coordinator', 'GET /queue')).items.filter(({ kind }: Json) => kind === 'text')

async function asked(more: object = {}) {
  const area = j.newArea()
  await j.morning()
  const partner = await j.partner(area, { contactBy: ['sms'] })
  const id = await j.request(area, { windows: [await j.window(6, '13:00', '15:00')], ...more })
  await j.rest()
  return { area, partner, id }
}

test('a partner who answers everything by SMS: asked, yes, confirmed, a further time, moved, and thanked', async () => {
  const { partner, id } = await asked()
  expect(await last(partner)).toMatch(/[A-Z][2-9] kyllä tai [A-Z][2-9] ei, tai http/)
  await texts(partner, `${await code(partner)} Kyllä!`)
  expect((await j.see(id)).state).toBe('accepted')
  expect(await last(partner)).toMatch(/Tehtävä: http/)
  await j.ok('worker', `POST /requests/${id}/decision`, { decision: 'confirm' })
  await j.rest()
  expect((await inbox(partner)).at(-1)).toContain('sovittu')

  const more = await j.ok('worker', `POST /requests/${id}/meetings`, await j.window(8, '10:00', '11:00'))
  await j.rest()
  await texts(partner, 'joo')
  expect((await j.ok('worker', `GET /meetings/${more.id}`)).state).toBe('scheduled')
  await j.ok('worker', `POST /meetings/${more.id}/move`, await j.window(9, '10:00', '11:00'))
  await j.rest()
  await texts(partner, `${await code(partner)} ei`)
  const kept = await j.ok('worker', `GET /meetings/${more.id}`)
  expect([kept.start, kept.state]).toEqual([(await j.window(8, '10:00', '11:00')).start, 'scheduled'])
})

test('a no takes the yes back until the worker confirms, and the same SMS delivered again changes nothing', async () => {
  const { partner, id } = await asked()
  const known = await code(partner)
  await texts(partner, `${known} kyllä`, 'sms-1')
  await texts(partner, `${known} ei`, 'sms-2')
  expect((await j.see(id)).offers[0].state).toBe('released')
  const many = (await inbox(partner)).length
  await texts(partner, `${known} kyllä`, 'sms-1')
  expect((await j.see(id)).offers[0].state).toBe('released')
  expect(await inbox(partner)).toHaveLength(many)
})

test('what is no answer is the coordinator’s, with the number masked, on page and API, until it is dealt with', async () => {
  const { partner } = await asked()
  await texts(partner, 'Voisitko soittaa minulle?')
  const [text] = (await written()).filter(({ partner: one }) => one.id === partner.id)
  expect(text).toMatchObject({
    wrote: { about: 'words', said: 'Voisitko soittaa minulle?', from: `…${partner.phone.slice(-2)}` },
  })
  const page = await j.page('/queue', { as: 'coordinator' })
  expect(page.text).toContain('Voisitko soittaa minulle?')
  expect(page.text).not.toContain(partner.phone)
  expect((await j.api('worker', `POST /texts/${text.id}/handle`)).status).toBe(403)
  await j.ok('coordinator', `POST /texts/${text.id}/handle`)
  expect((await written()).filter(({ id }) => id === text.id)).toEqual([])
})

test('STOP ends SMS; from a number that nobody was written to at nothing happens', async () => {
  const { partner, area } = await asked()
  const many = (await inbox(partner)).length
  await texts({ phone: '+358401239999' }, `${await code(partner)} kyllä`)
  expect(await j.outbox('+358401239999')).toEqual([])
  await texts(partner, 'STOP')
  await j.request(area, { windows: [await j.window(7, '13:00', '15:00')], urgency: 'urgent' })
  await j.rest()
  expect(await inbox(partner)).toHaveLength(many)
  expect((await written()).filter(({ partner: one }) => one.id === partner.id)).toMatchObject([{ wrote: { about: 'stop' } }])
  expect((await j.ok('coordinator', `GET /partners/${partner.id}`)).contactBy).toEqual(['email'])
})
