import { describe, expect, test } from 'vitest'
import { changeTimes } from '#core/request/change-times.ts'
import { ok } from '../../support/world.ts'
import { asked } from '../offer/story.ts'

const FAR = { start: '2026-12-09T11:30:00.000Z', end: '2026-12-09T13:30:00.000Z' }
const NEW = { start: '2026-12-16T11:30:00.000Z', end: '2026-12-16T13:30:00.000Z' }

describe('other times', () => {
  test('thank those asked about the old ones, and ask everybody anew', async () => {
    const { w, id, offers, request, open } = await asked({ windows: [FAR] })
    expect(ok(await changeTimes(w.worker(), id, { windows: [NEW] }))).toMatchObject({
      windows: [NEW],
      mode: 'in-person',
      asked: [],
      state: 'open',
      waitsFor: 'ranking',
      due: w.ports.clock.now(),
    })
    expect(offers()[0]).toMatchObject({ state: 'withdrawn', endedFor: 'cancelled' })
    await w.settle()
    expect(open()).toMatchObject([{ slots: [NEW] }])
    expect(request()).toMatchObject({ state: 'offered' })
  })

  test('or another day to be found by, or another way', async () => {
    const { w, id, request } = await asked({ windows: [] })
    ok(await changeTimes(w.worker(), id, { needBy: '2026-11-27T12:00:00.000Z', mode: 'phone' }))
    expect(request()).toMatchObject({ needBy: '2026-11-27T12:00:00.000Z', mode: 'phone', serveBy: '2026-11-27T12:00:00.000Z' })
  })

  test.each([
    [{}, '', 'REQUIRED'],
    [{ windows: [{ start: '2026-11-20T10:00:00Z', end: '2026-11-20T12:00:00Z' }] }, 'windows.0.start', 'IN_THE_PAST'],
    [{ windows: [{ start: NEW.start, end: '2026-12-16T12:00:00.000Z' }] }, 'windows.0.end', 'SHORTER_THAN_DURATION'],
    [{ needBy: '2026-11-20T10:00:00Z' }, 'needBy', 'IN_THE_PAST'],
    [{ windows: [NEW], needBy: '2026-12-01T10:00:00Z' }, 'needBy', 'CONTRADICTORY'],
  ])('%j is refused at %s', async (input, path, code) => {
    const { w, id } = await asked({ windows: [FAR] })
    expect(await changeTimes(w.worker(), id, input)).toEqual({ refused: 'INVALID', fields: [{ path, code }] })
  })

  test('come too late once somebody has said yes', async () => {
    const { w, id, open, accept } = await asked({ windows: [FAR] })
    await accept(open()[0])
    expect(await changeTimes(w.worker(), id, { windows: [NEW] })).toEqual({
      refused: 'WRONG_STATE',
      detail: { state: 'accepted' },
    })
  })
})
