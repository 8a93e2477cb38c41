import { describe, expect, test } from 'vitest'
import { changePhase } from '#core/request/change-phase.ts'
import { handOver } from '#core/request/hand-over.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ask } from '#core/request/ask.ts'
import { ok, world } from '../../support/world.ts'
import { asked, tellers } from '../offer/story.ts'

const FAR = { windows: [{ start: '2026-12-09T13:30:00+02:00', end: '2026-12-09T15:30:00+02:00' }] }
const excluding = (workers: string[]) => ({ conflicts: { workers, areas: [], ownCase: false } })

describe('the case moves on', () => {
  test('whoever was asked and has no such experience is thanked, and the next is asked about the new phase', async () => {
    const w = await world()
    await aPartner(w.coordinator(), { experience: ['OPEN'] })
    const { id } = ok(await ask(w.worker(), aRequest(FAR)))
    await w.settle()
    await aPartner(w.coordinator(), { experience: ['EMERGENCY'] })
    ok(await changePhase(w.worker(), id, { phases: ['EMERGENCY'] }))
    await w.settle()
    const { states, offers, told, request, diary } = tellers(w, id)
    expect(states()).toEqual(['withdrawn', 'sent'])
    expect(offers()[0]).toMatchObject({ endedFor: 'phase-changed' })
    expect(told('offer-withdrawn')).toHaveLength(1)
    expect(diary(offers()[0]!.partnerId).holds).toEqual([])
    expect(request().serveBy).toBe('2026-11-23T12:00:00.000Z')
  })

  test('whoever still fits stays asked', async () => {
    const { w, id, states, request } = await asked(FAR)
    ok(await changePhase(w.worker(), id, { phases: ['EMERGENCY'] }))
    await w.settle()
    expect(states()).toEqual(['sent'])
    expect(request()).toMatchObject({ waitsFor: 'answer', due: '2026-11-23T12:00:00.000Z' })
  })

  test('a new promise runs out anew', async () => {
    const { w, id, request, told } = await asked(
      { ...FAR, phases: ['EMERGENCY'] },
      { partners: 1, now: '2026-11-23T19:30:00.000Z' },
    )
    await w.passTo('2026-11-24T06:05:00.000Z')
    expect(request().reason).toBe('late')
    ok(await changePhase(w.worker(), id, { phases: ['EMERGENCY', 'CARE_PREP'] }))
    await w.settle()
    expect(request()).toMatchObject({ owner: 'partner', reason: 'asked', serveBy: '2026-11-24T10:05:00.000Z' })
    await w.passTo('2026-11-24T10:10:00.000Z')
    expect([request().reason, told('needs-coordinator').length]).toEqual(['all-asked', 2])
  })

  test('a partner found stays', async () => {
    const { w, id, open, accept, request } = await asked({}, { partner: { experience: ['OPEN'] } })
    await accept(open()[0])
    ok(await changePhase(w.worker(), id, { phases: ['EMERGENCY'] }))
    expect(request()).toMatchObject({ state: 'accepted', phases: ['EMERGENCY'], taken: [{ state: 'held' }] })
  })

  test.each([
    [['EMERGENCY'], false],
    [['EMERGENCY', 'CARE_PREP'], false],
    [['AFTERCARE'], true],
    [['OPEN'], false],
  ])('from open care to %j is recorded, unusual: %s', async (phases, unusual) => {
    const { w, id } = await asked(FAR)
    expect(ok(await changePhase(w.worker(), id, { phases, reason: 'tuomioistuin' })).phaseHistory).toMatchObject([
      { phases: ['OPEN'] },
      { phases, unusual },
    ])
  })

  test.each([[{ phases: [] }], [{ phases: ['PANIC'] }], [{}], [{ phases: ['OPEN'], reason: '131052-308T' }]])(
    '%j is refused',
    async (input) => {
      const { w, id } = await asked(FAR)
      expect(await changePhase(w.worker(), id, input)).toMatchObject({ refused: 'INVALID' })
    },
  )
})

describe('a hand-over', () => {
  test('takes whoever has excluded the colleague out of the asking, once it is confirmed who goes on', async () => {
    const { w, id, states, offers } = await asked(FAR, { partner: excluding(['worker-2']) })
    ok(await handOver(w.worker(), id, { to: 'worker-2' }))
    await w.settle()
    expect(states()).toEqual(['sent'])
    await w.pass({ hours: 25 })
    expect(states()).toEqual(['withdrawn'])
    ok(await handOver(w.coordinator(), id, { to: 'worker' }))
    await w.settle()
    expect(states()).toEqual(['withdrawn', 'sent'])
    expect(offers()[0]!.partnerId).toBe(offers()[1]!.partnerId)
  })

  test('lets whoever had excluded the worker before be asked, without anybody pressing anything', async () => {
    const { w, id, states, request } = await asked(FAR, { partner: excluding(['worker']) })
    expect(request()).toMatchObject({ reason: 'nobody-fits', misses: [{ codes: ['CONFLICT'] }] })
    ok(await handOver(w.worker(), id, { to: 'worker-2' }))
    await w.settle()
    expect(states()).toEqual(['sent'])
  })

  test('to somebody unknown or without requests is refused', async () => {
    const { w, id } = await asked(FAR)
    for (const to of ['nobody', 'admin'])
      expect(await handOver(w.worker(), id, { to })).toMatchObject({ fields: [{ path: 'to', code: 'UNKNOWN_COLLEAGUE' }] })
  })
})
