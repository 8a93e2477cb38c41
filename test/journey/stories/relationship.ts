import { expect } from 'vitest'
import type { Journey, Json, Who } from '../../support/journey.ts'
import type { Tell } from './telling.ts'

/** What happens after the yes, and by phone. */
export function relationshipStories(j: Journey, test: Tell): void {
  interface Confirmed {
    readonly id: string
    readonly partner: Who
    readonly meeting: Json
  }
  /** Requests of one partner each, asked, accepted and confirmed together. */
  async function confirmed(windows: readonly { start: string; end: string }[], more: object = {}): Promise<readonly Confirmed[]> {
    const made: { id: string; partner: Who }[] = []
    for (const window of windows) {
      const area = j.newArea()
      const partner = await j.partner(area)
      made.push({ partner, id: await j.request(area, { windows: [window], ...more }) })
    }
    await j.rest()
    for (const { partner } of made) await j.answers(partner)
    for (const { id } of made) await j.ok('worker', `POST /requests/${id}/decision`, { decision: 'confirm' })
    await j.rest()
    return Promise.all(made.map(async (one) => ({ ...one, meeting: (await j.see(one.id)).meetings[0] })))
  }
  /** A link to all that is theirs comes as a message to whoever asks for one. */
  async function ownLink(partner: Who): Promise<string> {
    await j.page(`${await j.linkOf(partner, '/m/')}/link`, { form: { sure: 'yes' } })
    await j.rest()
    return j.linkOf(partner, '/m/')
  }
  const meetingOf = async (id: string) => (await j.see(id)).meetings[0]

  test('a move binds when the other side has said yes, and the old reminders stop', async () => {
    const [{ id, partner, meeting }] = (await confirmed([await j.window(4, '12:00', '13:30')])) as [Confirmed]
    const to = await j.window(5, '14:00', '15:30')
    await j.ok('worker', `POST /meetings/${meeting.id}/move`, to)
    expect(await meetingOf(id)).toMatchObject({
      start: meeting.start,
      waitsFor: 'move-answer',
      owner: 'partner',
      proposal: { ...to, by: 'worker' },
    })
    await j.rest()
    const own = await j.linkOf(partner, '/m/')
    const answer = await j.page(`${own}/meetings/${meeting.id}/move-answer`, { form: { agree: 'yes' } })
    expect(answer.status).toBe(303)
    await j.rest()
    expect(await meetingOf(id)).toMatchObject({ ...to, waitsFor: 'start' })
    const reminders = (await j.see(id)).notices.filter((one: Json) => one.template.startsWith('reminder'))
    expect(reminders.filter((one: Json) => one.state === 'waiting').length).toBe(2)
    expect(reminders.filter((one: Json) => one.state === 'suppressed').length).toBe(2)
    expect((await j.page(`${own}/${meeting.id}.ics`)).text).toContain('SEQUENCE:1')
  })

  test('a further time binds with the partner’s yes by link, a no ends it, and each of the agreed times has its own word in a break', async () => {
    const [{ id, partner, meeting }] = (await confirmed([await j.window(4, '12:00', '13:30')])) as [Confirmed]
    const ask = async (day: number) => {
      const made = await j.ok('worker', `POST /requests/${id}/meetings`, await j.window(day, '12:00', '13:00'))
      await j.rest()
      return made
    }
    const stands = async (which: Json) => (await j.see(id)).meetings.find((one: Json) => one.id === which.id)
    const answers = async (which: Json, answer: string) =>
      j.page(`${await j.linkOf(partner, '/m/')}/meetings/${which.id}/time-answer`, { form: { answer } })
    const first = await ask(6)
    expect(await stands(first)).toMatchObject({ state: 'proposed', waitsFor: 'time-answer', owner: 'partner' })
    expect((await j.page(`${await j.linkOf(partner, '/m/')}/${first.id}.ics`)).status).toBe(404)
    expect((await j.page(await j.linkOf(partner, '/m/'))).text).toContain('Ajat, joita ei ole vielä sovittu')
    expect((await answers(first, '')).status).toBe(422)
    expect((await answers(first, 'accept')).status).toBe(303)
    expect(await stands(first)).toMatchObject({ state: 'scheduled', waitsFor: 'start' })
    const second = await ask(7)
    expect((await answers(second, 'decline')).status).toBe(303)
    await j.rest()
    expect(await stands(second)).toMatchObject({ state: 'cancelled', cancelledBy: 'partner' })
    expect((await j.see(id)).notices.map((one: Json) => `${one.template} ${one.state}`)).toContain('time-declined sent')

    const form = { how: 'open', agreed: 'each', 'times.0.id': meeting.id, 'times.0.how': 'keep', 'times.1.id': first.id }
    const own = await ownLink(partner)
    expect((await j.page(`${own}/pause`, { form })).status).toBe(422)
    expect((await j.page(`${own}/pause`, { form: { ...form, 'times.1.how': 'hand-back' } })).status).toBe(303)
    await j.rest()
    await j.rest()
    expect(await stands(meeting)).toMatchObject({ partnerId: partner.id })
    expect(await stands(first)).toMatchObject({ partnerId: null })
  })

  test('a partner who cannot come within the day leaves the choice to the worker: each of the four', async () => {
    const choices = ['same-later', 'without', 'another', 'cancel']
    const lives = await confirmed(await Promise.all(choices.map(() => j.window(1, '09:30', '11:00'))), { urgency: 'urgent' })
    for (const { partner, meeting } of lives) {
      const left = await j.page(`${await j.linkOf(partner, '/m/')}/meetings/${meeting.id}/cancel`, { form: { sure: 'yes' } })
      expect(left.status).toBe(303)
    }
    await j.rest()
    for (const { id, meeting } of lives) {
      expect(await meetingOf(id)).toMatchObject({ state: 'scheduled', partnerId: null, waitsFor: 'late-choice', owner: 'worker' })
      expect((await j.queued(id)).map((row: Json) => row.id)).toContain(meeting.id)
    }
    for (const [n, choice] of choices.entries())
      await j.ok('worker', `POST /meetings/${lives[n]!.meeting.id}/late-choice`, { choice })
    await j.rest()
    const ends = await Promise.all(
      lives.map(async ({ id }) => [(await j.see(id)).state, (await meetingOf(id)).state, (await meetingOf(id)).waitsFor]),
    )
    expect(ends).toEqual([
      ['confirmed', 'cancelled', 'nothing'],
      ['confirmed', 'cancelled', 'nothing'],
      ['open', 'scheduled', 'partner'],
      ['confirmed', 'cancelled', 'nothing'],
    ])
  })

  test('a partner who pauses with three bookings and two open questions leaves nothing hanging', async () => {
    const area = j.newArea()
    const partner = await j.partner(area, { capacity: { families: 5, meetingsPerDay: 3, hoursPerMonth: 100, offersPerWeek: 20 } })
    const booked: string[] = []
    for (const day of [3, 5, 6]) {
      const id = await j.request(area, { windows: [await j.window(day, '12:00', '13:30')] })
      await j.rest()
      await j.answers(partner)
      await j.ok('worker', `POST /requests/${id}/decision`, { decision: 'confirm' })
      booked.push(id)
    }
    const asked = [
      await j.request(area, { windows: [await j.window(5, '16:00', '17:30')] }),
      await j.request(area, { windows: [await j.window(6, '16:00', '17:30')] }),
    ]
    await j.rest()
    expect((await j.ok('coordinator', `GET /partners/${partner.id}`)).bookings.length).toBe(3)
    const paused = await j.page(`${await ownLink(partner)}/pause`, { form: { how: 'open', agreed: 'hand-back' } })
    expect(paused.status).toBe(303)
    await j.rest()
    await j.rest() // by the sweep alone: the card, then what it decided for each request, then the messages

    for (const id of asked)
      expect(await j.see(id)).toMatchObject({ offers: [{ state: 'withdrawn', endedFor: 'partner-away' }], owner: 'coordinator' })
    for (const id of booked) {
      expect(await meetingOf(id)).toMatchObject({ state: 'scheduled', partnerId: null })
      expect((await j.queued(id)).some((row: Json) => row.owner === 'coordinator' || row.owner === 'worker')).toBe(true)
      expect((await j.see(id)).notices.map((one: Json) => `${one.template} ${one.to} ${one.state}`)).toEqual(
        expect.arrayContaining([expect.stringMatching(/^cancelled .*sent$/), expect.stringMatching(/^partner-gone .*sent$/)]),
      )
    }
    const { bookings, families, state } = await j.ok('coordinator', `GET /partners/${partner.id}`)
    expect([state, bookings, families]).toEqual(['paused', [], []])
  })

  test('by phone: a coordinator writes down a request, an answer and a cancellation, and the log says for whom', async () => {
    const area = j.newArea()
    const partner = await j.partner(area)
    const onBehalfOf = { role: 'worker', id: 'worker-2' }
    const { id, workerId } = await j.ok('coordinator', 'POST /requests', {
      phases: ['OPEN'],
      area,
      languages: ['fi'],
      consent: { given: true, on: '2027-02-26' },
      windows: [await j.window(4, '12:00', '13:30')],
      onBehalfOf,
    })
    expect(workerId).toBe('worker-2')
    await j.rest()
    const [offer] = (await j.see(id)).offers
    await j.ok('coordinator', `POST /offers/${offer.id}/answer`, {
      answer: 'accept',
      start: offer.slots[0].start,
      onBehalfOf: { role: 'partner', id: partner.id },
    })
    await j.ok('worker-2', `POST /requests/${id}/decision`, { decision: 'confirm' })
    await j.rest()
    const { id: meetingId } = await meetingOf(id)
    await j.ok('coordinator', `POST /meetings/${meetingId}/cancel`, { onBehalfOf: { role: 'parent', id: 'parent' } })
    await j.rest()
    expect(await meetingOf(id)).toMatchObject({ state: 'cancelled' })
    expect(
      (await j.see(id)).history
        .filter((line: Json) => line.by.onBehalfOf)
        .map((line: Json) => [line.by.id, line.by.onBehalfOf.role]),
    ).toEqual(
      expect.arrayContaining([
        ['coordinator', 'worker'],
        ['coordinator', 'partner'],
        ['coordinator', 'parent'],
      ]),
    )
    const itself = { phases: ['OPEN'], area, languages: ['fi'], onBehalfOf: { role: 'worker', id: 'worker-2' } }
    expect((await j.api('worker', 'POST /requests', itself)).body.code).toBe('FORBIDDEN')
  })

  test('the phases change: one partner goes on and the parent agrees, another cannot and the search goes on, a third case ends', async () => {
    const far = await Promise.all([5, 6, 7].map((day) => j.window(day, '12:00', '13:30')))
    const [stays, leaves, ends] = (await confirmed(far)) as [Confirmed, Confirmed, Confirmed]
    const openOf = async (id: string) => (await j.see(id)).offers[0].stillOpen.map((one: Json) => `${one.waitsFor} ${one.owner}`)
    for (const { id } of [stays, leaves]) await j.ok('worker', `POST /requests/${id}/phase`, { phases: ['EMERGENCY'] })
    await j.ok('worker', `POST /requests/${ends.id}/phase`, { phases: ['CLOSED'] })
    await j.rest()
    expect(await openOf(stays.id)).toEqual(['phase-consent worker', 'going-on partner'])
    expect(await j.see(ends.id)).toMatchObject({ waitsFor: 'closing', owner: 'worker', meetings: [{ state: 'scheduled' }] })

    const link = await j.linkOf(stays.partner)
    const page = (await j.page(link)).text
    expect(page).toContain('Jatkatko mukana?')
    expect(page).not.toMatch(/checked|kiireellinen|vaihe/i)
    expect((await j.page(`${link}/going-on`, { form: {} })).status).toBe(422)
    expect(await openOf(stays.id)).toContain('going-on partner')
    expect((await j.page(`${link}/going-on`, { form: { answer: 'go-on' } })).status).toBe(303)
    expect((await j.page(link)).text).not.toContain('Jatkatko mukana?')
    await j.ok('worker', `POST /requests/${stays.id}/consent`, { given: true, on: (await j.on(0, '10:00')).slice(0, 10) })
    await j.rest()
    const after = await j.see(stays.id)
    expect([after.offers[0].stillOpen, after.meetings[0].state, after.waitsFor]).toEqual([[], 'scheduled', 'meetings'])

    const no = await j.page(`${await j.linkOf(leaves.partner)}/going-on`, { form: { answer: 'cannot' } })
    expect(no.status).toBe(303)
    await j.rest()
    expect(await j.see(leaves.id)).toMatchObject({ taken: [], meetings: [{ waitsFor: 'partner' }] })
    expect((await j.see(leaves.id)).history.map((line: Json) => line.what).join()).toContain('offer.cannot-go-on')

    await j.ok('worker', `POST /requests/${ends.id}/close`, { as: 'failed' })
    await j.rest()
    expect(await j.see(ends.id)).toMatchObject({ state: 'closed', meetings: [{ state: 'cancelled' }] })
  })

  test('a training closes itself when it has been held, and its trainer is free of it', async () => {
    const area = j.newArea()
    const trainer = await j.partner(area, { roles: ['trainer'] })
    const id = await j.request(area, {
      channel: 'training',
      phases: [],
      audience: 'student',
      consent: { given: false },
      windows: [await j.window(4, '12:00', '13:30')],
    })
    await j.rest()
    await j.answers(trainer)
    await j.ok('worker', `POST /requests/${id}/decision`, { decision: 'confirm' })
    await j.turnTo(await j.on(4, '13:35'))
    await j.rest()
    await j.ok('worker', `POST /meetings/${(await meetingOf(id)).id}/close`, { outcome: 'held' })
    await j.rest()
    expect(await j.see(id)).toMatchObject({ state: 'closed', closedAs: 'fulfilled' })
    const { families, bookings } = await j.ok('coordinator', `GET /partners/${trainer.id}`)
    expect([families, bookings]).toEqual([[], []])
  })

  test('an undertaking ends before what is agreed: the coordinator hears, and chooses for each time what becomes of it', async () => {
    const area = j.newArea()
    const partner = await j.partner(area)
    const id = await j.request(area, { windows: [await j.window(4, '13:00', '15:00')], durationMinutes: 120 })
    await j.rest()
    await j.answers(partner)
    await j.ok('worker', `POST /requests/${id}/decision`, { decision: 'confirm' })
    await j.rest()
    const beyond = [
      await j.ok('worker', `POST /requests/${id}/meetings`, { ...(await j.window(9, '10:00', '11:00')), agreed: true }),
      await j.ok('worker', `POST /requests/${id}/meetings`, { ...(await j.window(11, '10:00', '11:00')), agreed: true }),
    ]
    const undertakingUntil = (await j.on(6, '12:00')).slice(0, 10)
    const checks = { undertakingUntil, agreementUntil: '2099-12-31' }
    await j.ok('coordinator', `PATCH /partners/${partner.id}`, { checks })
    // By the sweep alone a card comes to its end by three of them: two looks at the register, then the end itself.
    await j.rest()
    await j.rest()
    /** The county's open work is long by now, and a card may stand on any of its pages. */
    const cards = async (cursor = ''): Promise<Json[]> => {
      const page = await j.ok('coordinator', `GET /queue${cursor && `?cursor=${encodeURIComponent(cursor)}`}`)
      const here = page.items.filter((row: Json) => row.id === partner.id)
      return page.next ? [...here, ...(await cards(page.next))] : here
    }
    expect(await cards()).toMatchObject([{ kind: 'card', waitsFor: 'ending', owner: 'coordinator' }])
    const ending = await j.ok('coordinator', `GET /endings/${partner.id}`)
    expect(ending.meetings.map((one: Json) => one.meetingId)).toEqual(beyond.map((one: Json) => one.id))
    const [first, second] = beyond
    const choices = [
      { meetingId: first.id, choice: 'cancel' },
      { meetingId: second.id, choice: 'renewed' },
    ]
    await j.ok('coordinator', `POST /endings/${partner.id}`, { choices, until: '2099-12-31' })
    await j.rest()
    await j.rest()
    const meetings = (await j.see(id)).meetings as Json[]
    expect(beyond.map((one: Json) => meetings.find((meeting) => meeting.id === one.id).state)).toEqual(['cancelled', 'scheduled'])
    expect(await cards()).toEqual([])
    expect((await j.ok('coordinator', `GET /partners/${partner.id}`)).checks.undertakingUntil).toBe('2099-12-31')
  })
}
