import type * as z from 'zod'
import type { Digest } from '#core/records/digest.ts'
import type { digestShape } from '../shapes/digest.ts'
import { at } from './common.ts'

export function showDigest({ reader, times, waitsFor, due, sentAt, failedFor }: Digest): z.infer<typeof digestShape> {
  return {
    whose: reader === undefined ? 'shared' : 'own',
    times: [...times],
    next: at(waitsFor === 'time' && due !== null ? due : undefined),
    sentAt: at(sentAt),
    failedFor,
  }
}
