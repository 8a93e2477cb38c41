import type { Instant } from '#core/ports.ts'
import type { Turn } from '#core/records/turn.ts'
import type { Live } from '#core/records/record.ts'
import type { Window } from '#core/time/interval.ts'
import { withOffset } from '#core/time/zone.ts'

/** What every record that can wait says of itself. Keys, index attributes and counters of ours stay inside. */
export function waiting({ id, waitsFor, due, owner, reason, version }: Live) {
  return { id, waitsFor, due: due === null ? null : withOffset(due), owner, reason, version }
}

export const turn = ({ kind, id, waitsFor, owner, who, until, reason }: Turn) => ({
  kind,
  id,
  waitsFor,
  owner,
  who,
  until: until === null ? null : withOffset(until),
  reason,
})

export const at = (instant: Instant | undefined): string | undefined => (instant === undefined ? undefined : withOffset(instant))

export const slot = ({ start, end }: Window) => ({ start: withOffset(start), end: withOffset(end) })

export const slots = (windows: readonly Window[]) => windows.map(slot)
