import { type Call, callFor } from '../commit/call.ts'
import { SYSTEM } from '../policy/actor.ts'
import { DEFAULT_SETTINGS } from '../records/tenant.ts'
import { OFFICE, addWorkingHours } from '../time/working-days.ts'
import type { Instant, Key, Ports } from '../ports.ts'
import { isLive, type Live } from '../records/record.ts'
import { refuse } from '../refusal.ts'
import { stick } from '../records/stuck.ts'
import { orgOf, requestIdOf } from '../records/keys.ts'
import { plus } from '../time/instant.ts'
import { transact } from '../commit/transact.ts'

/** Tries before a person owns it. */
const MOST_ATTEMPTS = 5

/**
 * A step failed with a bug: tried again later, each wait twice the last. In the end the coordinator owns the record, as
 * stuck.
 */
export async function backOff(call: Call, record: Live): Promise<void> {
  await tried(call, record, (current) => (current.version === record.version ? current.attempts + 1 : undefined))
}

/** A step ended the whole process, tried alone: there is no sense in trying that again. The coordinator owns the record. */
export async function giveUp(ports: Ports, key: Key): Promise<void> {
  const call = callFor(ports, orgOf(key), SYSTEM)
  await tried(call, key, ({ due }) => (due !== null && due <= call.now ? MOST_ATTEMPTS : undefined))
}

/** Says of a record how often its step was tried in vain; undefined: it has moved on meanwhile. */
async function tried(call: Call, key: Key, attemptsOf: (current: Live) => number | undefined): Promise<void> {
  await transact<Live, Live>(call, {
    subject: ({ id }) => requestIdOf(id),
    async load() {
      const item = await call.store.get(key)
      return item && isLive(item) ? item : refuse('NOT_FOUND')
    },
    decide(current, work) {
      const attempts = attemptsOf(current)
      if (attempts === undefined) return current
      const gaveUp = attempts >= MOST_ATTEMPTS
      return work.change(current)(
        () => ({ attempts, due: nextTry(work.now, attempts), ...(gaveUp && stick(current, 'stuck', work.now)) }),
        gaveUp ? `${current.kind}.stuck` : `${current.kind}.backed-off`,
      )
    },
  })
}

function nextTry(now: Instant, attempts: number): Instant {
  return attempts < MOST_ATTEMPTS
    ? plus(now, 2 ** (attempts - 1))
    : addWorkingHours(now, DEFAULT_SETTINGS.coordinatorHours, OFFICE)
}
