import type { Notice } from '#core/records/notice.ts'
import type { PartnerTemplate, StaffTemplate, Template } from '#core/records/templates.ts'
import type { DigestSaid } from '#core/records/digest.ts'
import type { DigestLetter, DigestWords, Message, MessageWords } from '#core/notice/sending.ts'
import { digestEmail, email } from './email.ts'
import { formats } from './format.ts'
import { smsParts, toGsm7 } from './gsm7.ts'
import { placeOf, type Said } from './message.ts'
import { type Messages, messagesIn } from './messages-in.ts'

/** Templates after which a calendar must change. Others carry no invite, whatever their facts. */
const FOR_CALENDARS: readonly Template[] = [
  'agreed',
  'booked',
  'moved',
  'place-changed',
  'cancelled',
  'released',
  'ended',
  'confirmed',
  'meeting-changed',
  'meeting-place-changed',
  'meeting-cancelled',
  'meeting-passed-on',
]

/** What the calendar says of them is that something stands elsewhere, and nothing of what. */
const PLACE_CHANGED: readonly Template[] = ['place-changed', 'meeting-place-changed']

/**
 * A notice in the reader's words. Depends on nothing but its arguments: composing twice gives the same bytes.
 * Asynchronous only because words are loaded when somebody is written to in their language, and the calendar's library
 * when an invite needs it.
 * Throws on a staff template to be sent by SMS: there is none.
 */
export async function compose(notice: Notice, words: MessageWords): Promise<Message> {
  const say = await messagesIn(words.language)
  if (notice.channel === 'sms') return { channel: 'sms', text: shortest(say, notice, words) }
  const said = saidOf(notice, words, say, (text) => text)
  const letter = isForPartner(notice) ? say.partner[notice.template](said) : say.staff[notice.template as StaffTemplate](said)
  return { channel: 'email', ...email(letter, notice, words, say), ...(await inviteOf(notice, words, say)) }
}

/** What waits for a coordinator, in the words of whoever reads that mailbox. */
export async function composeDigest(said: DigestSaid, words: DigestWords): Promise<DigestLetter> {
  return digestEmail(said, words, await messagesIn(words.language))
}

/** The fullest wording that goes in one part; where none does, the shortest there is, whole. */
function shortest(say: Messages, notice: Notice, words: MessageWords): string {
  if (!isForPartner(notice)) throw new Error(`no SMS for ${notice.template}`)
  const said = saidOf(notice, words, say, toGsm7)
  const coded = said.codes && Object.hasOwn(say.coded, notice.template) && say.coded[notice.template as keyof Messages['coded']]
  const wordings = (coded || say.sms[notice.template])(said)
  const fits = wordings.find((text) => {
    const { encoding, parts } = smsParts(text)
    return encoding === 'gsm7' && parts === 1
  })
  return fits ?? wordings.reduce((best, text) => (text.length < best.length ? text : best))
}

function isForPartner(notice: Notice): notice is Notice & { readonly template: PartnerTemplate } {
  return notice.to.role === 'partner'
}

function saidOf({ facts }: Notice, words: MessageWords, say: Messages, spell: (text: string) => string): Said {
  const { short, shortDate, shortDateTime, deadline, daysBetween, localDate } = formats(words.language)
  const [first] = facts.slots
  const last = facts.slots.at(-1)
  return {
    ...(first && {
      slot: short(first),
      start: shortDateTime(first.start),
      day: shortDate(first.start),
      inDays: daysBetween(words.now, first.start),
    }),
    ...(facts.deadline && { deadline: deadline(facts.deadline, words.now) }),
    ...(facts.previous && { previousDay: shortDate(facts.previous.start) }),
    ...(facts.ends && { ends: { until: localDate(facts.ends.until), beyond: facts.ends.beyond } }),
    ...(facts.told && { told: facts.told }),
    ...(facts.again && { again: facts.again }),
    ...(facts.cancelledAt &&
      first &&
      last && { all: { count: facts.slots.length, first: shortDate(first.start), last: shortDate(last.start) } }),
    ...(facts.day?.minutes !== undefined && { late: facts.day.minutes }),
    ...(words.codes && { codes: words.codes }),
    ...(facts.reply && { reply: facts.reply }),
    ...(facts.asks && { asks: facts.asks.map(({ start }) => start && shortDateTime(start)) }),
    settled: facts.invite !== undefined,
    more: Math.max(0, facts.slots.length - 1),
    where: spell(placeOf(facts, words, { remote: say.remote, phone: say.byPhone })),
    inPerson: facts.mode === 'in-person',
    placed: facts.placed === true,
    link: words.link,
    phone: words.phone,
  }
}

async function inviteOf({ facts, template, createdAt }: Notice, words: MessageWords, say: Messages) {
  const window = facts.slots[0] ?? facts.previous
  if (!facts.invite || !window || !FOR_CALENDARS.includes(template)) return {}
  const { invite } = await import('./invite.ts')
  const { uid, sequence, method } = facts.invite
  const ics = invite({
    uid,
    sequence,
    method,
    window,
    title: say.calendarTitle,
    ...(PLACE_CHANGED.includes(template) && { note: say.calendarChanged }),
    where: placeOf(facts, words, { remote: say.remoteTitle, phone: say.byPhoneTitle }),
    at: createdAt,
    language: words.language,
    organizer: { name: words.senderName, email: words.from },
    attendee: words.to,
  })
  return { invite: { method, ics } }
}
