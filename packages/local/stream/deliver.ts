import { setTimeout } from 'node:timers/promises'
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda'

export interface DeliverOptions {
  readonly invoke: (event: { readonly Records: readonly DynamoDBRecord[] }) => Promise<unknown>
  /** The on-failure queue: gets a record that no try would take. */
  readonly giveUp: (record: DynamoDBRecord, error: unknown) => void
}

const BATCH = 100
const TRIES = 3

/**
 * Hands stream records to a function as the event source mapping does: in order, at most 100 at a time; what it
 * reports as failed is tried again from there on, then halved until what cannot be taken stands alone.
 */
export async function deliver(records: readonly DynamoDBRecord[], options: DeliverOptions): Promise<void> {
  for (let from = 0; from < records.length; from += BATCH) await batch(records.slice(from, from + BATCH), 1, options)
}

async function batch(records: readonly DynamoDBRecord[], attempt: number, options: DeliverOptions): Promise<void> {
  const { rest, error } = await attemptOn(records, options)
  if (rest.length === 0) return
  if (attempt < TRIES) {
    await setTimeout(25 * 2 ** attempt)
    return batch(rest, attempt + 1, options)
  }
  const [only, ...others] = rest
  if (others.length === 0) return options.giveUp(only!, error)
  const half = Math.ceil(rest.length / 2)
  await batch(rest.slice(0, half), TRIES, options)
  await batch(rest.slice(half), TRIES, options)
}

/** What is left to do after one call: from the first failed record on, everything when the call itself failed. */
async function attemptOn(records: readonly DynamoDBRecord[], { invoke }: DeliverOptions) {
  try {
    const result = (await invoke({ Records: records })) as DynamoDBBatchResponse | null | undefined
    const failed = new Set((result?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier))
    const first = records.findIndex(({ dynamodb }) => failed.has(dynamodb?.SequenceNumber ?? ''))
    if (failed.size > 0 && first < 0) return { rest: records, error: 'it reported a record that was not in the batch' }
    return { rest: first < 0 ? [] : records.slice(first), error: 'it reported the record as failed' }
  } catch (error) {
    return { rest: records, error }
  }
}
