import type { Catalogue } from '#copy/catalogue.ts'
import type { Notice } from '#core/records/notice.ts'

type Why = NonNullable<Notice['suppressedFor']>

/** What the forms of a request's page say afterwards, those of its meetings, offers and messages with them. */
export const requestDone = (words: Catalogue) => {
  const { candidates, meetings, queue, request, undelivered } = words
  return {
    sent: request.sent,
    confirmed: request.decision.confirmed,
    refused: request.decision.refused,
    'consent-given': request.consent.recorded,
    'consent-ended': request.consent.ended,
    cancelled: request.change.cancelled,
    closed: request.change.closed,
    'handed-over': request.change.handedOver,
    phase: request.change.phaseChanged,
    times: request.change.timesChanged,
    'partner-left': request.change.partnerLeft,
    'partner-replaced': request.change.partnerChanged,
    basis: request.basis.done,
    added: meetings.added,
    'time-asked': meetings.asking.asked,
    agreed: meetings.asking.agreed,
    'other-refused': meetings.asking.otherRefused,
    'question-withdrawn': meetings.asking.withdrawn,
    'time-noted': meetings.asking.noted,
    'move-sent': meetings.moveSent,
    moved: meetings.moveAgreed,
    'move-declined': meetings.moveRefused,
    'details-saved': meetings.details.saved,
    'day-said': meetings.day.done,
    kept: meetings.kept,
    'meeting-cancelled': meetings.cancelled,
    'partner-cannot': meetings.partnerCannot,
    'outcome-noted': meetings.closed,
    corrected: meetings.correct.done,
    'late-chosen': meetings.late.chosen,
    asked: candidates.asked,
    recorded: candidates.phone.recorded,
    'going-on-noted': request.check.noted,
    'agreement-aside': request.check.asideDone,
    retried: undelivered.retried,
    handled: undelivered.closed,
    ...needless(words),
    'tried-again': queue.stuck.retried,
    'taken-back': queue.stuck.closed,
    called: queue.call.noted,
    'found-another': queue.another.done,
    'dealt-with': queue.forgotten.done,
    'text-handled': queue.wrote.done,
  }
}

function needless({ states, undelivered }: Catalogue) {
  const all = Object.entries(states.noticeSuppressedFor).map(([why, words]) => [`needless-${why}`, undelivered.needless(words)])
  return Object.fromEntries(all) as Readonly<Record<`needless-${Why}`, string>>
}

/** What the list of requests says to a worker who has handed one over, and so can no longer open its page. */
export const requestsDone = ({ request }: Catalogue) => ({ 'handed-over': request.change.handedOver })

/** What the forms of the open work say afterwards. */
export const queueDone = ({ queue }: Catalogue) => ({
  'tried-again': queue.stuck.retried,
  'taken-back': queue.stuck.closed,
  'text-handled': queue.wrote.done,
  called: queue.call.noted,
  'found-another': queue.another.done,
  'dealt-with': queue.forgotten.done,
})

export const partnerDone = ({ availability, partners: words }: Catalogue) => ({
  added: words.added,
  saved: words.saved,
  'availability-saved': availability.saved,
  paused: words.paused,
  resumed: words.resumed,
  'number-noted': words.number.saved,
  'links-locked': words.links.lockedDone,
  'links-renewed': words.links.sent,
})

export const settingsDone = ({ settings }: Catalogue) => ({ saved: settings.saved })

export const ownDone = ({ ownDetails }: Catalogue) => ({ saved: ownDetails.saved })

export const placesDone = ({ settings }: Catalogue) => ({ saved: settings.places.saved })

export const endingDone = ({ endings }: Catalogue) => ({ chosen: endings.chosen })

export const agreementsDone = ({ agreements: { saved, added, removed } }: Catalogue) => ({ saved, added, removed })

export const digestsDone = ({ digests }: Catalogue) => ({ 'saved-shared': digests.savedShared, 'saved-own': digests.savedOwn })

export const sendingDone = ({ sending }: Catalogue) => ({ held: sending.held, lifted: sending.lifted, tried: sending.tried })

export type SendingDone = keyof ReturnType<typeof sendingDone>
export type DigestsDone = keyof ReturnType<typeof digestsDone>
export type RequestDone = keyof ReturnType<typeof requestDone>
export type PartnerDone = keyof ReturnType<typeof partnerDone>
export type SettingsDone = keyof ReturnType<typeof settingsDone>
export type OwnDone = keyof ReturnType<typeof ownDone>
export type PlacesDone = keyof ReturnType<typeof placesDone>
export type EndingDone = keyof ReturnType<typeof endingDone>
export type AgreementsDone = keyof ReturnType<typeof agreementsDone>
export type QueueDone = keyof ReturnType<typeof queueDone>
