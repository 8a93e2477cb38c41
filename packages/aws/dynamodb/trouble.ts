import { DYNAMODB } from '../meanings.ts'
import { unanswered } from '../network.ts'
import { meaningOf } from '../trouble.ts'

/** Whether the same call may well succeed later: too much at once, our own trouble, or nobody knows. */
export function isTrouble(error: unknown): boolean {
  return meaningOf(error, DYNAMODB) !== 'thrown'
}

/** It may have been carried out or not. */
export function isNoAnswer(error: unknown): boolean {
  // Of several tries only the last is told: nobody listened to it, but an earlier one may have been carried out.
  return meaningOf(error, DYNAMODB) === 'unknown' || unanswered(error)
}
