import type { Context } from 'aws-lambda'
import type { Item, Key, Stores } from '#core/ports.ts'
import { keyText, orgOf } from '#core/records/keys.ts'
import { NEEDS } from '../../../infra/rooms.ts'
import { createSweep } from '../../../functions/sweep/handler.ts'
import { confirmed } from '../../support/story.ts'
import { aPartner } from '../../support/tenant.ts'
import { ORG, world } from '../../support/world.ts'

/** What a call takes on AWS, in milliseconds: guesses on the safe side, in one place. */
const TAKES = { read: 6, commit: 15, send: 100 }
/** Aggregates that a sweep works on at a time (`functions/sweep/handler.ts`). */
const AT_ONCE = 16
/** The next sweep begins so long after one that did not come to the end. */
const PAUSE_MS = 30_000
/** Of the first meeting of a plain request: both reminders are due, and it has not begun. */
const AN_HOUR_BEFORE = '2026-11-25T10:30:00.000Z'
/** Before the first of them. */
const TWO_DAYS_BEFORE = '2026-11-24T09:00:00.000Z'

export interface Outage {
  /** Records due in all. */
  readonly due: number
  readonly tenants: readonly { readonly org: string; readonly due: number; readonly worst: number }[]
  readonly sweeps: number
  /** Minutes until nothing was due any more. */
  readonly minutes: number
  readonly reads: number
  readonly commits: number
  readonly sent: number
  /** Of the processor, on the memory peer. */
  readonly seconds: number
}

/**
 * So many records due at once after an outage, four fifths of them one tenant's: what sweeps make of it, each with the time
 * that it has, by what calls take. Reckoned, not timed: it is the same on every machine.
 */
export async function afterOutage(least: number, tenants = 20): Promise<Outage> {
  const w = await world()
  const life = await confirmed(w, { partnerId: await aPartner(w.coordinator()) })
  await w.passTo(TWO_DAYS_BEFORE)
  const { table, clock } = w.ports
  const kept = w
    .items()
    .filter(({ pk, kind }) => kind !== undefined && kind !== 'event' && kind !== 'tally' && !pk.startsWith('~'))
  const ofLife = kept.filter((one) => [life.requestId, life.partnerId].some((id) => `${one.pk} ${one.sk}`.includes(id)))
  const common = kept.filter((one) => !ofLife.includes(one))
  const notices = ofLife.filter(({ kind, state }) => kind === 'notice' && state === 'waiting').length
  const lives = Math.ceil(least / notices)
  const items: Item[] = []
  for (let n = 0; n < tenants; n++) {
    const mine = n === 0 ? Math.ceil(lives * 0.8) : Math.ceil((lives * 0.2) / (tenants - 1))
    const org = `county-${n}`
    items.push(...copies(common, { [ORG]: org }))
    for (let copy = 0; copy < mine; copy++)
      items.push(
        ...copies(ofLife, {
          [ORG]: org,
          [life.requestId]: named(life.requestId, copy),
          [life.partnerId]: named(life.partnerId, copy),
        }),
      )
  }
  table.restore({ items })
  clock.pass(Date.parse(AN_HOUR_BEFORE) - Date.parse(clock.now()))
  return worked(w.ports, AN_HOUR_BEFORE)
}

const named = (id: string, n: number): string => id.slice(0, -6) + n.toString(36).padStart(6, '0')

function copies(items: readonly Item[], names: Readonly<Record<string, string>>): Item[] {
  const text = Object.entries(names).reduce((all, [one, other]) => all.replaceAll(one, other), JSON.stringify(items))
  return JSON.parse(text) as Item[]
}

async function worked(ports: Awaited<ReturnType<typeof world>>['ports'], began: string): Promise<Outage> {
  const { clock, table } = ports
  const now = Date.parse(began)
  const waits = new Map<string, string>()
  for (const item of table.snapshot().items)
    if (typeof item['due'] === 'string' && Date.parse(item['due']) <= now) waits.set(keyText(item), orgOf(item))
  const dueOf = Map.groupBy(waits.values(), (org) => org)
  const worst = new Map<string, number>()
  const count = { reads: 0, commits: 0, sent: 0 }
  let spent = 0
  let started = 0
  const takes = (what: keyof typeof TAKES) => void (spent += TAKES[what] / AT_ONCE)

  const open: Stores['open'] = (org) => {
    const store = ports.stores.open(org)
    const read =
      <A extends unknown[], R>(call: (...asked: A) => R) =>
      (...asked: A): R => {
        count.reads++
        takes('read')
        return call(...asked)
      }
    return {
      org,
      get: read(store.get),
      query: read(store.query),
      receipt: read(store.receipt),
      commit(receipt, writes) {
        count.commits++
        takes('commit')
        for (const write of writes) if ('item' in write) done(write.item)
        return store.commit(receipt, writes)
      },
    }
  }
  function done(item: Key): void {
    const org = waits.get(keyText(item))
    if (org === undefined) return
    waits.delete(keyText(item))
    worst.set(org, started + spent)
  }
  const sends = <T extends { send: (message: never) => Promise<unknown> }>({ send }: T): T =>
    ({
      send(message: never) {
        count.sent++
        takes('send')
        return send(message)
      },
    }) as T
  const sweep = createSweep({ ...ports, stores: { open, due: ports.stores.due }, sms: sends(ports.sms), mail: sends(ports.mail) })
  const cpu = process.cpuUsage()
  let sweeps = 0
  for (let complete = false; !complete && sweeps < 1000; sweeps++) {
    if (sweeps > 0) started += PAUSE_MS
    spent = 0
    const context = { getRemainingTimeInMillis: () => NEEDS.sweep.timeout * 1000 - spent } as Context
    complete = (await sweep({}, context))!.complete
    started += spent
    clock.pass(spent + PAUSE_MS)
  }
  const { user, system } = process.cpuUsage(cpu)
  return {
    due: [...dueOf.values()].reduce((sum, all) => sum + all.length, 0),
    tenants: [...dueOf].map(([org, all]) => ({ org, due: all.length, worst: (worst.get(org) ?? Number.NaN) / 60_000 })),
    sweeps,
    minutes: started / 60_000,
    ...count,
    seconds: (user + system) / 1e6,
  }
}
