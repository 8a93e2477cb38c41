import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import { transact } from '../commit/transact.ts'
import { readInput } from '../input/read-input.ts'
import { whyNot } from '../policy/may.ts'
import { type Digest, digestId, MOST_TIMES, nextFor } from '../records/digest.ts'
import { keys } from '../records/keys.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { newDigest } from '../relationship/digests.ts'
import { isTime } from '../time/zone.ts'

/** Whose: of the mailbox that the coordinators share, or the caller's own. */
export type Whose = 'shared' | 'own'

export const digestSchema = z.strictObject({
  times: z.array(z.string().max(5, 'NOT_A_TIME').refine(isTime, 'NOT_A_TIME')).max(MOST_TIMES, 'TOO_MANY'),
})

/** When a mailbox is told what waits. One that has never been chosen for is as it begins. Coordinators only. */
export async function seeDigest(call: Call, whose: Whose): Promise<Digest | Refusal> {
  const barred = whyNot(call.by, 'digest.see')
  return barred ? refuse(barred) : ((await find(call, whose)) ?? beginning(call, whose))
}

/**
 * Chooses the local times at which a mailbox is told what waits, on working days. The shared one has at least one: what is
 * not urgent nobody would be told of otherwise. Refuses INVALID, and STALE_VERSION where `version` has passed.
 */
export async function setDigest(call: Call, whose: Whose, raw: unknown, version?: number): Promise<Digest | Refusal> {
  const barred = whyNot(call.by, 'digest.set')
  if (barred) return refuse(barred)
  const input = readInput(digestSchema, raw)
  if (isRefusal(input)) return input
  const times = [...new Set(input.times)].toSorted()
  if (whose === 'shared' && times.length === 0) return refuse('INVALID', { fields: [{ path: 'times', code: 'CHOICE_NEEDED' }] })
  return transact<{ digest: Digest | undefined }, Digest>(call, {
    subject: digestId(readerIn(call, whose)),
    load: async () => ({ digest: await find(call, whose) }),
    decide({ digest }, work) {
      if (version !== undefined && version !== (digest?.version ?? 0))
        return refuse('STALE_VERSION', { detail: { version: digest?.version ?? 0 } })
      if (!digest) return work.add(newDigest(call.store.org, work.now, readerIn(call, whose), times), 'digest.opened')
      // One that is just being sent is left to its sender, who waits for the next of the new times afterwards.
      const wait = digest.waitsFor === 'marking' ? {} : { ...nextFor({ ...digest, times }, work.now), tries: 0 }
      return work.change(digest)(() => ({ ...wait, times }), 'digest.times-chosen')
    },
  })
}

const readerIn = ({ by }: Call, whose: Whose): string | undefined => (whose === 'shared' ? undefined : by.id)

async function find(call: Call, whose: Whose): Promise<Digest | undefined> {
  return (await call.store.get(keys.digest(call.store.org, digestId(readerIn(call, whose))))) as Digest | undefined
}

const beginning = (call: Call, whose: Whose): Digest => ({
  ...newDigest(call.store.org, call.now, readerIn(call, whose)),
  version: 0,
})
