/** Every hard rule by its code, in the order they are shown. */
export const CODES = [
  'ROLE',
  'PHASE',
  'EXPERIENCE',
  'LIVED_AS',
  'AREA',
  'LANGUAGE',
  'SLOT',
  'CAPACITY',
  'HOURS',
  'PAUSED',
  'CHECKS',
  'CONFLICT',
  'EARNINGS',
] as const
export type Code = (typeof CODES)[number]
