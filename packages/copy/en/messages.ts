import type { Twin } from '../twin.ts'
import type { messages as fi } from '../fi/messages.ts'
import { digest } from './digest.ts'
import { partnerLetters } from './partner-letters.ts'
import { sms } from './sms.ts'
import { coded } from './sms-answers.ts'
import { staffLetters } from './staff-letters.ts'

const words = {
  sms,
  coded,
  partner: partnerLetters,
  staff: staffLetters,
  digest,
  remote: 'remotely',
  byPhone: 'by phone',
  remoteTitle: 'Remotely',
  byPhoneTitle: 'By phone',
  hello: 'Hello!',
  when: 'Time',
  whenNumbered: (n) => `Time ${n}`,
  whenSuits: 'to be agreed together',
  where: 'Where',
  answerBy: 'Please answer by',
  doneBy: 'No later than',
  before: 'Earlier time',
  holds: 'Agreed time',
  cancelled: 'Cancelled times',
  noReply: (phone) => `You can’t reply to this message. If you have a question or can’t make it after all, call ${phone}.`,
  stop: 'If you don’t want messages, call the same number.',
  staffNoReply: 'You can’t reply to this message. Sign in to see the details.',
  calendarTitle: 'Agreed time',
  calendarChanged: 'The place or the details have changed. The link in our message has what is new.',
} satisfies typeof fi

/** Words of every message in English. */
export const messages: Twin<typeof fi, typeof words> = words
