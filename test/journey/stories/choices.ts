import { expect } from 'vitest'
import type { Journey, Json } from '../../support/journey.ts'
import type { Tell } from './telling.ts'

/** With more than one willing partner, without a time, or with another time. */
export function choiceStories(j: Journey, test: Tell): void {
  const offersBy = async (id: string) =>
    Object.fromEntries((await j.see(id)).offers.map((one: Json) => [one.partnerId, one])) as Readonly<Record<string, Json>>

  test('a group with two seats is confirmed with two partners, each with a meeting of their own', async () => {
    const area = j.newArea()
    const [anna, bertta] = [await j.partner(area), await j.partner(area)]
    const id = await j.request(area, {
      channel: 'group',
      phases: [],
      consent: { given: false },
      seats: 2,
      urgency: 'soon',
      windows: [await j.window(4, '13:00', '15:00')],
      durationMinutes: 120,
    })
    await j.rest()
    await j.answers(anna)
    const first = (await j.see(id)).taken[0].offerId
    await j.ok('worker', `POST /requests/${id}/decision`, { decision: 'confirm', offerId: first })
    await j.rest()
    expect(await j.see(id)).toMatchObject({ state: 'offered', taken: [{ partnerId: anna.id, state: 'confirmed' }] })
    await j.answers(bertta)
    await j.ok('worker', `POST /requests/${id}/decision`, { decision: 'confirm' })
    await j.rest()
    const { state, taken, meetings } = await j.see(id)
    expect([state, taken.map((seat: Json) => seat.state)]).toEqual(['confirmed', ['confirmed', 'confirmed']])
    expect(meetings.map((one: Json) => [one.partnerId, one.state])).toEqual([
      [anna.id, 'scheduled'],
      [bertta.id, 'scheduled'],
    ])
  })

  test('a family chooses from three introductions: one is confirmed, the others are thanked and free', async () => {
    const area = j.newArea()
    const three = [await j.partner(area), await j.partner(area), await j.partner(area)]
    const id = await j.request(area, { choice: 'family', windows: [await j.window(5, '13:00', '15:00')], durationMinutes: 120 })
    await j.rest()
    for (const one of three) expect((await j.answers(one)).status).toBe(200)
    await j.rest()
    const held = await j.see(id)
    expect([held.taken.length, Object.keys(held.partners).length]).toEqual([3, 3])
    expect((await j.api('worker', `POST /requests/${id}/decision`, { decision: 'confirm' })).body.code).toBe(
      'NOBODY_TO_DECIDE_ON',
    )
    const chosen = held.taken.find((seat: Json) => seat.partnerId === three[1]!.id)
    await j.ok('worker', `POST /requests/${id}/decision`, { decision: 'confirm', offerId: chosen.offerId })
    await j.rest()
    const after = await j.see(id)
    expect([after.state, after.taken.map((seat: Json) => [seat.partnerId, seat.state])]).toEqual([
      'confirmed',
      [[three[1]!.id, 'confirmed']],
    ])
    const offers = await offersBy(id)
    expect(three.map((one) => offers[one.id].state)).toEqual(['released', 'accepted', 'released'])
    expect((await j.page(await j.linkOf(three[0]!))).text).toContain('Aikaa ei tällä kertaa sovittu.')
    const { bookings } = await j.ok('coordinator', `GET /partners/${three[0]!.id}`)
    expect(bookings).toEqual([])
  })

  test('"when suits" is accepted without a time, confirmed once consent is there, and the worker adds the first meeting', async () => {
    const area = j.newArea()
    const partner = await j.partner(area)
    const preferences = { partnerId: partner.id } // by phone, partners of every municipality could be asked
    const id = await j.request(area, { mode: 'phone', needBy: await j.on(14, '16:00'), consent: { given: false }, preferences })
    await j.rest()
    expect((await j.page(await j.linkOf(partner))).text).toContain('value="accept:later"')
    await j.answers(partner)
    expect(await j.see(id)).toMatchObject({ state: 'accepted', waitsFor: 'consent', owner: 'worker' })
    expect((await j.api('worker', `POST /requests/${id}/decision`, { decision: 'confirm' })).body.code).toBe('CONSENT_PENDING')
    await j.ok('worker', `POST /requests/${id}/consent`, { given: true, on: (await j.on(0, '10:00')).slice(0, 10) })
    await j.ok('worker', `POST /requests/${id}/decision`, { decision: 'confirm' })
    await j.rest()
    expect(await j.see(id)).toMatchObject({ state: 'confirmed', waitsFor: 'first-meeting', owner: 'worker', meetings: [] })
    const times = await j.window(6, '11:00', '11:45')
    const added = await j.ok('worker', `POST /requests/${id}/meetings`, { ...times, agreed: true })
    await j.rest()
    expect(await j.see(id)).toMatchObject({ waitsFor: 'meetings', meetings: [{ id: added.id, ...times, partnerId: partner.id }] })
    expect((await j.outbox(partner.email)).at(-1)?.html).toBeDefined()
  })

  test('a partner proposes another time, the worker takes it, and that is when they meet', async () => {
    const area = j.newArea()
    const partner = await j.partner(area)
    const id = await j.request(area, { windows: [await j.window(5, '13:00', '15:00')], durationMinutes: 120 })
    await j.rest()
    const date = (await j.on(6, '12:00')).slice(0, 10)
    const proposed = await j.answers(partner, {
      answer: 'other-time',
      'other.date': date,
      'other.from': '16:15',
      'other.to': '17:45',
    })
    expect([proposed.status, proposed.text]).toEqual([200, expect.stringContaining('Kysymme, sopiiko')])
    await j.rest()
    const [offer] = (await j.see(id)).offers
    expect(offer).toMatchObject({
      state: 'sent',
      waitsFor: 'worker-reply',
      owner: 'worker',
      counter: { start: `${date}T16:15:00+02:00` },
    })
    await j.ok('worker', `POST /requests/${id}/decision`, { decision: 'confirm', offerId: offer.id })
    await j.rest()
    expect(await j.see(id)).toMatchObject({ state: 'confirmed', meetings: [{ ...offer.counter, partnerId: partner.id }] })
  })

  test('a proposal the worker declines ends kindly, and the search goes on to the next', async () => {
    const area = j.newArea()
    const partner = await j.partner(area)
    const id = await j.request(area, { windows: [await j.window(5, '13:00', '15:00')] })
    await j.rest()
    const date = (await j.on(6, '12:00')).slice(0, 10)
    await j.answers(partner, { answer: 'other-time', 'other.date': date, 'other.from': '16:15', 'other.to': '17:45' })
    const next = await j.partner(area)
    const [offer] = (await j.see(id)).offers
    await j.ok('worker', `POST /requests/${id}/decision`, { decision: 'refuse', offerId: offer.id, reason: 'Perheelle ei käy' })
    await j.rest()
    const offers = await offersBy(id)
    expect([offers[partner.id].state, offers[next.id].state]).toEqual(['withdrawn', 'sent'])
    expect(await j.see(id)).toMatchObject({ state: 'offered' })
  })
}
