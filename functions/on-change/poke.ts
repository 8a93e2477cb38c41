import type { DynamoDBRecord } from 'aws-lambda'
import type { Instant, Key } from '#core/ports.ts'

/** A record as the stream tells of it. */
export interface Poke {
  readonly key: Key
  readonly due: Instant
  /** A notice that a sender has claimed: only its crash would ever need the wake-up, and the sweep sees that soon enough. */
  readonly inHand: boolean
  readonly sequence: string
}

/**
 * Reads key, due and wait from a stream record's new image; nothing else of it is looked at. Empty where nothing waits (a
 * removal, a record at rest); undefined where it is not a change of our table at all.
 */
export function readPoke({ eventName, dynamodb }: DynamoDBRecord): Poke[] | undefined {
  if (eventName === 'REMOVE') return []
  const image = dynamodb?.NewImage
  const pk = image?.['pk']?.S
  const sk = image?.['sk']?.S
  const sequence = dynamodb?.SequenceNumber
  if (!pk || !sk || !sequence) return undefined
  const due = image?.['due']?.S
  if (due === undefined) return []
  const inHand = image?.['waitsFor']?.S === 'marking'
  return Number.isNaN(Date.parse(due)) ? undefined : [{ key: { pk, sk }, due, inHand, sequence }]
}
