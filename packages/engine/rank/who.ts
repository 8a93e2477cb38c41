import { type Bits, either, has, noBits } from '../columns/bits.ts'
import type { Columns, Kind } from '../columns/columns.ts'
import { MOST, WEIGHTS } from '../explain/score.ts'
import type { Asked } from './asked.ts'

/** In which sets somebody must be to be asked, and in which they must not: all that the sets alone can tell. */
export interface Who {
  readonly every: readonly Bits[]
  readonly none: readonly Bits[]
}

const NOBODY = noBits()

export const setOf = ({ sets }: Columns, kind: Kind, value: string): Bits => sets[kind].get(value) ?? NOBODY

export function whoMay(columns: Columns, { request, days }: Asked): Who {
  const { phases, languages, interpreter, mode, wishes } = request
  const set = (kind: Kind, value: string) => setOf(columns, kind, value)
  const every = [set('role', request.role), set('mode', mode)]
  if (phases.leading !== undefined) every.push(set('experience', phases.leading))
  if (mode === 'in-person') every.push(set('area', request.area))
  if (interpreter) every.push(either(set('speaks', 'fi'), set('speaks', 'sv')))
  else for (const code of languages) every.push(set('speaks', code))
  if (wishes.gender !== undefined) every.push(set('gender', wishes.gender))
  const none = [set('all', 'out'), set('avoids-worker', request.worker), set('avoids-area', request.area)]
  // An agreement on no day keeps a whole organisation out.
  for (const [organisation, members] of columns.sets.organisation)
    if (days.length > 0 && days.every((day) => day.organisations && !day.organisations.has(organisation))) none.push(members)
  return { every, none: none.filter((bits) => bits.count > 0) }
}

/** What orders somebody apart from whether they are known to be free; see `partsOf`. */
export interface Order {
  readonly native: readonly Bits[]
  readonly further: readonly Bits[]
  readonly wished: number | undefined
}

export function orderOf(columns: Columns, { request }: Asked): Order {
  const { phases, languages, wishes } = request
  return {
    native: languages.map((code) => setOf(columns, 'native', code)),
    further: phases.further.map((phase) => setOf(columns, 'experience', phase)),
    wished: wishes.partner === undefined ? undefined : (columns.places.get(wishes.partner) ?? -1),
  }
}

export function keyOf({ load }: Columns, { native, further, wished }: Order, place: number): number {
  let language = 0
  for (let n = 0; n < native.length; n++) if (!has(native[n] as Bits, place)) language++
  let experience = 0
  for (let n = 0; n < further.length; n++) if (!has(further[n] as Bits, place)) experience++
  return (
    Math.min(MOST.few, language) * WEIGHTS.language +
    Math.min(MOST.few, experience) * WEIGHTS.experience +
    (load[place] as number) * WEIGHTS.load +
    (wished === undefined || wished === place ? 0 : WEIGHTS.unwished)
  )
}
