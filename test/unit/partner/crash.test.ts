import { expect, test } from 'vitest'
import { advance } from '#core/flow.ts'
import { Unavailable } from '#core/ports.ts'
import { addAgreed as addMeeting, pauseHandingBack as pausePartner } from '../../support/agreed.ts'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import { keys } from '#core/records/keys.ts'
import { faultyStores } from '../../support/faults.ts'
import { unsound } from '../../support/soundness.ts'
import { diaryOf, meetings, notices, requests } from '../../support/story.ts'
import { ok, ORG, type World } from '../../support/world.ts'
import { busyPartner } from './busy.ts'
import { reduced } from '../../support/reduced.ts'

/** What it comes to, without what differs by chance: versions, random ids, moments of claiming. */
function ending(w: World): string[] {
  return [
    ...requests(w).map((one) => `${one.state} ${one.waitsFor} ${one.owner} ${one.windows.map((window) => window.start).join()}`),
    ...meetings(w).map((one) => `${one.start} ${one.state} ${one.waitsFor} ${one.owner} ${one.partnerId === null}`),
    ...notices(w).map((one) => `${one.template} ${one.channel} ${one.to.role} ${one.state}`),
  ].toSorted()
}

/** Cut off before or after a call; reduced, in turn. */
const someOf = (at: number) =>
  reduced ? (['before', 'after'] as const).slice(at % 2).slice(0, 1) : (['before', 'after'] as const)

test('the hand-back crashes before or after any call of the store: continued, it ends the same', async () => {
  const { w, partnerId } = await busyPartner()
  ok(await pausePartner(w.partner(partnerId), partnerId))
  const start = { now: w.ports.clock.now(), table: w.ports.table.snapshot(), card: keys.card(ORG, partnerId) }
  const faults = faultyStores(w.ports)

  /** The hand-back from the same start, cut off once, then taken up again by whoever comes next. */
  async function handBack(at?: number, when?: 'before' | 'after'): Promise<string[]> {
    w.ports.table.restore(start.table)
    w.ports.clock.turnTo(start.now)
    faults.failAt(at, when)
    if (at === undefined) await advance(w.ports, start.card)
    else await expect(advance(w.ports, start.card)).rejects.toThrow(Unavailable)
    faults.failAt(undefined)
    await w.settle()
    expect(unsound(w), `cut off ${when} call ${at}`).toEqual([])
    expect(diaryOf(w, partnerId), `cut off ${when} call ${at}`).toMatchObject({ bookings: [], holds: [], families: [] })
    return ending(w)
  }

  const before = faults.calls
  await advance(w.ports, start.card)
  const calls = faults.calls - before
  const whole = await handBack()
  for (let at = 1; at <= calls; at++) {
    for (const when of someOf(at)) expect(await handBack(at, when), `cut off ${when} call ${at}`).toEqual(whole)
  }
})

test('half a dozen meetings go back by an errand: cut off before or after any call of the store, it goes on and ends the same', async () => {
  const { w, partnerId, near } = await busyPartner()
  const requestId = near.split('.')[0]!
  for (let day = 11; day <= 15; day++)
    ok(await addMeeting(w.worker(), requestId, { start: `2026-12-${day}T15:00:00.000Z`, end: `2026-12-${day}T16:00:00.000Z` }))
  ok(await withdrawFromRequest(w.partner(partnerId), requestId))
  const start = { table: w.ports.table.snapshot(), errand: keys.errand(ORG, requestId) }
  const faults = faultyStores(w.ports)

  async function carriedOut(at?: number, when?: 'before' | 'after'): Promise<number> {
    w.ports.table.restore(start.table)
    const before = faults.calls
    faults.failAt(at, when)
    if (at === undefined) await advance(w.ports, start.errand)
    else await expect(advance(w.ports, start.errand)).rejects.toThrow(Unavailable)
    faults.failAt(undefined)
    const calls = faults.calls - before
    await w.settle()
    expect(meetings(w).filter((one) => one.requestId === requestId && one.partnerId !== null)).toEqual([])
    expect(diaryOf(w, partnerId).bookings.some((one) => one.requestId === requestId)).toBe(false)
    expect(unsound(w), `cut off ${when} call ${at}`).toEqual([])
    return calls
  }

  const calls = await carriedOut()
  for (let at = 1; at <= calls; at++) for (const when of someOf(at)) await carriedOut(at, when)
})
