import type { Instant, Ports } from '../ports.ts'
import type { Notice } from '../records/notice.ts'
import type { DigestSaid } from '../records/digest.ts'
import type { PageLanguage } from '../reference/languages.ts'

/** A sender that crashed is taken over after this. Longer than any function may run. */
export const LEASE_MINUTES = 5
/** Sendings nobody knows the outcome of, before a person looks, or a digest waits for its next time. */
export const MOST_UNKNOWN = 3
/** Times it may surely not have gone, for load or through our own trouble, each wait twice the last: two hours. */
export const MOST_BUSY = 8

/** What a message is filled with beyond its notice's own facts. */
export interface MessageWords {
  /** Opens the subject: a token link for a partner, a page behind sign-in for staff. */
  readonly link: string
  readonly phone: string
  readonly senderName: string
  /** The municipality's name; never a closer place. */
  readonly area: string
  /** The reader's own. */
  readonly language: PageLanguage
  readonly now: Instant
  /** To a number that answers can be sent to: the code of what it asks, or of each that it lists. */
  readonly codes?: readonly string[]
  /** Addresses for a calendar's invite. */
  readonly from: string
  readonly to: string
}

/** What a digest is filled with beyond what it says. */
export type DigestWords = Pick<MessageWords, 'link' | 'senderName' | 'language'>

export interface DigestLetter {
  readonly subject: string
  readonly text: string
  readonly html: string
}

export type Message =
  | { readonly channel: 'sms'; readonly text: string }
  | {
      readonly channel: 'email'
      readonly subject: string
      readonly text: string
      readonly html: string
      readonly invite?: { readonly method: 'REQUEST' | 'CANCEL'; readonly ics: string }
    }

/** What the rooms that advance records need besides the ports: words, and where links lead. */
export interface SendingPorts extends Ports {
  readonly compose: (notice: Notice, words: MessageWords) => Promise<Message>
  readonly composeDigest: (said: DigestSaid, words: DigestWords) => Promise<DigestLetter>
  /** SHA-256 in hex: only this of a token is ever stored. */
  readonly hash: (token: string) => string
  /** Origin of links in messages: short, 12 characters of host at most. */
  readonly linkUrl: string
  /** Origin of the pages behind sign-in. */
  readonly publicUrl: string
  readonly mailFrom: string
  /** SMS go from a number that receives, so they can be answered. */
  readonly takesSms?: boolean
}
