import type { Partner, Request } from '../snapshot/snapshot.ts'

/** What a partner is ordered by, the weightiest first: whole numbers, 0 is best. */
export interface Parts {
  /** 1 where nobody knows whether they are free: asked later. */
  readonly unknown: number
  /** 1 where somebody else is wished for, e.g. who stood there before. */
  readonly unwished: number
  /** Convex cost of one more family, measured by the room the partner gives, and how often they were asked of late. */
  readonly load: number
  /** Further phases that are not of their own experience. */
  readonly experience: number
  /** Languages that are not native. */
  readonly language: number
}

/**
 * What one of each adds to the score. Each weighs more than all that the next ones can come to, so the sum orders as the
 * parts would one after the other, and stays exact.
 */
export const WEIGHTS: Readonly<Record<keyof Parts, number>> = {
  language: 1,
  experience: 2 ** 7,
  load: 2 ** 14,
  unwished: 2 ** 44,
  unknown: 2 ** 45,
}
/** Beyond these the parts count no further; a register as it is comes nowhere near. */
export const MOST = { few: 2 ** 7 - 1, load: 2 ** 30 - 1 }

export const scoreOf = (parts: Parts): number =>
  Object.entries(parts).reduce((sum, [part, n]) => sum + n * WEIGHTS[part as keyof Parts], 0)

export function partsOf(request: Request, partner: Partner, known: boolean): Parts {
  const { phases, wishes, languages, windows } = request
  const native = (code: string) => partner.languages.some((one) => one.code === code && one.level === 'native')
  return {
    unknown: known || windows.length === 0 ? 0 : 1,
    unwished: wishes.partner === undefined || wishes.partner === partner.id ? 0 : 1,
    load: loadOf(partner),
    experience: Math.min(MOST.few, phases.further.filter((one) => !partner.experience.includes(one)).length),
    language: Math.min(MOST.few, languages.filter((code) => !native(code)).length),
  }
}

export function loadOf({ families, capacity, weeks }: Pick<Partner, 'families' | 'capacity' | 'weeks'>): number {
  const asked = Object.values(weeks).reduce((sum, n) => sum + n, 0)
  const crowd = Math.round(((new Set(families).size + 1) ** 2 * 1000) / Math.max(1, capacity.families) ** 2)
  return Math.min(MOST.load, crowd + asked)
}
