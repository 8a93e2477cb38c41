import type { Instant, Key, Ports } from '#core/ports.ts'
import { orgOf } from '#core/records/keys.ts'
import { isLive } from '#core/records/record.ts'
import { isStuck } from '#core/records/stuck.ts'
import type { SweepSettings } from './sweep.ts'

/** Of the longest overdue so many are looked at, for one that is nobody's. */
const LOOKED_AT = 50

/** Keys of what is due, as many as are read ahead. */
export async function someDue(
  { stores }: Pick<Ports, 'stores'>,
  { page, ahead }: Pick<SweepSettings, 'page' | 'ahead'>,
  now: Instant,
  from: string | undefined,
) {
  const keys: Key[] = []
  let cursor = from
  do {
    const found = await stores.due(now, Math.min(page, ahead - keys.length), cursor)
    keys.push(...found.keys)
    cursor = found.cursor
  } while (cursor !== undefined && keys.length < ahead)
  return { keys, cursor }
}

/** Seconds since the first of these was due that no coordinator has been shown: what is stuck keeps its due, and is somebody's. */
export async function lateness({ stores }: Pick<Ports, 'stores'>, keys: readonly Key[], now: Instant): Promise<number> {
  for (const key of keys.slice(0, LOOKED_AT)) {
    const live = await stores.open(orgOf(key)).get(key)
    if (live && isLive(live) && live.due !== null && !isStuck(live))
      return Math.max(0, Math.round((Date.parse(now) - Date.parse(live.due)) / 1000))
  }
  return 0
}
