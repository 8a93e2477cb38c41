import { closeMeeting } from '#core/meeting/close.ts'
import type { Meeting } from '#core/records/meeting.ts'
import { addAgreed } from './agreed.ts'
import { confirmed, type Life } from './story.ts'
import { aPartner } from './tenant.ts'
import { ok, type World } from './world.ts'

const HOUR = 3_600_000
const later = (instant: string, milliseconds: number): string => new Date(Date.parse(instant) + milliseconds).toISOString()

/** Lets time pass from due to due: as `passTo`, without looking at the moments between. */
async function leap(w: World, to: string): Promise<void> {
  for (;;) {
    await w.settle()
    const [next] = (await w.ports.stores.due(to, 1)).keys
    const due = next && String(w.ports.table.get(next)!['due'])
    if (!due || due <= w.ports.clock.now()) break
    w.ports.clock.pass(Date.parse(due) - Date.parse(w.ports.clock.now()))
  }
  w.ports.clock.pass(Math.max(0, Date.parse(to) - Date.parse(w.ports.clock.now())))
  await w.settle()
}

/** Does something of a meeting, and may look at what it took. */
type Step = (name: string, run: () => Promise<unknown>) => Promise<void>
const simply: Step = (_name, run) => run().then(() => undefined)

/** A confirmed relationship whose first meeting was held, two days before its second. */
export async function heldOnce(w: World, card: Record<string, unknown> = {}): Promise<Life> {
  const capacity = { families: 9, meetingsPerDay: 6, hoursPerMonth: 160, offersPerWeek: 50 }
  const life = await confirmed(w, { partnerId: await aPartner(w.coordinator(), { capacity, ...card }) })
  await leap(w, '2026-11-25T14:00:00.000Z')
  ok(await closeMeeting(w.worker(), life.meetingId, { outcome: 'held' }))
  await leap(w, '2026-11-26T10:00:00.000Z')
  return life
}

/** One more meeting from being agreed on to the thanks, two or three days after the last. */
export async function oneMore(w: World, { requestId }: Life, step: Step = simply): Promise<Meeting> {
  const start = `${later(w.ports.clock.now(), 50 * HOUR).slice(0, 10)}T12:00:00.000Z`
  const end = later(start, HOUR)
  let meeting: Meeting | undefined
  const added = async () => void (meeting = ok(await addAgreed(w.worker(), requestId, { start, end })))
  await step('it is agreed on', added)
  await step('both are told', () => leap(w, later(w.ports.clock.now(), HOUR)))
  await step('they are reminded', () => leap(w, later(start, -1000)))
  await step('it is over', () => leap(w, later(end, 60_000)))
  await step('it is marked as held', async () => ok(await closeMeeting(w.worker(), meeting!.id, { outcome: 'held' })))
  await step('the partner is thanked', () => leap(w, later(end, 20 * HOUR)))
  return meeting!
}
