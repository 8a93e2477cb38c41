import type * as z from 'zod'
import type { Considered } from '#core/request/candidates.ts'
import type { candidateShape } from '../shapes/candidate.ts'
import { slots } from './common.ts'

export function showCandidate(one: Considered): z.infer<typeof candidateShape> {
  return {
    partnerId: one.partnerId,
    firstName: one.firstName,
    codes: [...one.codes],
    rank: one.rank,
    score: one.score && { ...one.score },
    slots: slots(one.slots),
    asked: one.asked,
  }
}
