import type { Instant } from '../ports.ts'
import { earliest, plus } from '../time/instant.ts'
import { isWorkingDay } from '../time/working-days.ts'
import { addDays, localDate, startAt } from '../time/zone.ts'
import type { Live } from './record.ts'

/** The id of the digest to the mailbox that the coordinators share, or of a coordinator's own. */
export const digestId = (reader: string | undefined): string => (reader === undefined ? 'shared' : `own-${reader}`)
/** When the shared mailbox gets it where nobody has chosen: once, as the day begins. */
export const USUAL_TIMES: readonly string[] = ['08:30']
/** The shared mailbox is written to at once at most so often; what presses in between comes in one mail at the end of it. */
export const PRESSING_MINUTES = 60
/** More would be the stream of mails that a digest is there against. */
export const MOST_TIMES = 4

/**
 * A mailbox and when it is told what waits for a coordinator: one mail at each chosen time of a working day, of what is new,
 * late or can wait, read when it is sent; none where nothing is new or late. It waits for the next of its times for as
 * long as it has any, so that a night's outage makes one mail late, and never two.
 */
export interface Digest extends Live {
  readonly kind: 'digest'
  readonly state: 'kept'
  /** `time`: for the next chosen time. `marking`: claimed by a sender, who says within the lease what became of it. */
  readonly waitsFor: 'time' | 'marking' | 'nothing'
  /** The coordinator whose own it is; absent: of the mailbox they share. */
  readonly reader?: string
  /** Local times `HH:MM`, in order; none of one's own: the shared mailbox is enough. */
  readonly times: readonly string[]
  /** What the last one told of (`markOf`): it is not new again. */
  readonly told: readonly string[]
  /** What it would have told of, had the machine not just been looking once more for somebody to ask: new in the next, if still theirs. */
  readonly passedOver?: readonly string[]
  /** Sendings of the present one, whose outcome was not that it went. */
  readonly tries: number
  /** When the open work was last read for it, and all of it told or found known. */
  readonly readAt?: Instant | undefined
  readonly sentAt?: Instant
  readonly failedFor?: string | undefined
  /** When somebody was last written to at once beside it (`notice/at-once.ts`). */
  readonly atOnceAt?: Instant
  /** What pressed since, and is told in the next (`markOf`): its time was brought forward for it. */
  readonly pressing?: readonly string[] | undefined
}

/** Why something is a coordinator's, in a word that the digest has a sentence for. */
export const MATTERS = [
  'nobody',
  'late',
  'worker',
  'choice',
  'time',
  'outcome',
  'call',
  'agreement',
  'away',
  'ending',
  'handed-over',
  'message',
  'digest',
  'sending',
  'forgotten',
  'wrote',
  'stuck',
] as const
export type Matter = (typeof MATTERS)[number]

/** One line: which request, by its reference, and why; `times`: how many there are of the same. */
export interface DigestLine {
  readonly reference?: string
  readonly matter: Matter
  readonly times: number
}

export const SECTIONS = ['fresh', 'late', 'rest'] as const
export type Section = (typeof SECTIONS)[number]

/** What a digest says: of each section how many there are, and the first of them. */
export type DigestSaid = Readonly<Record<Section, { readonly count: number; readonly lines: readonly DigestLine[] }>>

/** Tells what has been told: the thing, and since when it has been a coordinator's this time. */
export const markOf = ({ kind, id, theirs }: Live): string => `${kind} ${id} ${theirs?.since ?? ''}`

/** What a digest waits for until it is sent: the next of its times on a working day. At rest where it has none. */
export const toNextTime = (now: Instant, times: readonly string[]) =>
  times.length === 0
    ? ({ waitsFor: 'nothing', due: null, owner: 'nobody', reason: 'none', attempts: 0 } as const)
    : ({ waitsFor: 'time', due: nextTime(now, times), owner: 'system', reason: 'chosen-time', attempts: 0 } as const)

/**
 * What a digest waits for next: its next time, or the end of the hour where something presses that it is to tell of. Whatever
 * keeps it from going keeps that no longer from being told.
 */
export function nextFor({ times, pressing }: Pick<Digest, 'times' | 'pressing'>, now: Instant) {
  const next = toNextTime(now, times)
  return pressing && next.due !== null ? { ...next, due: earliest(next.due, plus(now, PRESSING_MINUTES)) } : next
}

/** The first of these local times after now, on a working day. */
export function nextTime(now: Instant, times: readonly string[]): Instant {
  for (let date = localDate(now); ; date = addDays(date, 1)) {
    if (!isWorkingDay(date)) continue
    const next = times
      .map((time) => startAt(date, time))
      .toSorted()
      .find((at) => at > now)
    if (next !== undefined) return next
  }
}
