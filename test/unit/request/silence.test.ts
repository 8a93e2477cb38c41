import { describe, expect, test } from 'vitest'
import { decide } from '#core/request/decide.ts'
import { asked } from '../offer/story.ts'

const FAR = { windows: [{ start: '2026-12-09T13:30:00+02:00', end: '2026-12-09T15:30:00+02:00' }] }
const confirm = { decision: 'confirm' }

async function accepted(more: Record<string, unknown> = {}, partners = 2) {
  const story = await asked(more, { partners })
  const offer = story.open()[0]!
  await story.accept(offer)
  await story.w.settle()
  return { ...story, offer, partnerId: offer.partnerId }
}

describe('silence', () => {
  test('the worker is reminded, then the coordinator owns it, again and again', async () => {
    const { w, request, told } = await accepted(FAR)
    await w.passTo('2026-11-25T08:05:00.000Z')
    expect(request()).toMatchObject({ owner: 'worker', nudges: 1 })
    expect(told('decision-waits')).toHaveLength(1)
    await w.passTo('2026-11-27T08:10:00.000Z')
    expect(request()).toMatchObject({ owner: 'coordinator', reason: 'worker-silent', due: '2026-11-27T12:00:00.000Z' })
    await w.passTo('2026-11-27T12:10:00.000Z')
    expect(request().nudges).toBeGreaterThan(2)
    expect(told('needs-coordinator')).toEqual([]) // December is far: it stands in the digest
  })

  test('the coordinator is asked while there is still time before the meeting', async () => {
    const { w, request } = await accepted() // Wednesday 13:30, accepted on Monday: 48 h is too long
    expect(request().due).toBe('2026-11-25T08:00:00.000Z')
    await w.passTo('2026-11-25T09:35:00.000Z')
    expect(request()).toMatchObject({ owner: 'coordinator', due: '2026-11-25T11:30:00.000Z' })
  })

  test('by the nearest of the times held, whoever accepted first', async () => {
    const near = { start: '2026-11-24T12:00:00.000Z', end: '2026-11-24T14:00:00.000Z' }
    const { w, open, say, request } = await asked({ choice: 'family', windows: [...FAR.windows, near] }, { partners: 2 })
    const [one, two] = open()
    await say(one, { kind: 'accept', start: '2026-12-09T11:30:00.000Z' })
    await w.pass({ hours: 1 })
    expect(request().due).toBe('2026-11-25T08:00:00.000Z')
    await say(two, { kind: 'accept', start: near.start })
    expect(request().due).toBe('2026-11-24T10:00:00.000Z')
  })

  test('and at once, where the time is too near to remind the worker first', async () => {
    const { w, request } = await accepted({
      urgency: 'urgent',
      windows: [{ start: '2026-11-23T11:30:00Z', end: '2026-11-23T13:30:00Z' }],
    })
    await w.passTo('2026-11-23T09:35:00.000Z')
    expect(request()).toMatchObject({ owner: 'coordinator', reason: 'worker-silent', nudges: 1 })
  })

  test('when the time comes undecided the partner is free, thanked, and the search goes on', async () => {
    const { w, id, request, states, diary, partnerId } = await accepted()
    await w.passTo('2026-11-25T11:35:00.000Z')
    expect(await decide(w.worker(), id, confirm)).toEqual({ refused: 'NOBODY_TO_DECIDE_ON' })
    expect(states()).toEqual(['released'])
    expect(diary(partnerId).holds).toEqual([])
    expect(request()).toMatchObject({ state: 'open', owner: 'coordinator', taken: [] })
  })

  test('a yes after the time has begun is refused', async () => {
    const { w, id } = await accepted()
    w.ports.clock.turnTo('2026-11-25T11:30:00.000Z')
    expect(await decide(w.worker(), id, confirm)).toEqual({ refused: 'OFFER_EXPIRED' })
  })
})
