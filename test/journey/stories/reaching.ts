import { expect } from 'vitest'
import type { Journey, Json } from '../../support/journey.ts'
import type { Tell } from './telling.ts'

/** Worker and partner reach each other, know where they meet, and say on the day how they come. */
export function reachingStories(j: Journey, test: Tell): void {
  async function confirmed(more: object = {}) {
    const area = j.newArea()
    const partner = await j.partner(area)
    const id = await j.request(area, { windows: [await j.window(4, '12:00', '13:30')], ...more })
    await j.rest()
    await j.answers(partner)
    await j.ok('worker', `POST /requests/${id}/decision`, { decision: 'confirm' })
    await j.rest()
    return { area, partner, id, meeting: (await j.see(id)).meetings[0] as Json }
  }
  const reachOf = async (id: string, partnerId: string) => (await j.see(id)).partners[partnerId]?.reach

  test('a confirmed partner reads whom to call, allows their number by their own page, and neither is shown once it has ended', async () => {
    const { partner, id } = await confirmed({ windows: [] })
    const link = await j.linkOf(partner)
    expect((await j.page(link)).text).toMatch(/Soita sinä ensin[\s\S]*Kun soitat, kerro etunimesi/)
    expect(await reachOf(id, partner.id)).toEqual({ first: 'partner' })
    await j.page(`${link}/link`, { form: { sure: 'yes' } })
    await j.rest()
    const own = await j.linkOf(partner, '/m/')
    expect((await j.page(`${own}/number`, { form: {} })).status).toBe(422)
    expect((await j.page(`${own}/number`, { form: { show: 'yes' } })).status).toBe(303)
    expect(await reachOf(id, partner.id)).toMatchObject({ first: 'worker', number: expect.stringMatching(/^\+358/) })
    expect((await j.page(link)).text).toContain('soittaa sinulle ensin')
    await j.ok('worker', `POST /requests/${id}/close`, { as: 'failed' })
    expect(await reachOf(id, partner.id)).toBeUndefined()
    expect((await j.page(link)).text).not.toContain('Yhteyshenkilösi:')
  })

  test('the place is changed from the area’s list and typed, told once each, and never in a message', async () => {
    const { area, partner, id, meeting } = await confirmed()
    const { items } = await j.ok('coordinator', 'GET /areas')
    const places = [{ id: 'library', name: 'Pääkirjasto, Linnankatu 2' }]
    await j.ok('coordinator', 'PUT /areas', {
      items: items.map((one: Json) => (one.code === area ? { ...one, places } : one)),
    })
    const change = (by: 'worker' | 'coordinator', body: object) => j.ok(by, `POST /meetings/${meeting.id}/details`, body)
    const told = async (template: string) =>
      (await j.see(id)).notices.filter(
        (one: Json) => one.template === template && one.state === 'sent' && !one.id.includes('-also-'),
      ).length
    await change('worker', { placeId: 'library', instructions: 'Toinen kerros.' })
    await change('worker', { placeId: 'library', instructions: 'Toinen kerros.' })
    await j.rest()
    expect([await told('place-changed'), await told('meeting-place-changed')]).toEqual([1, 0])
    const own = await j.linkOf(partner, '/m/')
    expect((await j.page(own)).text).toMatch(/Pääkirjasto, Linnankatu 2[\s\S]*Toinen kerros\./)
    await change('coordinator', { atHome: true })
    await j.rest()
    expect([await told('place-changed'), await told('meeting-place-changed')]).toEqual([2, 1])
    expect((await j.page(await j.linkOf(partner, '/m/'))).text).toContain('kotikäynti')
    const address = await j.api('worker', `POST /meetings/${meeting.id}/details`, { place: 'Kotikatu 3 A 5' })
    expect([address.status, address.body.errors[0].code]).toEqual([422, 'STREET_ADDRESS'])
    expect((await j.page(`${own}/${meeting.id}.ics`)).text).toContain('SEQUENCE:2')
  })

  test('on the day each says in one press how they come, the other hears it at once, and who cannot is absent as ever', async () => {
    const { partner, id, meeting } = await confirmed({ windows: [await j.window(2, '12:00', '13:30')] })
    const early = await j.api('worker', `POST /meetings/${meeting.id}/day`, { says: 'on-the-way' })
    expect(early.status).toBe(409)
    await j.turnTo(await j.on(2, '10:30'))
    await j.rest()
    const home = await j.linkOf(partner, '/m/')
    const day = (form: Record<string, string>) => j.page(`${home}/meetings/${meeting.id}/day`, { form })
    expect((await j.page(home)).text).toContain('Miten pääset?')
    expect((await day({})).status).toBe(422)
    expect((await day({ says: 'late', minutes: '15' })).status).toBe(303)
    await j.ok('worker', `POST /meetings/${meeting.id}/day`, { says: 'on-the-way' })
    await j.rest()
    const { notices, meetings } = await j.see(id)
    expect(meetings[0].day).toMatchObject({ partner: { minutes: 15 }, worker: { at: expect.any(String) } })
    expect(notices.map((one: Json) => `${one.template} ${one.state}`)).toEqual(
      expect.arrayContaining(['partner-coming sent', 'worker-coming sent']),
    )
    expect((await day({ says: 'cannot' })).status).toBe(303)
    await j.rest()
    expect((await j.see(id)).meetings[0]).toMatchObject({ partnerId: null, waitsFor: 'late-choice' })
  })
}
