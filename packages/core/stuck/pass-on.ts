import { SYSTEM } from '../policy/actor.ts'
import { callFor } from '../commit/call.ts'
import { requestIdOf, orgOf } from '../records/keys.ts'
import type { Instant, Key, Ports } from '../ports.ts'
import { isLive, type Live } from '../records/record.ts'
import { isRefusal, refuse } from '../refusal.ts'
import { plus } from '../time/instant.ts'
import { transact } from '../commit/transact.ts'
import { isStuck, stick } from '../records/stuck.ts'

/** Three sweeps: what nobody could take by then is no ordinary lag. */
const OVERDUE_MINUTES = 15
/** It goes on by itself as soon as the world lets it; meanwhile a person knows. */
const TRY_AGAIN_MINUTES = 15

/**
 * Looks afresh at a record somebody failed to advance. Where its time has long come it becomes the coordinator's, in a
 * commit of its own, keeping what it waits for; where it has moved on, or is stuck already, nothing is done, nor where it is
 * not yet time for what has been due since then (`isTime`): others may still get to it. Throws
 * `Unavailable` when the world does not answer, and whatever a record throws that cannot be read.
 */
export async function passOn(
  ports: Ports,
  key: Key,
  isTime: (due: Instant) => boolean = () => true,
): Promise<'passed-on' | 'moved-on' | 'waits'> {
  const call = callFor(ports, orgOf(key), SYSTEM)
  let passed = false
  let waits = false
  const done = await transact<Live, Live>(call, {
    subject: ({ id }) => requestIdOf(id),
    async load() {
      const item = await call.store.get(key)
      return item && isLive(item) ? item : refuse('NOT_FOUND')
    },
    decide(live, work) {
      const { due } = live
      const overdue = due !== null && plus(due, OVERDUE_MINUTES) <= work.now && !isStuck(live)
      waits = overdue && !isTime(due)
      passed = overdue && !waits
      if (!passed || due === null) return live
      return work.change(live)(
        (current) => ({ ...stick(current, 'overdue', due), due: plus(work.now, TRY_AGAIN_MINUTES) }),
        `${live.kind}.overdue`,
      )
    },
  })
  if (waits) return 'waits'
  return passed && !isRefusal(done) ? 'passed-on' : 'moved-on'
}
