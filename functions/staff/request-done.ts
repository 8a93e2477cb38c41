import { candidates } from '#copy/fi/candidates.ts'
import { meetings } from '#copy/fi/meetings.ts'
import { queue } from '#copy/fi/queue.ts'
import { request as words } from '#copy/fi/request.ts'
import { states } from '#copy/fi/states.ts'
import { undelivered } from '#copy/fi/undelivered.ts'

/** What a form has done, in words: `?done=` of the request's page shown afterwards. */
export const REQUEST_DONE: Readonly<Record<string, string>> = {
  sent: words.sent,
  confirmed: words.decision.confirmed,
  refused: words.decision.refused,
  'consent-given': words.consent.recorded,
  'consent-withdrawn': words.consent.withdrawn,
  cancelled: words.change.cancelled,
  closed: words.change.closed,
  'handed-over': words.change.handedOver,
  phase: words.change.phaseChanged,
  times: words.change.timesChanged,
  'partner-left': words.change.partnerLeft,
  added: meetings.added,
  'move-sent': meetings.moveSent,
  moved: meetings.moveAgreed,
  'move-declined': meetings.moveRefused,
  kept: meetings.kept,
  'meeting-cancelled': meetings.cancelled,
  'outcome-noted': meetings.closed,
  'late-chosen': meetings.late.chosen,
  asked: candidates.asked,
  recorded: candidates.phone.recorded,
  retried: undelivered.retried,
  handled: undelivered.closed,
  ...Object.fromEntries(
    Object.entries(states.noticeSuppressedFor).map(([why, words]) => [`needless-${why}`, undelivered.needless(words)]),
  ),
  'tried-again': queue.stuck.retried,
  'taken-back': queue.stuck.closed,
}
