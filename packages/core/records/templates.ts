/** To partners by SMS and e-mail; to staff by e-mail. `copy` has the words for each. */
export const PARTNER_TEMPLATES = [
  'offer',
  'offer-withdrawn',
  'proposal-ended',
  'released',
  'agreed',
  'booked',
  'time-asked',
  'reminder-day',
  'reminder-hours',
  'move-proposed',
  'moved',
  'move-declined',
  'place-changed',
  'worker-coming',
  'cancelled',
  'ended',
  'thanks',
  'own-link',
  'going-on',
  'sms-reply',
] as const
export const STAFF_TEMPLATES = [
  'partner-accepted',
  'other-time-proposed',
  'nobody-found',
  'decision-waits',
  'confirmed',
  'meeting-reminder',
  'time-declined',
  'time-unanswered',
  'meeting-changed',
  'meeting-place-changed',
  'partner-coming',
  'meeting-cancelled',
  'partner-gone',
  'outcome-waits',
  'first-meeting-waits',
  'needs-coordinator',
  'handed-over',
  'meeting-passed-on',
  'ending',
] as const
export type PartnerTemplate = (typeof PARTNER_TEMPLATES)[number]
export type StaffTemplate = (typeof STAFF_TEMPLATES)[number]
export type Template = PartnerTemplate | StaffTemplate

/** What is still said of a request that has ended: that it has, and thanks. Beside how a meeting went that had begun. */
export const AFTERWARDS: readonly Template[] = [
  'offer-withdrawn',
  'proposal-ended',
  'released',
  'cancelled',
  'meeting-cancelled',
  'meeting-passed-on', // out of the calendar of who had it before
  'time-declined',
  'ended',
  'thanks',
  'ending', // of a partner or an agreement, whatever became of the request it went with
  'sms-reply', // what became of what they wrote
  'own-link', // to their own page, which they asked for themselves
]

/** What a message is to its partner, by which they choose its way: asked something, told at once what has changed or is near, the rest. */
export const OCCASIONS = ['ask', 'atOnce', 'rest'] as const
export type Occasion = (typeof OCCASIONS)[number]

/** Each message to a partner is one of the three (ARCHITECTURE.md: One message, one way). */
const OCCASION: Readonly<Record<PartnerTemplate, Occasion>> = {
  offer: 'ask',
  'time-asked': 'ask',
  'move-proposed': 'ask',
  'going-on': 'ask',
  agreed: 'atOnce',
  booked: 'atOnce',
  moved: 'atOnce',
  'place-changed': 'atOnce',
  'worker-coming': 'atOnce',
  'move-declined': 'atOnce',
  cancelled: 'atOnce',
  released: 'atOnce',
  'reminder-day': 'atOnce', // one further ahead than `NEAR_DAYS` is the rest: `tell` says so
  'reminder-hours': 'atOnce',
  'offer-withdrawn': 'rest',
  'proposal-ended': 'rest',
  ended: 'rest',
  thanks: 'rest',
  'own-link': 'rest',
  'sms-reply': 'atOnce', // by SMS alone, as it was asked
}
/** What a partner is asked: by SMS to a number that receives, with a code to answer by. */
export const asksPartner = (template: Template): boolean => occasionOf(template) === 'ask'

const isToPartner = (template: Template): template is PartnerTemplate => Object.hasOwn(OCCASION, template)
export const occasionOf = (template: Template): Occasion => (isToPartner(template) ? OCCASION[template] : 'rest')

/** What lies so near is told by SMS at once, where its reader has not chosen otherwise. */
export const NEAR_DAYS = 2
