/** Where everybody lives whose calendar we keep. */
export const ZONE = 'Europe/Helsinki'

/** A moment the clocks are turned; offsets in milliseconds east of UTC. Forwards where `after > before`. */
export interface ClockTurn {
  readonly at: number
  readonly before: number
  readonly after: number
}

/** One UTC year of the zone: its offset at New Year and the changes after it, in order. */
export interface ZoneYear {
  readonly offset: number
  readonly changes: readonly ClockTurn[]
}

const HOUR = 3_600_000
const MINUTE = 60_000

/*
 * The zone's rules come from the runtime's own time zone data (Intl), asked once per year and remembered:
 * a change of the law arrives with the runtime, and a lookup is arithmetic. Temporal's polyfill knows no more
 * (it asks Intl too) and costs 20–30 ms of every cold start; the tests hold it against this as an oracle.
 */
const years = new Map<number, ZoneYear>()
let format: Intl.DateTimeFormat | undefined

export function zoneYear(year: number): ZoneYear {
  const known = years.get(year)
  if (known) return known
  const fresh = learn(year)
  years.set(year, fresh)
  return fresh
}

/** Milliseconds the zone's clocks are ahead of UTC, as they always are, at this moment (milliseconds since 1970). */
export function offsetAt(milliseconds: number): number {
  const { offset, changes } = zoneYear(new Date(milliseconds).getUTCFullYear())
  return changes.findLast((change) => milliseconds >= change.at)?.after ?? offset
}

/** Compares the offset month by month and narrows each difference down to its minute. */
function learn(year: number): ZoneYear {
  const changes: ClockTurn[] = []
  for (let month = 0; month < 12; month++) {
    let low = startOfMonth(year, month)
    let high = startOfMonth(year, month + 1)
    const before = ask(low)
    const after = ask(high)
    if (before === after) continue
    while (high - low > MINUTE) {
      const middle = low + Math.floor((high - low) / MINUTE / 2) * MINUTE
      if (ask(middle) === before) low = middle
      else high = middle
    }
    changes.push({ at: high, before, after })
  }
  return { offset: ask(startOfMonth(year, 0)), changes }
}

function startOfMonth(year: number, month: number): number {
  return new Date(0).setUTCFullYear(year, month, 1)
}

function ask(milliseconds: number): number {
  format ??= new Intl.DateTimeFormat('en-US', { timeZone: ZONE, timeZoneName: 'longOffset' })
  const ahead = /GMT\+(\d\d):(\d\d)/.exec(format.format(milliseconds))
  if (!ahead) throw new Error(`no time zone data for ${ZONE}`)
  return Number(ahead[1]) * HOUR + Number(ahead[2]) * MINUTE
}
