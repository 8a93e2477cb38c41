import { anyOf, type Bits, has, type Wanted } from '../columns/bits.ts'
import type { Columns } from '../columns/columns.ts'
import { type Kind, nameOfPiece } from '../columns/traits.ts'
import type { Code } from '../rules/codes.ts'
import { interpretedBetween } from '../rules/of-the-pair.ts'
import type { Request } from '../snapshot/snapshot.ts'
import { MOST, WEIGHTS } from '../explain/score.ts'
import type { Asked } from './asked.ts'

export const setOf = ({ sets, nobody }: Columns, kind: Kind, value: string): Bits => sets[kind].get(value) ?? nobody

/** Who could be asked by all that sets can tell: everything but the day and the time. The same as `stepsOf`, at one go. */
export function whoMay(columns: Columns, { request, organisations }: Asked): Wanted {
  const { phases, livedAs, mode, area, wishes, worker } = request
  const every = [setOf(columns, 'role', request.role), setOf(columns, 'mode', mode)]
  if (mode === 'in-person') every.push(setOf(columns, 'area', area))
  if (phases.leading !== undefined) every.push(setOf(columns, 'experience', phases.leading))
  if (livedAs !== undefined) every.push(setOf(columns, 'lived-as', livedAs))
  every.push(...whoSpeaks(columns, request))
  if (wishes.gender !== undefined) every.push(setOf(columns, 'gender', wishes.gender))
  const none = [setOf(columns, 'all', 'paused'), setOf(columns, 'all', 'own-case')]
  none.push(setOf(columns, 'avoids-worker', worker), setOf(columns, 'avoids-area', area))
  // Whose room is kept for this very request is not full because of it; see `hasRoom`.
  if (!columns.families.has(request.id)) none.push(setOf(columns, 'all', 'full'))
  if (organisations)
    for (const [organisation, members] of columns.sets.organisation) if (!organisations.has(organisation)) none.push(members)
  return { every, none: none.filter((bits) => bits.count > 0) }
}

/** All of these sets; with an interpreter it is one, of everybody who knows a language between. */
function whoSpeaks(columns: Columns, request: Request): Bits[] {
  const speak = (codes: readonly string[]) => codes.map((code) => setOf(columns, 'speaks', code))
  return request.interpreter ? [anyOf(speak(interpretedBetween(request)))] : speak(request.languages)
}

export interface Step extends Wanted {
  readonly code: Code
}

/** What sets tell rule by rule, in the order of a funnel: the most coarse first. */
export function stepsOf(columns: Columns, { request, organisations }: Asked): Step[] {
  const { phases, livedAs, mode, area } = request
  const set = (kind: Kind, value: string) => setOf(columns, kind, value)
  const others = [...columns.sets.organisation].filter(([one]) => organisations && !organisations.has(one))
  return [
    { code: 'PAUSED', every: [], none: [set('all', 'paused')] },
    { code: 'ROLE', every: [set('role', request.role)], none: [] },
    { code: 'AREA', every: [set('mode', mode), ...(mode === 'in-person' ? [set('area', area)] : [])], none: [] },
    { code: 'EXPERIENCE', every: phases.leading === undefined ? [] : [set('experience', phases.leading)], none: [] },
    { code: 'LIVED_AS', every: livedAs === undefined ? [] : [set('lived-as', livedAs)], none: [] },
    { code: 'PHASE', every: [], none: others.map(([, members]) => members) },
    { code: 'LANGUAGE', every: whoSpeaks(columns, request), none: [] },
  ]
}

/** Windows that touch more of the week than this leave hardly anybody out. */
const MOST_PIECES = 42

/** Those of them who may have said to be free then. */
export function whoIsFree(columns: Columns, may: Wanted, { pieces, windows }: Asked): Wanted {
  if (windows.length === 0 || pieces.length > MOST_PIECES) return may
  return {
    ...may,
    some: [...pieces.map((piece) => setOf(columns, 'hours', nameOfPiece(piece))), setOf(columns, 'hours', 'extra')],
  }
}

/** Those of them of whom something is not known. */
export const whoIsVague = (columns: Columns, may: Wanted): Wanted => ({
  ...may,
  every: [...may.every, setOf(columns, 'all', 'vague')],
})

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
    wished: wishes.partner === undefined ? undefined : (columns.positions.get(wishes.partner) ?? -1),
  }
}

export function keyOf({ load }: Columns, { native, further, wished }: Order, position: number): number {
  let language = 0
  for (let n = 0; n < native.length; n++) if (!has(native[n] as Bits, position)) language++
  let experience = 0
  for (let n = 0; n < further.length; n++) if (!has(further[n] as Bits, position)) experience++
  return (
    Math.min(MOST.few, language) * WEIGHTS.language +
    Math.min(MOST.few, experience) * WEIGHTS.experience +
    (load[position] as number) * WEIGHTS.load +
    (wished === undefined || wished === position ? 0 : WEIGHTS.unwished)
  )
}
