import { expect } from 'vitest'
import type { Journey, Json } from '../../support/journey.ts'
import type { Tell } from './telling.ts'

/** The main job through the API, as with curl: from a request to a reminded, confirmed and closed meeting. */
export function lifeStories(j: Journey, test: Tell): void {
  const row = async (id: string) => (await j.queued(id)).find((one: Json) => one.kind === 'request')
  const said = async (to: string) => (await j.outbox(to)).map(({ text }) => text)
  const begins = (words: string) => expect.stringMatching(`^${words}`)

  test('a request is offered, accepted, confirmed, reminded of, held and closed, and the queue says so at every step', async () => {
    const area = j.newArea()
    const sari = await j.partner(area)
    const times = await j.window(2, '13:30', '15:30')
    const id = await j.request(area, { windows: [times], durationMinutes: 120, place: 'Kirjasto' })
    await j.rest()
    expect(await row(id)).toMatchObject({ state: 'offered', waitsFor: 'answer', owner: 'partner', reason: 'asked' })
    expect((await j.outbox(sari.phone)).map(({ text }) => text)).toEqual([expect.stringMatching(/^Hei! Ehtisitkö/)])

    expect((await j.answers(sari)).status).toBe(200)
    expect(await row(id)).toMatchObject({ state: 'accepted', waitsFor: 'decision', owner: 'worker' })
    await j.rest()
    await j.ok('worker', `POST /requests/${id}/decision`, { decision: 'confirm' })
    await j.rest()
    const {
      meetings: [meeting],
      state,
    } = await j.see(id)
    expect([state, meeting]).toEqual([
      'confirmed',
      expect.objectContaining({ ...times, partnerId: sari.id, state: 'scheduled', waitsFor: 'start' }),
    ])
    expect(await row(id)).toMatchObject({ state: 'confirmed', waitsFor: 'meetings' })

    const before = (await j.outbox(sari.phone)).length
    await j.turnTo(await j.on(1, '13:45'))
    expect((await j.outbox(sari.phone)).length).toBe(before + 1)
    await j.turnTo(await j.on(1, '11:45')) // on the day itself nobody is reminded of what has not changed
    expect((await j.outbox(sari.phone)).length).toBe(before + 1)
    await j.turnTo(await j.on(0, '15:45'))
    expect((await j.see(id)).meetings[0]).toMatchObject({ state: 'scheduled', waitsFor: 'outcome', owner: 'worker' })

    await j.ok('worker', `POST /meetings/${meeting.id}/close`, { outcome: 'held' })
    await j.ok('worker', `POST /requests/${id}/close`, { as: 'fulfilled' })
    await j.rest()
    expect(await row(id)).toBeUndefined()
    const end = await j.see(id)
    expect([end.state, end.closedAs, end.due, end.owner, end.meetings[0].state]).toEqual([
      'closed',
      'fulfilled',
      null,
      'nobody',
      'held',
    ])
    expect(end.notices.filter((one: Json) => one.due !== null)).toEqual([])
    expect(await said(sari.phone)).toEqual(
      ['Hei! Ehtisitkö', 'Kiitos, sovittu!', 'Huomenna', 'Kiitos tästä päivästä!', 'Kiitos, että olet'].map(begins),
    )
    expect(end.notices.filter((one: Json) => one.state !== 'sent').map((one: Json) => one.template)).toEqual([])
  })

  test('one says no, one is silent, and when nobody is left the coordinator owns it and the worker is told', async () => {
    const area = j.newArea()
    const [anna, bertta] = [await j.partner(area, { firstName: 'Anna' }), await j.partner(area, { firstName: 'Bertta' })]
    await j.partner(j.newArea()) // who is not there
    const id = await j.request(area, { windows: [await j.window(6, '12:00', '14:00')], urgency: 'soon' })
    await j.rest()
    expect((await j.see(id)).offers.map((one: Json) => one.state)).toEqual(['sent', 'sent']) // soon: two at a time
    expect((await j.answers(anna, { answer: 'decline' })).status).toBe(200)
    await j.rest()
    expect(await row(id)).toMatchObject({ state: 'offered' })
    await j.advance('PT26H')
    const { offers, state } = await j.see(id)
    expect(new Set(offers.map((one: Json) => `${one.partnerId === anna.id ? 'anna' : 'bertta'} ${one.state}`))).toEqual(
      new Set(['anna declined', 'bertta expired']),
    )
    expect(state).toBe('open')
    expect(await row(id)).toMatchObject({
      waitsFor: 'coordinator',
      owner: 'coordinator',
      reason: 'nobody-fits',
      missing: { AREA: expect.any(Number) },
    })
    expect((await j.see(id)).notices.map((one: Json) => `${one.template} ${one.state}`)).toContain('nobody-found sent')
    expect((await j.page(await j.linkOf(bertta))).text).toContain('Vastausaika päättyi')
  })

  test('a phase agreement added starts a wave that nobody pressed for', async () => {
    const area = j.newArea()
    const organisation = 'Uusi yhdistys ry'
    const partner = await j.partner(area, { organisation })
    const id = await j.request(area)
    await j.rest()
    expect(await row(id)).toMatchObject({ owner: 'coordinator', reason: 'nobody-fits', missing: { PHASE: 1 } })
    const added = { area, phase: 'OPEN', organisation: organisation.toUpperCase(), validFrom: '2027-01-01' }
    expect(await j.ok('coordinator', 'POST /agreements', added)).toMatchObject({ organisation })
    await j.rest()
    expect((await j.see(id)).offers).toMatchObject([{ partnerId: partner.id, state: 'sent' }])
  })

  test('a foster parent is met by somebody who was one: asked at once when a partner says so', async () => {
    const area = j.newArea()
    const partner = await j.partner(area)
    const id = await j.request(area, { audience: 'foster-parent' })
    await j.rest()
    expect(await row(id)).toMatchObject({
      owner: 'coordinator',
      reason: 'nobody-fits',
      missing: { LIVED_AS: expect.any(Number) },
    })
    await j.ok('coordinator', `PATCH /partners/${partner.id}`, { livedAs: ['parent', 'foster-parent'] })
    await j.rest()
    expect((await j.see(id)).offers).toMatchObject([{ partnerId: partner.id, state: 'sent' }])
  })

  test('siblings in two phases: who has lived the pressing one is asked; the worker says that the other leads, and is', async () => {
    const area = j.newArea()
    const pressing = await j.partner(area, { experience: ['EMERGENCY'] })
    const calm = await j.partner(area, { experience: ['OPEN'] })
    const phases = ['OPEN', 'EMERGENCY']
    const id = await j.request(area, { phases, urgency: 'routine' })
    await j.rest()
    expect(await j.see(id)).toMatchObject({ leading: 'EMERGENCY', offers: [{ partnerId: pressing.id, state: 'sent' }] })
    await j.ok('worker', `POST /requests/${id}/phase`, { phases, leading: 'OPEN' })
    await j.rest()
    const { leading, offers } = await j.see(id)
    expect(leading).toBe('OPEN')
    expect(offers.map((one: Json) => [one.partnerId, one.state])).toEqual(
      expect.arrayContaining([
        [pressing.id, 'withdrawn'],
        [calm.id, 'sent'],
      ]),
    )
  })

  test('who signs is asked by who signs, and by who speaks only once it is said that they speak', async () => {
    const area = j.newArea()
    const signs = { code: 'fse', level: 'native' }
    const partner = await j.partner(area, { languages: [signs, { code: 'fi', level: 'good' }] })
    const [spoken, signed] = [await j.request(area), await j.request(area, { languages: ['fse'] })]
    await j.rest()
    expect(await row(spoken)).toMatchObject({ owner: 'coordinator', missing: { LANGUAGE: expect.any(Number) } })
    expect((await j.see(signed)).offers).toMatchObject([{ partnerId: partner.id, state: 'sent' }])
    await j.ok('coordinator', `PATCH /partners/${partner.id}`, {
      languages: [signs, { code: 'fi', level: 'good', manner: 'spoken' }],
    })
    await j.rest()
    expect((await j.see(spoken)).offers).toMatchObject([{ partnerId: partner.id, state: 'sent' }])
  })

  test('before child protection: family social work asks under an agreement of its own, and the family comes to a phase', async () => {
    const area = j.newArea()
    const partner = await j.partner(area, { experience: [] })
    const id = await j.request(area, { phases: ['BEFORE'] })
    await j.rest()
    expect(await row(id)).toMatchObject({ owner: 'coordinator', phases: ['BEFORE'], missing: { PHASE: expect.any(Number) } })
    const { items } = await j.ok('coordinator', `GET /agreements?area=${area}`)
    const { organisation, validFrom } = items.find((one: Json) => one.phase === 'OPEN')
    await j.ok('coordinator', 'POST /agreements', { area, phase: 'BEFORE', organisation, validFrom })
    await j.rest()
    await j.rest() // the register first, then who is asked, then the message
    expect((await j.see(id)).offers).toMatchObject([{ partnerId: partner.id, state: 'sent' }])
    await j.answers(partner)
    await j.ok('worker', `POST /requests/${id}/decision`, { decision: 'confirm' })
    await j.ok('worker', `POST /requests/${id}/phase`, { phases: ['OPEN'] })
    await j.rest()
    const { phases, offers } = await j.see(id)
    expect(phases).toEqual(['OPEN'])
    expect(offers[0].stillOpen.map((one: Json) => one.waitsFor)).toEqual(expect.arrayContaining(['phase-consent', 'going-on']))
  })

  test('the task stands one press behind the link and in no message, and what the parent says of their goal on the meeting', async () => {
    const area = j.newArea()
    const sari = await j.partner(area)
    const windows = [await j.window(3, '13:30', '15:30')]
    const id = await j.request(area, { windows, durationMinutes: 120, goal: 'heard', extent: 'some', prepare: 'Lue esite.' })
    await j.rest()
    const link = await j.linkOf(sari)
    const told = ['Vertaistuki', 'Vanhempi', 'Avohuolto', 'Tulla kuulluksi tapaamisessa', 'Muutama kerta', 'Lue esite.']
    const [first, further] = [(await j.page(link)).text, (await j.page(`${link}/task`)).text]
    for (const one of told) expect([first.includes(one), further.includes(one)]).toEqual([false, true])
    expect((await j.see(id)).offers).toMatchObject([{ state: 'sent' }])
    await j.answers(sari)
    await j.ok('worker', `POST /requests/${id}/decision`, { decision: 'confirm' })
    await j.rest()
    const { meetings } = await j.see(id)
    await j.turnTo(await j.on(3, '15:45'))
    await j.ok('worker', `POST /meetings/${meetings[0].id}/close`, { outcome: 'held', couldSay: 'yes' })
    const { goal, meetings: after } = await j.see(id)
    expect([goal.code, after[0].couldSay]).toEqual(['heard', 'yes'])
    for (const one of told) expect((await said(sari.phone)).join()).not.toContain(one)
  })

  test('for siblings nobody is asked before it is recorded by which act partners are checked, and then at once', async () => {
    const area = j.newArea()
    const partner = await j.partner(area, { livedAs: ['sibling'] })
    const id = await j.request(area, { audience: 'sibling' })
    await j.rest()
    expect(await row(id)).toMatchObject({ owner: 'coordinator', reason: 'no-basis', missing: { BASIS: expect.any(Number) } })
    await j.ok('coordinator', `POST /requests/${id}/check-basis`, { basis: 'none' })
    await j.rest()
    expect((await j.see(id)).offers).toMatchObject([{ partnerId: partner.id, state: 'sent' }])
    const next = await j.request(area, { audience: 'sibling' })
    await j.rest()
    expect((await j.see(next)).offers).toMatchObject([{ partnerId: partner.id, state: 'sent' }])
  })

  test('a municipality is asked for once it is served, and a partner who comes to know it is asked at once', async () => {
    const partner = await j.partner(j.newArea())
    const area = '430'
    const wish = { phases: ['OPEN'], area, languages: ['fi'], mode: 'phone' }
    expect((await j.api('worker', 'POST /requests', wish)).body).toMatchObject({
      errors: [{ path: 'area', code: 'UNKNOWN_AREA' }],
    })
    const { items: areas } = await j.ok('coordinator', 'GET /areas')
    await j.ok('coordinator', 'PUT /areas', {
      items: [...areas, { code: area, county: '05', names: { fi: 'Uusi', sv: 'Ny' } }],
    })
    const { items: agreed } = await j.ok('coordinator', 'GET /agreements?area=301')
    const { phase, organisation, validFrom } = agreed.find((one: Json) => one.phase === 'OPEN')
    await j.ok('coordinator', 'POST /agreements', { area, phase, organisation, validFrom })
    const { id } = await j.ok('worker', 'POST /requests', { ...wish, mode: 'in-person', preferences: { partnerId: partner.id } })
    await j.rest()
    expect(await row(id)).toMatchObject({ owner: 'coordinator', missing: { AREA: expect.any(Number) } })
    await j.ok('coordinator', `PATCH /partners/${partner.id}`, { areas: [area] })
    await j.rest()
    expect((await j.see(id)).offers).toMatchObject([{ partnerId: partner.id, state: 'sent' }])
  })
}
