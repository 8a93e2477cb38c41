import { expect } from 'vitest'
import { isWorkingDay } from '#core/time/working-days.ts'
import type { Journey, Json, Who } from '../../support/journey.ts'
import type { Tell } from './telling.ts'

const OFFICE = 'koordinaattori@example.fi'

/** What was promised to one side, kept towards the other: hand-overs, moves, mailboxes, and many times at once. */
export function promiseStories(j: Journey, test: Tell): void {
  async function confirmed(day: number): Promise<{ id: string; partner: Who; meeting: Json }> {
    const area = j.newArea()
    const partner = await j.partner(area)
    const id = await j.request(area, { windows: [await j.window(day, '12:00', '13:30')] })
    await j.rest()
    await j.answers(partner)
    await j.ok('worker', `POST /requests/${id}/decision`, { decision: 'confirm' })
    await j.rest()
    return { id, partner, meeting: (await j.see(id)).meetings[0] }
  }

  test('after a hand-over both sides read that going on is confirmed, nothing new is agreed and no name told; then the new worker has it all', async () => {
    const { id, partner, meeting } = await confirmed(6)
    await j.ok('worker', `POST /requests/${id}/meetings`, await j.window(8, '10:00', '11:00'))
    await j.rest()
    await j.ok('worker', `POST /requests/${id}/hand-over`, { to: 'worker-2' })
    await j.rest()
    const own = await j.linkOf(partner, '/m/')
    const page = (await j.page(own)).text
    expect(page).toContain('Jatko varmistetaan viimeistään')
    expect(page).not.toContain('value="accept"')
    const asked = (await j.see(id)).meetings.find((one: Json) => one.state === 'proposed')
    const yes = await j.page(`${own}/meetings/${asked.id}/time-answer`, { form: { answer: 'accept' } })
    expect([yes.status, yes.text]).toEqual([409, expect.stringContaining('Jatko varmistetaan vielä.')])
    const theirs = await j.ok('worker-2', `GET /requests/${id}`)
    expect([theirs.partners, JSON.stringify(theirs).includes(partner.id)]).toEqual([{}, false])
    expect((await j.page(`/requests/${id}`, { as: 'worker-2' })).text).toContain('Jatko varmistetaan viimeistään')

    const until = meeting.goingOn ?? (await j.see(id)).meetings[0].goingOn
    await j.turnTo(until)
    await j.rest()
    await j.rest()
    const after = await j.ok('worker-2', `GET /requests/${id}`)
    expect(Object.keys(after.partners)).toEqual([partner.id])
    const calendars = (await j.see(id)).notices.map((one: Json) => `${one.template} ${one.state}`)
    expect(calendars).toEqual(expect.arrayContaining(['meeting-passed-on sent', 'confirmed sent']))
    expect((await j.page(own)).text).toContain('value="accept"')
  })

  test('the time agreed holds with its reminders until the yes: the same time sent back is a yes, and a proposal can be taken back', async () => {
    const { id, partner, meeting } = await confirmed(6)
    const to = await j.window(7, '14:00', '15:30')
    const waiting = async () =>
      (await j.see(id)).notices.filter((one: Json) => /reminder/.test(one.template) && one.state === 'waiting').length
    const before = await waiting()
    await j.ok('worker', `POST /meetings/${meeting.id}/move`, to)
    await j.rest()
    expect(await waiting()).toBe(before)
    const own = await j.linkOf(partner, '/m/')
    expect((await j.page(own)).text).toContain('Sovittu aika on voimassa, kunnes uusi on sovittu.')
    await j.ok('worker', `POST /meetings/${meeting.id}/keep`, {})
    await j.rest()
    expect((await j.see(id)).meetings[0]).toMatchObject({ start: meeting.start, waitsFor: 'start' })
    expect(await waiting()).toBe(before)

    await j.ok('worker', `POST /meetings/${meeting.id}/move`, to)
    await j.rest()
    const [date, from, till] = [to.start.slice(0, 10), '14:00', '15:30']
    const form = { 'move.date': date, 'move.from': from, 'move.to': till, sure: 'yes' }
    expect((await j.page(`${own}/meetings/${meeting.id}/move`, { form })).status).toBe(303)
    expect((await j.see(id)).meetings[0]).toMatchObject({ ...to, waitsFor: 'start' })
  })

  test('what becomes a coordinator’s stands in one mail the next morning, by reference, and nothing is mailed for it before', async () => {
    const areas = [j.newArea(), j.newArea(), j.newArea()]
    const before = (await j.outbox(OFFICE)).length
    const ids = await Promise.all(areas.map(async (area) => j.request(area, { needBy: await j.on(20, '16:00') })))
    await j.rest()
    const references: string[] = await Promise.all(ids.map(async (id) => (await j.see(id)).clientReference))
    expect((await j.outbox(OFFICE)).slice(before).filter(({ text }) => references.some((one) => text.includes(one)))).toEqual([])
    // On a working day: no mail is written on another.
    const days = [1, 2, 3, 4, 5, 6]
    const mornings = await Promise.all(days.map((day) => j.on(day, '08:45')))
    await j.turnTo(mornings.find((morning) => isWorkingDay(morning.slice(0, 10)))!)
    await j.rest()
    // As new: over a weekend other mails may come for what presses, and name beside it what can wait.
    const news = (await j.outbox(OFFICE)).slice(before).map(({ text }) => /Uutta \(\d+\)\n(?:- .*\n)*/.exec(text)?.[0] ?? '')
    const named = news.filter((text) => references.some((one) => text.includes(one)))
    expect(named).toHaveLength(1)
    for (const one of references) expect(named[0]!).toContain(`- ${one}: Sopivaa ei ole löytynyt.`)
  })

  test('a request with many times is cancelled: one SMS with a link to the list, and a CANCEL for each in the calendar', async () => {
    const { id, partner } = await confirmed(4)
    for (const day of [5, 6, 7])
      await j.ok('worker', `POST /requests/${id}/meetings`, { ...(await j.window(day, '10:00', '11:00')), agreed: true })
    await j.rest()
    const before = (await j.outbox(partner.phone)).length
    await j.ok('worker', `POST /requests/${id}/cancel`, { as: 'withdrawn' })
    await j.rest()
    await j.rest()
    const texts = (await j.outbox(partner.phone)).slice(before).map(({ text }) => text)
    const said = texts.filter((text) => text.includes('peruttu'))
    expect(said).toEqual([expect.stringContaining('4 sovittua aikaa on peruttu')])
    const notices = (await j.see(id)).notices.filter((one: Json) => one.template === 'cancelled' && one.state === 'sent')
    expect(notices.filter((one: Json) => one.channel === 'email')).toHaveLength(4)
    const link = /(\/m\/[\w-]{22})/.exec(said[0]!)![1]!
    expect((await j.page(link)).text).toContain('Perutut ajat')
  })
}
