import type { Refusal } from '#engine/refusal.ts'

/** What the caller gave cannot be used; the message is a sentence to print. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken'
}

/** Words for the engine's codes: whoever calls by hand reads these. */
export function notTaken({ refused, at, limit }: Refusal): NotTaken {
  const where = at === '' ? 'the file' : at
  if (refused === 'TOO_MUCH') return new NotTaken(`${refused}: ${where} is beyond the limit of ${limit?.most} ${limit?.name}.`)
  if (refused === 'CONTRADICTORY') return new NotTaken(`${refused}: ${where} cannot hold together.`)
  return new NotTaken(`${refused}: ${where} is not as docs/matching.md says.`)
}
