import { expect, test } from 'vitest'
import { changeTimes } from '#core/request/change-times.ts'
import { ok } from '../../support/world.ts'
import { asked } from './story.ts'

test('when nobody is left the coordinator owns it, and the worker is told honestly, once', async () => {
  const { w, open, decline, request, told } = await asked({}, { partners: 1 })
  await decline(open()[0])
  await w.settle()
  expect(request()).toMatchObject({
    state: 'open',
    waitsFor: 'coordinator',
    owner: 'coordinator',
    due: '2026-11-23T12:00:00.000Z',
  })
  expect([told('nobody-found').length, told('needs-coordinator').length]).toEqual([1, 0])
  await w.passTo('2026-11-24T06:00:00.000Z')
  expect([told('nobody-found').length, told('needs-coordinator').length, request().nudges]).toEqual([1, 0, 1])
})

test('an urgent one is mailed at once, and no look in vain mails again', async () => {
  const { advance } = await import('#core/flow.ts')
  const { w, request, told } = await asked({ urgency: 'urgent', windows: [] }, { partners: 0 })
  await w.passTo('2026-11-23T12:30:00.000Z')
  w.ports.clock.pass(21 * 3_600_000)
  await Promise.all(Array.from({ length: 5 }, () => advance(w.ports, request())))
  expect(told('needs-coordinator')).toHaveLength(1)
  expect(request().nudges).toBe(2)
})

test('only a person says that there is no capacity: it stays open for as long as it takes', async () => {
  const { w, request } = await asked({}, { partners: 0 })
  await w.pass({ days: 20 })
  expect(request()).toMatchObject({ state: 'open', owner: 'coordinator', reason: 'no-partners' })
})

test('other times ask everybody anew, and if nobody has them the worker is told about those too', async () => {
  const { w, id, open, decline, states, told } = await asked({}, { partners: 1 })
  await decline(open()[0])
  await w.settle()
  ok(await changeTimes(w.worker(), id, { windows: [{ start: '2026-11-26T10:00:00Z', end: '2026-11-26T12:00:00Z' }] }))
  await w.settle()
  expect(states()).toEqual(['declined', 'sent'])
  await decline(open()[0])
  await w.settle()
  expect(told('nobody-found')).toHaveLength(2)
})

test('remote instead finds whoever does not come to that town', async () => {
  const { w, id, request, open } = await asked({}, { partners: 1, partner: { areas: ['853'] } })
  expect(request()).toMatchObject({ reason: 'nobody-fits', misses: [{ codes: ['AREA'] }] })
  ok(await changeTimes(w.worker(), id, { mode: 'remote' }))
  await w.settle()
  expect(open()).toHaveLength(1)
})

test('changing nothing is refused, so that nobody is asked again for nothing', async () => {
  const { w, id } = await asked()
  expect(await changeTimes(w.worker(), id, {})).toMatchObject({ refused: 'INVALID' })
})

/** Past the hour at which people are written to: they are asked in the morning, when the promise has run out. */
const EVENING = '2026-11-23T19:30:00.000Z'

test('other times have a promise of their own, and running late is told anew', async () => {
  const far = (day: number) => ({ windows: [{ start: `2026-12-${day}T13:30:00+02:00`, end: `2026-12-${day}T15:30:00+02:00` }] })
  const { w, id, request, told } = await asked({ phases: ['EMERGENCY'], ...far(15) }, { partners: 1, now: EVENING })
  await w.passTo('2026-11-24T06:05:00.000Z')
  expect(request().reason).toBe('late')
  ok(await changeTimes(w.worker(), id, far(16)))
  await w.settle()
  expect(request()).toMatchObject({ state: 'offered', owner: 'partner', reason: 'asked', due: '2026-11-24T10:02:00.000Z' })
  await w.passTo('2026-11-24T10:10:00.000Z')
  expect([request().reason, told('needs-coordinator').length]).toEqual(['all-asked', 2])
})

test('the promise of the phase runs out while an answer is waited for: the coordinator is told, once', async () => {
  const far = [{ start: '2026-12-09T13:30:00+02:00', end: '2026-12-09T15:30:00+02:00' }]
  const { w, request, told, open } = await asked({ phases: ['EMERGENCY'], windows: far }, { partners: 1, now: EVENING })
  await w.passTo('2026-11-24T06:05:00.000Z')
  expect(request()).toMatchObject({ state: 'offered', waitsFor: 'answer', owner: 'coordinator', reason: 'late' })
  await w.passTo('2026-11-24T09:00:00.000Z')
  expect(told('needs-coordinator')).toHaveLength(1)
  expect(told('nobody-found').map(({ to, facts }) => [to.role, facts.told])).toEqual([['worker', 'late']])
  const letter = w.ports.mail.handed.find(({ subject }) => subject.endsWith('Pyyntöösi ei löytynyt ketään ajoissa'))
  expect(letter?.text).toContain('Odotamme yhä vastausta. Koordinaattori tietää asiasta ja etsii ratkaisua.')
  expect(open()).toHaveLength(1)
})
