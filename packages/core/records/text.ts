import type { Instant } from '../ports.ts'
import type { FieldProblem } from '../refusal.ts'
import type { Live } from './record.ts'

/** So long the words are kept at most (docs/field.md: How long things are kept). */
export const TEXT_DAYS = 14
/** The longest that is kept of one: more is cut. Ten parts of an SMS. */
export const LONGEST_TEXT = 1_530

export const TEXT_TRANSITIONS: Readonly<Record<Text['state'], readonly Text['state'][]>> = {
  unread: ['handled', 'gone'],
  handled: [],
  gone: [],
}

/**
 * An SMS from a partner that is no answer: a coordinator reads it and says so. Its words go with that, and after 14 days in any
 * case. Kept apart from every request: nobody but coordinators reads it.
 */
export interface Text extends Live {
  readonly kind: 'text'
  readonly state: 'unread' | 'handled' | 'gone'
  readonly waitsFor: 'reading' | 'nothing'
  readonly partnerId: string
  /** `stop`: they want no SMS any more, and get none; `words`: they wrote something. */
  readonly about: 'stop' | 'words'
  readonly at: Instant
  /** The last two digits of the number it came from; the rest is never kept. */
  readonly from: string
  /** As they wrote it; gone once it is handled, or over. */
  readonly said?: string | undefined
  /** In place of the words: what stood in them that is never stored (`input/note-scan.ts`). */
  readonly withheld?: FieldProblem | undefined
  /** Until when the words are kept. */
  readonly until: Instant
}

/** `…01` of `+358401234501`. */
export const maskedNumber = (number: string): string => `…${number.replace(/\D/g, '').slice(-2)}`
