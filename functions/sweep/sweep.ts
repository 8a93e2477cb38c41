import { advance } from '#core/flow.ts'
import type { SendingPorts } from '#core/notice/sending.ts'
import { type Key, Unavailable } from '#core/ports.ts'
import { keyFrom, keyText, orgOf } from '#core/records/keys.ts'
import { giveUp } from '#core/stuck/back-off.ts'
import { passOn } from '#core/stuck/pass-on.ts'
import { type Hand, takeUp } from '#core/stuck/sweep-mark.ts'
import { inOrder } from '#web/in-order.ts'
import { fairly } from './fairly.ts'

export interface SweepSettings {
  /** Keys read at a time. */
  readonly page: number
  /** Keys read before any is worked on, so that no tenant waits behind all of another's. */
  readonly ahead: number
  /** Records in hand at a time: written down before, in case one of them ends the process. */
  readonly handful: number
  /** Aggregates worked on at a time. */
  readonly atOnce: number
  /** Milliseconds kept back, so that nothing is cut off half done. */
  readonly reserve: number
}

export interface Swept {
  readonly advanced: number
  readonly failed: number
  /** Left for a newer program, which alone knows what to do with them. */
  readonly newer: number
  /** Seconds the longest overdue had waited; 0 where nothing was due. */
  readonly oldest: number
  /** Whether everything due was reached. */
  readonly complete: boolean
}

type Outcome = 'advanced' | 'failed' | 'newer'

/** One sweep, as `createSweep` says. Throws `Unavailable` where it could not even begin. */
export async function sweep(ports: SendingPorts, settings: SweepSettings, hasTime: () => boolean): Promise<Swept> {
  const now = ports.clock.now()
  const count = { advanced: 0, failed: 0, newer: 0 }
  const hand = await takeUp(ports)
  if (!hand) return { ...count, oldest: 0, complete: false } // another one is at it
  if (hand.culprit) await endedBy(ports, keyFrom(hand.culprit))
  let suspects = [...hand.suspects]
  const reached = new Set<string>()
  const work = async (key: Key) => {
    if (hasTime()) count[await outcomeOf(ports, key)]++
  }

  let oldest: number | undefined
  let cursor: string | undefined
  do {
    const found = await someDue(ports, settings, now, cursor)
    oldest ??= found.keys[0] ? await lateness(ports, found.keys[0], now) : 0
    for (const key of found.keys) reached.add(keyText(key))
    const keys = fairly(found.keys.filter((key) => !suspects.includes(keyText(key)) && keyText(key) !== hand.culprit))
    for (let n = 0; n < keys.length && hasTime(); n += settings.handful) {
      const handful = keys.slice(n, n + settings.handful)
      await noted(ports, hand, handful, suspects)
      await inOrder(handful, (key) => key.pk, settings.atOnce, work)
    }
    cursor = found.cursor
  } while (cursor !== undefined && hasTime())

  if (cursor === undefined) suspects = suspects.filter((key) => reached.has(key)) // the others have moved on
  for (const key of suspects) {
    if (!hasTime()) break
    await noted(ports, hand, [keyFrom(key)], suspects)
    await work(keyFrom(key))
    suspects = suspects.filter((one) => one !== key)
  }
  const complete = cursor === undefined && suspects.length === 0 && hasTime()
  await hand.layDown(complete, suspects).catch(logged(ports, 'sweep.not-laid-down'))
  return { ...count, oldest: oldest ?? 0, complete }
}

/** Keys of what is due, as many as are read ahead. */
async function someDue({ stores }: SendingPorts, { page, ahead }: SweepSettings, now: string, from: string | undefined) {
  const keys: Key[] = []
  let cursor = from
  do {
    const found = await stores.due(now, Math.min(page, ahead - keys.length), cursor)
    keys.push(...found.keys)
    cursor = found.cursor
  } while (cursor !== undefined && keys.length < ahead)
  return { keys, cursor }
}

/** The mark is a precaution: where it cannot be written the work goes on without it. */
async function noted(ports: SendingPorts, hand: Hand, keys: readonly Key[], suspects: readonly string[]): Promise<void> {
  await hand.hold(keys.map(keyText), suspects).catch(logged(ports, 'sweep.not-noted'))
}

async function endedBy(ports: SendingPorts, key: Key): Promise<void> {
  ports.log({ event: 'sweep.ended-by', key: keyText(key) })
  await giveUp(ports, key).catch(logged(ports, 'sweep.kept-to-itself', key))
}

const logged = (ports: SendingPorts, event: string, key?: Key) => (error: unknown) =>
  ports.log({ event, ...(key && { key: keyText(key) }), name: error instanceof Error ? error.name : typeof error })

/**
 * One record that fails, for whatever reason, keeps nobody else waiting: it backs off in its own commit or is met again.
 * What has been due for three sweeps and fails once more is shown to a coordinator.
 */
async function outcomeOf(ports: SendingPorts, key: Key): Promise<Outcome> {
  try {
    await advance(ports, key)
    return 'advanced'
  } catch (error) {
    if (error instanceof Unavailable && error.service === 'newer-version') return 'newer'
    logged(ports, 'sweep.failed', key)(error)
    await passOn(ports, key).catch(logged(ports, 'sweep.kept-to-itself', key))
    return 'failed'
  }
}

async function lateness(ports: SendingPorts, key: Key, now: string): Promise<number> {
  const due = (await ports.stores.open(orgOf(key)).get(key))?.['due']
  return typeof due === 'string' ? Math.max(0, Math.round((Date.parse(now) - Date.parse(due)) / 1000)) : 0
}
