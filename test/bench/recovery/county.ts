import { closeMeeting } from '#core/meeting/close.ts'
import type { Call } from '#core/commit/call.ts'
import type { Key } from '#core/ports.ts'
import { addAgreed } from '../../support/agreed.ts'
import { confirmed } from '../../support/story.ts'
import { aPartner } from '../../support/tenant.ts'
import { ok, type World, world } from '../../support/world.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
/** Monday, 8:00 in Helsinki. */
const BEGINS = Date.parse('2026-11-02T06:00:00.000Z')

export interface Size {
  readonly partners: number
  readonly requests: number
  /** Of each request. */
  readonly meetings: number
  readonly days: number
}
/** The middle scenario of docs/figures.md: 2200 requests a year. */
export const MONTH: Size = { partners: 500, requests: 183, meetings: 10, days: 20 }
export const QUICK: Size = { partners: 20, requests: 8, meetings: 3, days: 4 }

export interface County {
  readonly w: World
  /** A worker whose day of work is never full. */
  readonly worker: () => Call
  /** Asked, accepted and confirmed today, with all its meetings, two and three days apart. */
  readonly life: () => Promise<void>
  /** Marks as held what has ended by now: so many. */
  readonly close: (most: number) => Promise<void>
}

const iso = (at: number): string => new Date(at).toISOString()

/** A county's month on the memory peer, as people and the sweep make it: partners, requests from day to day, meetings held. */
export async function county({ partners: many, requests, meetings, days }: Size): Promise<County> {
  const w = await world({ now: iso(BEGINS) })
  forgetsCounts(w)
  const partners: string[] = []
  while (partners.length < many) partners.push(await aPartner(w.coordinator()))
  const worker = () => w.worker()
  const open: { id: string; end: number }[] = []
  let made = 0

  async function life(): Promise<void> {
    const today = Math.floor(Date.parse(w.ports.clock.now()) / DAY) * DAY
    const hour = 8 + (made % 6)
    const at = (n: number) => today + (2 + 3 * n) * DAY + hour * HOUR
    const window = { start: iso(at(0)), end: iso(at(0) + 2 * HOUR) }
    const { requestId, meetingId, partnerId } = await confirmed(w, {
      partnerId: partners[made++ % many]!,
      request: { windows: [window], consent: { given: true, on: iso(today).slice(0, 10) } },
    })
    if (meetingId === '') throw new Error(`no meeting came of ${requestId}`)
    open.push({ id: meetingId, end: at(0) + 2 * HOUR })
    for (let n = 1; n < meetings; n++) {
      const { id } = ok(await addAgreed(worker(), requestId, { start: iso(at(n)), end: iso(at(n) + HOUR), partnerId }))
      open.push({ id, end: at(n) + HOUR })
    }
    await w.settle()
  }
  async function close(most: number): Promise<void> {
    const now = Date.parse(w.ports.clock.now())
    const over = open.filter(({ end }) => end < now).slice(0, most)
    for (const one of over) {
      open.splice(open.indexOf(one), 1)
      ok(await closeMeeting(worker(), one.id, { outcome: 'held' }))
    }
    await w.settle()
  }

  for (let day = 0; day < days; day++) {
    const calendar = BEGINS + (day + 2 * Math.floor(day / 5)) * DAY // on working days
    await w.passTo(iso(calendar))
    for (const until = Math.round(((day + 1) * requests) / days); made < until;) await life()
    await w.passTo(iso(calendar + 8 * HOUR))
    await close(1000)
  }
  return { w, worker, life, close }
}

/** One worker stands for all of a county's: what brakes one person's day is taken away. */
function forgetsCounts({ ports: { table } }: World): void {
  table.subscribe(({ key, item }) => {
    if (item?.['kind'] === 'tally') queueMicrotask(() => table.apply([{ key: { pk: key.pk, sk: key.sk } satisfies Key }]))
  })
}
