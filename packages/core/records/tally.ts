import type { Key } from '../ports.ts'
import type { Recorded } from './record.ts'

/** How much one person has done in one local day: what a brake looks at. No address, nothing of what it was. */
export interface Tally extends Recorded {
  readonly kind: 'tally'
  /** `worker:w1`: in what role and who. */
  readonly by: string
  readonly date: string
  readonly done: number
  /** By receiver (`partner:p1`): how many of them sent that person a message. */
  readonly told: Readonly<Record<string, number>>
}

/** What one person may do in a day. Several times what the busiest needs; less than what a phone can bear. */
export const LIMITS = {
  worker: { done: 300, told: 20 },
  partner: { done: 60, told: 12 },
  coordinator: { done: 1000, told: 40 },
  admin: { done: 1000, told: 40 },
} as const

export const tallyDay = (org: string, date: string): string => `${org}#TALLY#${date}`
export const tallyKey = (org: string, date: string, by: string): Key => ({ pk: tallyDay(org, date), sk: by })

/** Whether somebody has come to the end of a day, with anybody or altogether. */
export function isFull({ by, done, told }: Pick<Tally, 'by' | 'done' | 'told'>): boolean {
  const most = LIMITS[by.split(':', 1)[0] as keyof typeof LIMITS]
  return done >= most.done || Object.values(told).some((many) => many >= most.told)
}
