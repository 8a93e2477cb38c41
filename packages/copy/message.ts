import type { NoticeFacts, SmsReply } from '#core/records/notice.ts'
import type { MessageWords } from '#core/notice/sending.ts'

/** What a template may say: times, a coarse place and where to answer. There is nothing else to leak. */
export interface Said {
  /** `ke 25.11. klo 13.30-15.30`; absent where the time is agreed together. */
  readonly slot?: string
  /** `ke 25.11. klo 13.30` */
  readonly start?: string
  /** Further slots asked about. */
  readonly more: number
  /** `Naantali`, or that it is remote; empty where there is no name to say. */
  readonly where: string
  /** `ma klo 12` */
  readonly deadline?: string
  /** Which of several things is so: see the notice's facts. */
  readonly told?: NoticeFacts['told']
  /** What it calls off has been agreed with its reader once more. */
  readonly again?: true
  /** `17.2.2026`, the last day of what ends, and how many times are agreed beyond it. */
  readonly ends?: { readonly until: string; readonly beyond: number }
  /** Of several times: how many, `ke 25.11.` of the first, and of the last. */
  readonly all?: { readonly count: number; readonly first: string; readonly last: string }
  /** `ke 25.11.`, the day that no longer holds. */
  readonly previousDay?: string
  /** On the day itself: minutes later than agreed. */
  readonly late?: number
  /** Calendars change with it: the time is agreed, not only proposed. */
  readonly settled: boolean
  /** `ke 25.11.`, of the first slot. */
  readonly day?: string
  /** 0 today, 1 tomorrow. */
  readonly inDays?: number
  readonly inPerson: boolean
  /** A place, a link or instructions stand behind the link. */
  readonly placed: boolean
  /** From a number that receives: the code of what is asked, or of each thing that is listed. */
  readonly codes?: readonly string[]
  /** What is listed: `ke 25.11. klo 13.30`, or nothing where it is not of one time. */
  readonly asks?: readonly (string | undefined)[]
  readonly reply?: SmsReply
  readonly link: string
  readonly phone: string
}

/** An e-mail before it is text and HTML: both are made of this, so both say the same. */
export interface Letter {
  readonly subject: string
  readonly lines: readonly string[]
  readonly action: string
  /** Whether when, where and answer-by are listed. */
  readonly facts: boolean
}

/** Never closer than the municipality. */
export function placeOf(
  { mode }: Pick<NoticeFacts, 'mode'>,
  { area }: Pick<MessageWords, 'area'>,
  how: { readonly remote: string; readonly phone: string },
): string {
  return mode === 'remote' ? how.remote : mode === 'phone' ? how.phone : area
}

/** Without what would start a new line or header, hide, or turn text around (controls, zero-width, bidirectional). */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim()
}
