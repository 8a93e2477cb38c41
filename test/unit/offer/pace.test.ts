import { expect, test } from 'vitest'
import { paceOf } from '#core/reference/pace.ts'
import { changePhase } from '#core/request/change-phase.ts'
import { ok } from '../../support/world.ts'
import { asked } from './story.ts'

const FAR = { windows: [{ start: '2026-12-09T13:30:00+02:00', end: '2026-12-09T15:30:00+02:00' }] }

test.each([
  [[], 'routine'],
  [['OPEN'], 'routine'],
  [['SUBSTITUTE', 'CARE_PREP'], 'soon'],
  [['OPEN_PLACED'], 'soon'],
  [['OPEN', 'EMERGENCY'], 'urgent'],
] as const)('the phases %j are %s', (phases, urgency) => {
  expect(paceOf(phases)).toBe(urgency)
})

test('an emergency placement with the form’s defaults asks three at once, who answer within the promise', async () => {
  const { request, open } = await asked({ ...FAR, phases: ['EMERGENCY'], urgency: undefined }, { partners: 4 })
  expect(request()).toMatchObject({ urgency: 'urgent', paced: true })
  expect(open()).toHaveLength(3)
  for (const offer of open()) expect(offer.answerBy <= request().serveBy).toBe(true)
})

test('what the worker says counts, and the answer is due within the promise all the same', async () => {
  const { request, open } = await asked({ ...FAR, phases: ['EMERGENCY'], urgency: 'routine' }, { partners: 2 })
  expect(request()).toMatchObject({ urgency: 'routine' })
  expect(request().paced).toBeUndefined()
  expect(open().map(({ answerBy, within }) => [answerBy, within])).toEqual([['2026-11-23T12:00:00.000Z', request().serveBy]])
})

test('the pace follows a changed phase, unless the worker has said it', async () => {
  for (const [urgency, then] of [
    [undefined, 'urgent'],
    ['soon', 'soon'],
  ]) {
    const { w, id, request } = await asked({ ...FAR, phases: ['OPEN'], urgency }, { partners: 1 })
    ok(await changePhase(w.worker(), id, { phases: ['EMERGENCY'] }))
    expect(request().urgency).toBe(then)
  }
})
