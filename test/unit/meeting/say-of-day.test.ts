import { beforeEach, describe, expect, test } from 'vitest'
import { closeMeeting } from '#core/meeting/close.ts'
import { correctOutcome } from '#core/meeting/correct.ts'
import { sayOfDay } from '#core/meeting/say-of-day.ts'
import { changeSettings } from '#core/tenant/change-settings.ts'
import type { Item } from '#core/ports.ts'
import { confirmed, diaryOf, type Life, meetingOf, sent } from '../../support/story.ts'
import { ok, type World, world } from '../../support/world.ts'
import { linksSent, linkVisitor, staffVisitor } from '../pages/visitor.ts'

/** The day itself: each side says in one press how it goes, and the other hears it at once. */
let w: World
let life: Life
beforeEach(async () => {
  w = await world()
  life = await confirmed(w)
})

const [TODAY, START, DURING, END] = [
  '2026-11-25T09:30:00.000Z',
  '2026-11-25T11:30:00.000Z',
  '2026-11-25T11:40:00.000Z',
  '2026-11-25T13:30:00.000Z',
]
const partner = () => w.partner(life.partnerId)
const says = (more: object, by = partner()) => sayOfDay(by, life.meetingId, more)
const latest = () => linksSent(w).findLast((path) => path.startsWith('/m/'))!

describe('what a partner says', () => {
  test('reaches the worker at once, blames nobody, and stands on both pages', async () => {
    await w.passTo(TODAY)
    ok(await says({ says: 'on-the-way' }))
    await w.settle()
    ok(await says({ says: 'late', minutes: 15 }))
    await w.settle()
    expect(sent(w, 'partner-coming').map(({ facts }) => facts.day)).toEqual([{}, { minutes: 15 }])
    expect(w.ports.mail.handed.at(-1)?.text).toContain('Sovittuun aikaan tullaan noin 15 min myöhemmin.')
    const page = await (await staffVisitor(w, 'worker')).get(`/requests/${life.requestId}`)
    expect(page.text).toContain('Kumppani tulee noin 15 min sovittua myöhemmin.')
    expect((await linkVisitor(w).get(latest())).text).toContain('Kerroit, että tulet noin 15 min sovittua myöhemmin.')
  })

  test('"cannot" goes the way of any absence: the worker chooses, and nothing else is told', async () => {
    await w.passTo(TODAY)
    ok(await says({ says: 'cannot' }))
    await w.settle()
    expect(await meetingOf(w, life.meetingId)).toMatchObject({ state: 'scheduled', partnerId: null, waitsFor: 'late-choice' })
    expect([sent(w, 'partner-gone').length, sent(w, 'partner-coming').length]).toEqual([1, 0])
  })

  test('said once more tells nothing, and after a few times it is enough', async () => {
    await w.passTo(TODAY)
    const first = ok(await says({ says: 'on-the-way' }))
    expect(ok(await says({ says: 'on-the-way' })).version).toBe(first.version)
    for (const minutes of [5, 10, 15, 20, 25]) ok(await says({ says: 'late', minutes }))
    expect(await says({ says: 'late', minutes: 30 })).toMatchObject({ refused: 'TOO_MANY_TODAY' })
    await w.settle()
    // What had not gone when it changed is not told.
    expect(sent(w, 'partner-coming').map(({ facts }) => facts.day)).toEqual([{ minutes: 25 }])
  })
})

describe('what a worker says', () => {
  test('reaches the partner by SMS at once', async () => {
    await w.passTo(TODAY)
    ok(await says({ says: 'late', minutes: 20 }, w.worker()))
    await w.settle()
    expect(sent(w, 'worker-coming').map(({ channel }) => channel)).toEqual(['sms'])
    expect(w.ports.sms.handed.at(-1)?.text).toMatch(/^Yhteyshenkilösi on tulossa noin 20 min sovittua myöhemmin: ke 25\.11\./)
    expect((await linkVisitor(w).get(latest())).text).toContain('Yhteyshenkilösi tulee noin 20 min sovittua myöhemmin.')
  })

  test('said in the night, long before, wakes nobody', async () => {
    await w.passTo('2026-11-24T22:20:00.000Z')
    ok(await says({ says: 'on-the-way' }, w.worker()))
    await w.settle()
    expect(sent(w, 'worker-coming')).toEqual([])
    await w.passTo('2026-11-25T06:10:00.000Z')
    expect(sent(w, 'worker-coming').map(({ channel }) => channel)).toEqual(['sms'])
  })

  test('"cannot" cancels the meeting as ever', async () => {
    await w.passTo(TODAY)
    ok(await says({ says: 'cannot' }, w.worker()))
    await w.settle()
    expect(await meetingOf(w, life.meetingId)).toMatchObject({ state: 'cancelled', cancelledBy: 'worker' })
  })

  test('a coordinator writes it down for either, and not as their own word', async () => {
    await w.passTo(TODAY)
    const phoned = (role: 'worker' | 'partner', id: string) =>
      w.as({ role: 'coordinator', id: 'coordinator', onBehalfOf: { role, id } })
    expect(await says({ says: 'on-the-way' }, w.coordinator())).toMatchObject({ refused: 'DECIDER_ONLY' })
    ok(await says({ says: 'on-the-way' }, phoned('partner', life.partnerId)))
    ok(await says({ says: 'on-the-way' }, phoned('worker', 'worker')))
    expect((await meetingOf(w, life.meetingId)).day).toMatchObject({ partner: { times: 1 }, worker: { times: 1 } })
  })
})

