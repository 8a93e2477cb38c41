import { PIECE, PIECES } from '../columns/person.ts'
import { askedOf } from '../rank/asked.ts'
import type { Terms } from '../rank/terms.ts'
import type { Request } from '../snapshot/snapshot.ts'
import { DAY } from '../time/calendar.ts'

/** Parts of the week: 6–12, 12–16 and 16–22 on weekdays, and 6–22 on Saturdays and Sundays, local time. */
export const DAYPARTS = ['morning', 'afternoon', 'evening', 'weekend'] as const
export type Daypart = (typeof DAYPARTS)[number]

const HOURS: Readonly<Record<Daypart, { readonly days: readonly number[]; readonly from: number; readonly to: number }>> = {
  morning: { days: [1, 2, 3, 4, 5], from: 6, to: 12 },
  afternoon: { days: [1, 2, 3, 4, 5], from: 12, to: 16 },
  evening: { days: [1, 2, 3, 4, 5], from: 16, to: 22 },
  weekend: { days: [6, 7], from: 6, to: 22 },
}

const daypartOf = (piece: number): Daypart | undefined => {
  const weekday = Math.floor(piece / (DAY / PIECE)) + 1
  const hour = ((piece % (DAY / PIECE)) * PIECE) / 60
  return DAYPARTS.find((part) => HOURS[part].days.includes(weekday) && HOURS[part].from <= hour && hour < HOURS[part].to)
}

/** The pieces of the week that each is made of. */
export const PIECES_OF = Object.fromEntries(
  DAYPARTS.map((part) => [part, Array.from({ length: PIECES }, (_, n) => n).filter((piece) => daypartOf(piece) === part)]),
) as unknown as Readonly<Record<Daypart, readonly number[]>>

export interface Demand {
  readonly of: (phase: string, area: string, language: string, daypart: Daypart) => number
  readonly asks: (phase: string, area: string) => boolean
  readonly phases: readonly string[]
  readonly areas: readonly string[]
  readonly languages: readonly string[]
}

/** Counts each request once in every cell that it touches; one without times in all parts of the week. */
export function demandOf(requests: readonly Request[], terms: Terms): Demand {
  const counts = new Map<string, number>()
  const asked = new Set<string>()
  const wanted = requests.filter((one) => one.seats > 0)
  for (const request of wanted)
    for (const phase of phasesOf(request)) {
      asked.add(`${phase} ${request.area}`)
      for (const language of languagesOf(request))
        for (const part of dayparts(request, terms)) {
          const key = JSON.stringify([phase, request.area, language, part])
          counts.set(key, (counts.get(key) ?? 0) + 1)
        }
    }
  return {
    of: (...cell) => counts.get(JSON.stringify(cell)) ?? 0,
    asks: (phase, area) => asked.has(`${phase} ${area}`),
    phases: wanted.flatMap(phasesOf),
    areas: wanted.map((one) => one.area),
    languages: wanted.flatMap(languagesOf),
  }
}

const phasesOf = ({ phases: { leading, further } }: Request): string[] => [
  ...new Set([...(leading === undefined ? [] : [leading]), ...further]),
]

/** With an interpreter, what is interpreted into, else Finnish. */
const languagesOf = ({ languages, interpreter, interpreterTo = ['fi'] }: Request): string[] =>
  interpreter ? interpreterTo.slice(0, 1) : [...new Set(languages)]

function dayparts(request: Request, terms: Terms): readonly Daypart[] {
  if (request.windows.length === 0) return DAYPARTS
  const parts = askedOf(request, terms).pieces.map(daypartOf)
  return DAYPARTS.filter((part) => parts.includes(part))
}
