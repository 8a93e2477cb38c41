import * as places from '#core/check/places.ts'
import * as seats from '#core/check/seats.ts'
import * as waits from '#core/check/waits.ts'
import type { Card, Diary } from '#core/records/partner.ts'
import type { Live } from '#core/records/record.ts'
import type { Request } from '#core/records/request.ts'

/** The rules of `npm run check` on single records, in words. */
export { foldOf } from '#core/check/audit.ts'
export const idle = (live: Live): string[] => waits.idle(live).map(({ says }) => says)
export const overfull = (request: Request): string[] => seats.overfull(request).map(({ says }) => says)
export const overlapping = (diary: Diary, card: Card): string[] => places.overlapping(diary, card).map(({ says }) => says)