describe('when and how', () => {
  test.each([
    ['the evening before', '2026-11-24T21:30:00.000Z', 'WRONG_STATE'],
    ['once it is over', END, 'WRONG_STATE'],
  ])('not %s', async (_name, at, refused) => {
    await w.passTo(at)
    expect(await says({ says: 'on-the-way' })).toMatchObject({ refused })
    expect((await linkVisitor(w).get(latest())).text).not.toContain('Miten pääset?')
  })

  test('while it goes on somebody may still come later, and nobody cancels', async () => {
    await w.passTo(DURING)
    ok(await says({ says: 'late', minutes: 20 }))
    expect(await says({ says: 'cannot' })).toMatchObject({ refused: 'WRONG_STATE' })
    const page = await linkVisitor(w).get(latest())
    expect(page.text).not.toContain('En pääse')
  })

  test.each([
    [{}, 'says CHOICE_NEEDED'],
    [{ says: 'late' }, 'minutes REQUIRED'],
    [{ says: 'late', minutes: 0 }, 'minutes TOO_SMALL'],
    [{ says: 'late', minutes: 121 }, 'minutes TOO_LARGE'],
    [{ says: 'late', minutes: 2.5 }, 'minutes WRONG_TYPE'],
    [{ says: 'on-the-way', minutes: 5 }, 'minutes CONTRADICTORY'],
  ])('not %j', async (more, problem) => {
    await w.passTo(TODAY)
    const answer = (await says(more)) as { fields?: { path: string; code: string }[] }
    expect(answer.fields?.map(({ path, code }) => `${path} ${code}`)).toEqual([problem])
  })

  test('behind the link nothing is chosen beforehand, and sent off so it changes nothing', async () => {
    await w.passTo(TODAY)
    const visitor = linkVisitor(w)
    const home = latest()
    const page = await visitor.get(home)
    const action = `${home}/meetings/${life.meetingId}/day`
    expect(page.form(action).controls.filter(({ checked }) => checked)).toEqual([])
    expect((await visitor.send(page, action)).status).toBe(422)
    expect((await meetingOf(w, life.meetingId)).day).toBeUndefined()
    expect((await visitor.send(page, action, { says: 'late', minutes: '' })).status).toBe(422)
    expect((await visitor.send(page, action, { says: 'late', minutes: '10' })).text).toContain('Kerromme siitä heti.')
    expect((await meetingOf(w, life.meetingId)).day).toMatchObject({ partner: { minutes: 10 } })
  })

  test('on the worker’s page too', async () => {
    await w.passTo(TODAY)
    const worker = await staffVisitor(w, 'worker')
    const page = await worker.get(`/requests/${life.requestId}`)
    const done = await worker.send(page, `/meetings/${life.meetingId}/day`, { says: 'on-the-way', minutes: '5' })
    expect(done.text).toContain('Kerromme siitä kumppanille heti.')
    expect((await meetingOf(w, life.meetingId)).day?.worker).toMatchObject({ times: 1 })
  })
})

describe('the family did not come', () => {
  const ledger = (): Item[] => w.items().filter((item) => item['kind'] === 'ledger')
  const cents = () => ledger().map((item) => item['cents'])

  test.each([
    ['whole', 5000, 'palkkion kokonaan'],
    ['half', 2500, 'palkkiosta puolet'],
    ['none', 0, 'palkkiota ei makseta'],
  ] as const)('%s: the partner is paid %d cents, thanked all the same, and both pages say the rule', async (pay, paid, words) => {
    ok(await changeSettings(w.coordinator(), { noShowPay: pay }))
    await w.passTo(START)
    const home = latest()
    await linkVisitor(w).post(`${home}/link`, { sure: 'yes' })
    await w.settle()
    expect((await linkVisitor(w).get(latest())).text).toContain(words)
    await w.passTo(END)
    const page = await (await staffVisitor(w, 'worker')).get(`/requests/${life.requestId}`)
    expect(page.text).toContain('Jos perhe ei tullut, kumppani')
    ok(await closeMeeting(w.worker(), life.meetingId, { outcome: 'no-show-parent' }))
    await w.settle()
    expect(cents()).toEqual([paid])
    expect(diaryOf(w, life.partnerId).months['2026-11']).toEqual({ minutes: 120, cents: paid })
    expect(sent(w, 'thanks').length).toBe(1)
  })

  test('a correction differs from what was paid then, whatever the rule has become', async () => {
    ok(await changeSettings(w.coordinator(), { noShowPay: 'half' }))
    await w.passTo(END)
    ok(await closeMeeting(w.worker(), life.meetingId, { outcome: 'no-show-parent' }))
    ok(await changeSettings(w.coordinator(), { noShowPay: 'none' }))
    ok(await correctOutcome(w.worker(), life.meetingId, { outcome: 'held' }))
    expect(cents().toSorted()).toEqual([2500, 2500])
    expect(diaryOf(w, life.partnerId).months['2026-11']).toEqual({ minutes: 120, cents: 5000 })
    ok(await correctOutcome(w.worker(), life.meetingId, { outcome: 'no-show-parent' }))
    expect(diaryOf(w, life.partnerId).months['2026-11']).toEqual({ minutes: 120, cents: 0 })
  })
})
