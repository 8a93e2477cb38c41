import type { Code } from './codes.ts'
import { capacity, checks, earnings, hours, phase } from './of-the-day.ts'
import { area, conflict, experience, language, livedAs, paused, role } from './of-the-pair.ts'
import { slot } from './of-the-time.ts'

/** Every hard rule by its code. The columns answer the same faster; this is what they are held against. */
export const RULES = {
  ROLE: role,
  PHASE: phase,
  EXPERIENCE: experience,
  LIVED_AS: livedAs,
  AREA: area,
  LANGUAGE: language,
  SLOT: slot,
  CAPACITY: capacity,
  HOURS: hours,
  PAUSED: paused,
  CHECKS: checks,
  CONFLICT: conflict,
  EARNINGS: earnings,
} as const satisfies Readonly<Record<Code, unknown>>

export type Facts<C extends Code> = ReturnType<(typeof RULES)[C]>
