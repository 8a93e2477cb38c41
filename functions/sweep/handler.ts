import type { Context } from 'aws-lambda'
import { advance } from '#core/flow.ts'
import type { SendingPorts } from '#core/notice/sending.ts'
import type { Key } from '#core/ports.ts'
import { keyText, orgOf } from '#core/records/keys.ts'
import { passOn } from '#core/stuck/pass-on.ts'
import { inOrder } from '#web/in-order.ts'
import { trigger } from '#web/trigger.ts'

export interface SweepSettings {
  /** Keys read at a time. */
  readonly page: number
  /** Records advanced in one sweep; the next one goes on. */
  readonly most: number
  /** Aggregates worked on at a time. */
  readonly atOnce: number
  /** Milliseconds kept back, so that nothing is cut off half done. */
  readonly reserve: number
}

const SETTINGS: SweepSettings = { page: 100, most: 2_000, atOnce: 4, reserve: 20_000 }

export interface Swept {
  readonly advanced: number
  readonly failed: number
  /** Seconds the longest overdue had waited; 0 where nothing was due. */
  readonly oldest: number
  /** Whether everything due was reached. */
  readonly complete: boolean
}

/** The guarantee behind the triggers: whatever is due and nobody woke is advanced, the longest overdue first. */
export function createSweep(ports: SendingPorts, settings: SweepSettings = SETTINGS) {
  async function handle(_event: unknown, context: Pick<Context, 'getRemainingTimeInMillis'>): Promise<Swept> {
    const hasTime = () => context.getRemainingTimeInMillis() > settings.reserve
    const swept = await sweep(ports, settings, hasTime)
    ports.log({ event: 'sweep.done', ...swept })
    return swept
  }
  return trigger(ports.log, 'sweep', handle)
}

async function sweep(ports: SendingPorts, { page, most, atOnce }: SweepSettings, hasTime: () => boolean): Promise<Swept> {
  const now = ports.clock.now()
  const count = { advanced: 0, failed: 0, reached: 0 }
  let oldest = 0
  let cursor: string | undefined
  do {
    const found = await ports.stores.due(now, Math.min(page, most - count.reached), cursor)
    if (count.reached === 0 && found.keys[0]) oldest = await lateness(ports, found.keys[0], now)
    await inOrder(
      found.keys,
      (key) => key.pk,
      atOnce,
      async (key) => {
        if (!hasTime()) return
        count.reached++
        count[(await advanced(ports, key)) ? 'advanced' : 'failed']++
      },
    )
    cursor = found.cursor
  } while (cursor !== undefined && count.reached < most && hasTime())
  const { reached: _, ...counted } = count
  return { ...counted, oldest, complete: cursor === undefined && hasTime() }
}

/**
 * One record that fails, for whatever reason, keeps nobody else waiting: it backs off in its own commit or is met again.
 * What has been due for three sweeps and fails once more is shown to a coordinator.
 */
async function advanced(ports: SendingPorts, key: Key): Promise<boolean> {
  const failed = (event: string) => (error: unknown) => {
    ports.log({ event, key: keyText(key), name: error instanceof Error ? error.name : typeof error })
    return false
  }
  try {
    await advance(ports, key)
    return true
  } catch (error) {
    failed('sweep.failed')(error)
    await passOn(ports, key).catch(failed('sweep.kept-to-itself'))
    return false
  }
}

async function lateness(ports: SendingPorts, key: Key, now: string): Promise<number> {
  const due = (await ports.stores.open(orgOf(key)).get(key))?.['due']
  return typeof due === 'string' ? Math.max(0, Math.round((Date.parse(now) - Date.parse(due)) / 1000)) : 0
}
