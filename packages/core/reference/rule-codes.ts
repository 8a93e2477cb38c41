/** Every hard rule by its code (design §6), in the order they are shown. */
export const CODES = [
  'ROLE',
  'PHASE',
  'EXPERIENCE',
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
