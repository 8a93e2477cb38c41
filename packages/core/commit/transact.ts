import type { Call } from './call.ts'
import { containsNewer } from '../records/newer.ts'
import { type Key, type Receipt, Unavailable } from '../ports.ts'
import { keyOf } from '../records/keys.ts'
import { type Recorded } from '../records/record.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { NotAllowed } from '../records/transitions.ts'
import { maySeeNow } from './seen-now.ts'
import { brake, isOnlyCount, tallyOf } from './brake.ts'
import { tellTurns } from './tell-turns.ts'
import { getWherever } from './wherever.ts'
import { startWork, type Work } from './work.ts'

/** Re-reads and re-decisions after losing a race, before the caller is told to try again. */
const TRIES = 4
/** More of them, where only the count of what the same person did today was in the way. */
const TRIES_OF_COUNT = 16

/**
 * The most one commit may write. The database takes a hundred; whatever could come near it decides for many at once in a
 * few writes instead (`relationship/leave-to-tidy.ts`). More is a bug, found before anything is written.
 */
export const MOST_WRITES = 50

export interface Transaction<Loaded, Result> {
  /** Whose audit this belongs to: a request's, partner's or tenant's id. */
  readonly subject: string | ((loaded: Loaded) => string)
  /** Reads everything the decision rests on. */
  load(): Promise<Loaded | Refusal>
  /** What must be possible however much was done today: no brake on it. */
  readonly unbraked?: boolean
  /** Pure: gathers the writes, or refuses. May run again on fresher records. */
  decide(loaded: Loaded, work: Work): Result | Refusal
}

/**
 * Read, decide, one commit; on a lost race again with fresh records, at most 4 times.
 * A repeated call under its key gets the record that the first one returned, as it is by now.
 * Refuses BUSY when every try lost, IDEMPOTENCY_KEY_REUSED for another body under the same key, DONE_BEFORE where what the
 * first call did is no longer the caller's to see, TOO_MANY_TODAY where the person has done so much that a brake is on.
 * Throws `Unavailable` when the store does not answer, where the decision would rest on a newer program's record, and
 * where the system itself lost every race.
 */
export async function transact<Loaded, Result extends Recorded>(
  call: Call,
  transaction: Transaction<Loaded, Result>,
): Promise<Result | Refusal> {
  const recall = (receipt: Receipt) => recalled<Result>(call, receipt)
  const chosen = call.idempotency?.key
  const earlier = chosen && (await call.store.receipt(chosen))
  if (earlier) return recall(earlier)
  const result = await attempted(call, transaction, recall)
  if (!chosen || !isRefusal(result)) return result
  // Perhaps the same call was done meanwhile elsewhere, and what it committed is why this one is refused.
  const meanwhile = await call.store.receipt(chosen)
  return meanwhile ? recall(meanwhile) : result
}

/** Whether a commit under the caller's key has been done already: then the call gets the result of the first one. */
export const isRepeated = async ({ store, idempotency }: Call): Promise<boolean> =>
  idempotency !== undefined && (await store.receipt(idempotency.key)) !== undefined

async function attempted<Loaded, Result extends Recorded>(
  call: Call,
  transaction: Transaction<Loaded, Result>,
  recall: (receipt: Receipt) => Promise<Result | Refusal>,
): Promise<Result | Refusal> {
  const chosen = call.idempotency?.key
  let counted = 0
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const [loaded, tally] = await Promise.all([transaction.load(), tallyOf(call)])
    if (isRefusal(loaded)) return loaded
    await call.first?.()
    if (containsNewer(loaded)) throw new Unavailable('newer-version')
    const work = startWork(call.now, call.by, call.trace)
    const decision = decided(() => transaction.decide(loaded, work))
    if (isRefusal(decision) || (work.touched().length === 0 && !chosen)) return decision
    await tellTurns(call, loaded, work)
    const count = brake(call, tally, work, transaction.unbraked ?? false)
    if (isRefusal(count)) return count
    const result = work.read(decision)
    const subject = typeof transaction.subject === 'string' ? transaction.subject : transaction.subject(loaded)
    const opId = chosen ?? call.ids.id()
    const fingerprint = call.idempotency?.fingerprint
    const resultKey = keyOf(result)
    const writes = [...work.writes(subject, opId, call.clock.real()), ...count]
    if (writes.length > MOST_WRITES) throw new Error(`${writes.length} writes in one commit`)
    const done = await call.store.commit({ opId, at: call.now, result: resultKey, ...(fingerprint && { fingerprint }) }, writes)
    if (done.status === 'committed') return result
    if (done.status === 'replayed') return chosen ? recall(done.receipt) : result
    if (isOnlyCount(call, done.keys) && counted++ < TRIES_OF_COUNT) attempt--
    if (attempt < TRIES) await call.clock.pause(20 * 2 ** attempt * (0.5 + call.ids.fraction()))
  }
  // The system has nobody to tell, and it is no bug of the step: whoever poked brings the key again.
  if (call.by.role === 'system') throw new Unavailable('store')
  return refuse('BUSY')
}

function decided<Result>(decide: () => Result | Refusal): Result | Refusal {
  try {
    return decide()
  } catch (error) {
    if (error instanceof NotAllowed) return refuse('WRONG_STATE', { detail: { kind: error.kind, state: error.from } })
    throw error
  }
}

async function recalled<Result extends Recorded>(call: Call, receipt: Receipt): Promise<Result | Refusal> {
  if (receipt.fingerprint !== call.idempotency?.fingerprint) return refuse('IDEMPOTENCY_KEY_REUSED')
  const item = await getWherever(call.store, receipt.result as Key)
  if (!item) return refuse('NOT_FOUND')
  if (await maySeeNow(call, item)) return item as unknown as Result
  return refuse('DONE_BEFORE', { detail: { id: String(item['id']) } })
}
