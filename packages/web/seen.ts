import type { Call } from '#core/commit/call.ts'
import { isRefusal, type Refusal, refuse } from '#core/refusal.ts'
import type { Form } from './form.ts'
import { fingerprint } from './idempotency.ts'

/** How often a save is tried again, where others change the record in between, before the person is asked to press once more. */
const TRIES = 4

/**
 * What a form was made from, as a short digest that travels in its field `seen`: of exactly the part of the record
 * that the form edits. Not the record's version, which rises with every change, also those that do not touch that part.
 */
export function seenOf(part: unknown): string {
  const stored: unknown = JSON.parse(JSON.stringify(part ?? null)) // what is absent and what is undefined are the same
  return fingerprint(stored).slice(0, 22)
}

export interface OnTop<Stored, Result> {
  read(): Promise<Stored | Refusal>
  /** What the form edits. */
  part(stored: Stored): unknown
  version(stored: Stored): number
  /** Saves what was typed; refuses STALE_VERSION where the record is not of this version any more. */
  save(version?: number): Promise<Result | Refusal>
}

/**
 * Saves a form, in one commit, where what it was made from is still what is stored; refuses STALE_VERSION where it is not.
 * Where only another part of the record was changed meanwhile nothing is lost: it is read and compared again, at most 4 times.
 */
export async function saveOnTop<Stored, Result>(
  call: Call,
  form: Form,
  { read, part, version, save }: OnTop<Stored, Result>,
): Promise<Result | Refusal> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const stored = await read()
    const isOther = isRefusal(stored) || seenOf(part(stored)) !== form.text('seen')
    // Perhaps this very form, pressed twice, has saved already, or taken it away: then the use case gives what came of it.
    if (isOther && (await isRepeat(call))) return save()
    if (isRefusal(stored)) return stored
    if (isOther) return refuse('STALE_VERSION')
    const saved = await save(version(stored))
    if (!isRefusal(saved) || saved.refused !== 'STALE_VERSION') return saved
  }
  return refuse('BUSY')
}

/** Whether this very form has been saved. Asked after the record was read: both are written in one commit. */
async function isRepeat({ idempotency, store }: Call): Promise<boolean> {
  const receipt = idempotency && (await store.receipt(idempotency.key))
  return receipt !== undefined && receipt.fingerprint === idempotency?.fingerprint
}
