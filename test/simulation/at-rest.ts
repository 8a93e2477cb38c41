import { isLive, keyText } from '#core/record.ts'
import { unsound } from '../support/soundness.ts'
import type { World } from '../support/world.ts'
import type { Records } from './records.ts'

interface Rest {
  readonly records: Records
  readonly now: string
  readonly sends: ReadonlyMap<string, number>
  /** Faults and crashes that a notice's senders have met, and retries asked by people. */
  readonly excused: (tag: string) => number
  readonly promised: ReadonlySet<string>
  readonly kind: boolean
}

/** What must hold once the world is kind again and nothing is due: what does not, in words. */
export function unrest({ records, now, sends, excused, promised, kind }: Rest): string[] {
  // The rules of `test/support` read a world's records and its clock, and nothing else of it.
  const world = { items: records.items, ports: { clock: { now: () => now } } } as unknown as World
  const known = new Set(records.all('request').map((one) => one.id))
  return [
    ...unsound(world),
    ...records.items().filter(isLive).filter(({ due }) => due !== null && due <= now).map(({ kind, id, due }) => `${kind} ${id} was due at ${due}`),
    ...[...promised].filter((id) => !known.has(id)).map((id) => `request ${id} was answered 201 and is lost`),
    ...records.all('notice').flatMap((notice) => {
      const { state, id, owner, suppressedFor } = notice
      const times = sends.get(keyText(notice)) ?? 0
      const most = 1 + excused(keyText(notice))
      const fine =
        (state === 'sent' && times > 0) || (state === 'suppressed' && suppressedFor) || (state === 'waiting' && notice.due! > now) ||
        ((state === 'failed' || state === 'unknown') && owner === 'coordinator')
      return [
        ...(fine ? [] : [`notice ${id} rests as ${state}, sent ${times} times, owner ${owner}`]),
        ...(times > most ? [`notice ${id} was sent ${times} times, ${most - 1} of them excused`] : []),
        ...(kind && state === 'sent' && times !== 1 ? [`notice ${id} was sent ${times} times in a kind world`] : []),
      ]
    }),
    ...records.all('offer').filter((one) => one.state === 'sent' && one.due === null).map(({ id }) => `offer ${id} is open without end`),
  ]
}
