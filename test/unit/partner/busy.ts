import { ask } from '#core/request/ask.ts'
import { accepted, confirmed, further, meetings } from '../../support/story.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, type World, world } from '../../support/world.ts'

/** Many families at a time, so that everything may hang on one person. */
const ROOM = { capacity: { families: 10, meetingsPerDay: 6, hoursPerMonth: 100, offersPerWeek: 50 } }

export interface Busy {
  readonly w: World
  readonly partnerId: string
  /** Within a day; far and further ahead, in the same relationship; of another relationship. */
  readonly near: string
  readonly far: string
  readonly later: string
  readonly other: string
  readonly held: string
  readonly open: readonly string[]
}

const window = (start: string, end: string) => ({ windows: [{ start, end }] })

/**
 * Tuesday 24.11. 12:00 in Helsinki. One partner with a meeting this evening, two more with that family and one with
 * another, two questions open and one yes that waits for its worker.
 */
export async function busyPartner(): Promise<Busy> {
  const w = await world()
  const partnerId = await aPartner(w.coordinator(), ROOM)
  const first = await confirmed(w, { partnerId, request: window('2026-11-24T18:00:00+02:00', '2026-11-24T20:00:00+02:00') })
  const far = await further(w, first, '2026-12-01T11:00:00.000Z', 120)
  const later = await further(w, first, '2026-12-08T11:00:00.000Z', 60)
  const second = await confirmed(w, { partnerId, request: window('2026-12-02T10:00:00+02:00', '2026-12-02T12:00:00+02:00') })
  const { requestId: held } = await accepted(w, {
    partnerId,
    request: window('2026-12-03T10:00:00+02:00', '2026-12-03T12:00:00+02:00'),
  })
  const open: string[] = []
  for (const day of ['09', '10']) {
    const asked = ok(await ask(w.worker(), aRequest(window(`2026-12-${day}T10:00:00+02:00`, `2026-12-${day}T12:00:00+02:00`))))
    await w.settle()
    open.push(asked.id)
  }
  await w.passTo('2026-11-24T10:00:00.000Z')
  return {
    w,
    partnerId,
    near: meetings(w).find((one) => one.start < '2026-11-25')!.id,
    far: far.id,
    later: later.id,
    other: second.meetingId,
    held,
    open,
  }
}
