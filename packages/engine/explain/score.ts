import type { Partner, Request } from '../snapshot/snapshot.ts'

/** What a partner is ordered by, the weightiest first; 0 is best. */
const PARTS = [
  /** 1 where nobody knows whether they are free: asked later. */
  'unknown',
  /** 1 where somebody else is wished for, e.g. who stood there before. */
  'unwished',
  /** Convex cost of one more family, measured by the room the partner gives, and how often they were asked of late. */
  'load',
  /** Further phases that are not of their own experience. */
  'experience',
  /** Languages that are not native. */
  'language',
] as const
type PartName = (typeof PARTS)[number]

/** How much there is of it, and what that adds to the score: both whole. */
export interface Part {
  readonly part: PartName
  readonly count: number
  readonly points: number
}

/**
 * What one of each adds to the score. Each weighs more than all that the next ones can come to, so the sum orders as the
 * parts would one after the other, and stays exact.
 */
export const WEIGHTS: Readonly<Record<PartName, number>> = {
  language: 1,
  experience: 2 ** 7,
  load: 2 ** 14,
  unwished: 2 ** 44,
  unknown: 2 ** 45,
}
/** Beyond these the parts count no further; a register as it is comes nowhere near. */
export const MOST = { few: 2 ** 7 - 1, load: 2 ** 30 - 1 }

export const scoreOf = (parts: readonly Part[]): number => parts.reduce((sum, { points }) => sum + points, 0)

export function partsOf(request: Request, partner: Partner, known: boolean): Part[] {
  const { phases, wishes, languages, windows } = request
  const native = (code: string) => partner.languages.some((one) => one.code === code && one.level === 'native')
  const counts: Readonly<Record<PartName, number>> = {
    unknown: known || windows.length === 0 ? 0 : 1,
    unwished: wishes.partner === undefined || wishes.partner === partner.id ? 0 : 1,
    load: loadOf(partner),
    experience: Math.min(MOST.few, phases.further.filter((one) => !partner.experience.includes(one)).length),
    language: Math.min(MOST.few, languages.filter((code) => !native(code)).length),
  }
  return PARTS.map((part) => ({ part, count: counts[part], points: counts[part] * WEIGHTS[part] }))
}

export function loadOf({ families, capacity, weeks }: Pick<Partner, 'families' | 'capacity' | 'weeks'>): number {
  const asked = Object.values(weeks).reduce((sum, n) => sum + n, 0)
  const crowd = Math.round(((new Set(families).size + 1) ** 2 * 1000) / Math.max(1, capacity.families) ** 2)
  return Math.min(MOST.load, crowd + asked)
}
