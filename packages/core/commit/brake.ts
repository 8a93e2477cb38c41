import type { Key, Write } from '../ports.ts'
import { isNeverAgreed, type Meeting } from '../records/meeting.ts'
import type { Notice } from '../records/notice.ts'
import { type Recorded, SCHEMA } from '../records/record.ts'
import { LIMITS, type Tally, tallyKey } from '../records/tally.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { ms, plus } from '../time/instant.ts'
import { addDays, localDate, startOfDay } from '../time/zone.ts'
import type { Call } from './call.ts'
import type { Work } from './work.ts'

/** A meeting so near can always be cancelled: somebody would stand there in vain. */
const NEAR_MINUTES = 2 * 24 * 60
/** The count is of no use to anybody after this. */
const KEPT_SECONDS = 3 * 86_400
/** What of staff's work can lead to messages; the register and the agreements lead to none. */
const COUNTED = ['request', 'offer', 'meeting', 'notice']

/** Where the count of whoever acts stands today; undefined for the machine, which nothing brakes, nor in anybody's name. */
const whereOf = ({ store, now, by, carriesOut }: Call): Key | undefined =>
  by.role === 'system' || carriesOut ? undefined : tallyKey(store.org, localDate(now), `${by.role}:${by.id}`)

/** What whoever acts has done today; read beside what the decision rests on, so that it costs no time. */
export async function tallyOf(call: Call): Promise<Tally | undefined> {
  const key = whereOf(call)
  return key && ((await call.store.get(key)) as unknown as Tally | undefined)
}

/**
 * The count as this work leaves it, to be written in the same commit, so that of two at one moment none passes unseen; or a
 * refusal, before anything is written. Only what a person asks for is refused: never a message that has become necessary,
 * nor what must always be possible (`isPardoned`).
 */
export function brake(call: Call, tally: Tally | undefined, work: Work, unbraked: boolean): readonly Write[] | Refusal {
  const key = whereOf(call)
  const touched = work.touched()
  if (!key || call.by.role === 'system') return []
  if (touched.length === 0 || (call.by.role !== 'partner' && !touched.some(({ kind }) => COUNTED.includes(kind)))) return []
  const most = LIMITS[call.by.role]
  const told = { ...tally?.told }
  const receivers = receiversIn(touched, call.by.id)
  const done = (tally?.done ?? 0) + 1
  const tooMany = done > most.done || receivers.some((one) => (told[one] ?? 0) >= most.told)
  if (tooMany && !unbraked && !touched.some((one) => isPardoned(one, call.now)))
    return refuse('TOO_MANY_TODAY', { detail: { retryAfter: secondsLeft(call) } })
  for (const one of receivers) told[one] = (told[one] ?? 0) + 1
  const next = { ...key, kind: 'tally', schema: SCHEMA, by: key.sk, date: localDate(call.now), done, told } as const
  const item: Tally = { ...next, version: (tally?.version ?? 0) + 1, expires: call.clock.real() + KEPT_SECONDS }
  return [{ op: tally ? 'replace' : 'insert', item }]
}

/** Whether a commit failed for nothing but the count: the same person did something else at that moment. */
export const isOnlyCount = (call: Call, keys: readonly Key[]): boolean => {
  const key = whereOf(call)
  return key !== undefined && keys.length > 0 && keys.every((one) => one.pk === key.pk && one.sk === key.sk)
}

/** Whom this work writes to, each once, however many ways. */
function receiversIn(touched: readonly Recorded[], myself: string): string[] {
  const added = touched.filter((one): one is Notice => one.kind === 'notice' && one.version === 1)
  return [...new Set(added.filter(({ to }) => to.id !== myself).map(({ to }) => `${to.role}:${to.id}`))]
}

/** A no, an end, a break, that one is on the way, and a meeting near enough to stand there in vain: always possible. */
function isPardoned(after: Recorded, now: string): boolean {
  const { state } = after as { readonly state?: string }
  if (after.kind === 'meeting') {
    const { start, partnerId, day } = after as Meeting
    if ([day?.partner, day?.worker].some((said) => said?.at === now)) return true // few times a meeting: `say-of-day.ts`
    const near = start !== null && start >= now && start <= plus(now, NEAR_MINUTES)
    return isNeverAgreed(after as Meeting) || (near && (state === 'cancelled' || partnerId === null))
  }
  if (after.kind === 'request') return state === 'closed'
  if (after.kind === 'offer') return state === 'declined' || state === 'released'
  return after.kind === 'card' && (state === 'paused' || state === 'exited')
}

const secondsLeft = ({ now }: Call): number => Math.ceil((ms(startOfDay(addDays(localDate(now), 1))) - ms(now)) / 1000)
