import type { Call } from '../commit/call.ts'
import type { Instant } from '../ports.ts'
import { keys } from '../records/keys.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { transact } from '../commit/transact.ts'
import { afterwards, justBack } from './after.ts'
import { changeCard } from './change-card.ts'
import { isGoneThen, type Leaving } from '../relationship/leave.ts'
import { handBack } from './hand-back.ts'
import { inviteAnew } from './invite-anew.ts'
import type { Card, Diary } from '../records/partner.ts'

/**
 * `hand-back`: every request that the diary keeps something for gets it back, one commit each. Only when the diary keeps
 * nothing more is the card done; after a crash in between the rest follows.
 */
export async function handAllBack(call: Call, card: Card): Promise<void> {
  const until = card.state === 'paused' ? card.pausedUntil : undefined
  const keeps = card.state === 'paused' && card.keepsAgreed === true
  const leaving = { ...(until && { until }), keeps, ...(keeps && card.handsBack && { handsBack: card.handsBack }) }
  const left = async () => threads(await readDiary(call, card.id), call.now, leaving)
  for (const requestId of await left()) {
    const done = await handBack(call, requestId, card.id, { ...leaving, why: 'partner-away' })
    if (isRefusal(done)) throw new Error(`hand-back refused: ${done.refused}`)
  }
  if ((await left()).length > 0) throw new Error('hand-back left something')
  await inviteAnew(call, card)
  await changeCard(call, card.id, 'partner.advance', (current, work) =>
    current.version === card.version ? work.change(current)(() => afterwards(current), 'card.handed-back') : current,
  )
}

/** Requests in which the partner has a seat, or room kept for one. */
export async function requestsWith(call: Call, partnerId: string): Promise<readonly string[]> {
  const diary = await readDiary(call, partnerId)
  return diary ? [...new Set([...diary.families, ...diary.holds.map((one) => one.requestId)])] : []
}

/** `pause-end`: the break is over by itself. */
export async function endPause(call: Call, card: Card): Promise<void> {
  await changeCard(call, card.id, 'partner.advance', (current, work) =>
    current.state === 'paused' && current.pausedUntil !== undefined && current.pausedUntil <= work.now
      ? work.change(current)(() => justBack(work.now), 'card.pause-ended')
      : current,
  )
}

/**
 * Requests that the diary keeps something for. With a return date only what falls before it counts, and no relationship
 * ends; of what is kept only what is handed back one by one. A time only asked about always counts. A meeting that has
 * begun does not: it stays until somebody has said how it went.
 */
function threads(diary: Diary | undefined, now: Instant, leaving: Omit<Leaving, 'why'>): string[] {
  if (!diary) return []
  const { until, keeps } = leaving
  const booked = diary.bookings.filter((one) => one.asked || (one.start > now && isGoneThen(leaving, one.meetingId, one.start)))
  const families = until === undefined && !keeps ? diary.families : []
  return [...new Set([...diary.holds, ...booked].map((one) => one.requestId).concat(families))]
}

async function readDiary({ store }: Call, partnerId: string): Promise<Diary | undefined> {
  return (await store.get(keys.diary(store.org, partnerId))) as Diary | undefined
}

/**
 * What the card waits for once the requests nobody could take were looked at anew. A card that changed meanwhile keeps
 * its own wait.
 */
export function restCard(call: Call, seen: Card, next: Partial<Card>): Promise<Card | Refusal> {
  return changeCard(call, seen.id, 'partner.advance', (card, work) =>
    card.version === seen.version ? work.change(card)(() => next, 'card.rematched') : card,
  )
}

/** The same for a diary. */
export function restDiary(call: Call, seen: Diary, next: Partial<Diary>): Promise<Diary | Refusal> {
  return transact<Diary, Diary>(call, {
    subject: seen.id,
    load: async () => (await readDiary(call, seen.id)) ?? refuse('NOT_FOUND'),
    decide: (diary, work) => (diary.version === seen.version ? work.change(diary)(() => next, 'diary.rematched') : diary),
  })
}
