import type { queue as fi } from '../fi/queue.ts'
import { plural } from './plural.ts'

export const queue = {
  title: 'Open requests',
  braked: (name: string) =>
    `${name}: so much has been done today that some new changes have to wait until tomorrow. Messages that are needed still go. Ask what it is about.`,
  intro: 'Everything that waits for somebody. The most pressing is first.',
  empty: 'Everything is taken care of. Nothing waits for you now.',
  count: (n) => plural(n, 'open matter', 'open matters'),
  countHere: (n) => `${plural(n, 'open matter', 'open matters')} on this page`,
  emptyFiltered: 'There are no open matters with this filter.',
  emptySoFar: 'There is nothing on this page. Look at the rest too.',
  emptyRest: 'There is nothing more on this page.',
  showAll: 'Show all open matters',
  filterArea: 'Municipality',
  filterState: 'Status',
  allAreas: 'All municipalities',
  allStates: 'Any status',
  nudged: (n) => plural(n, 'reminder', 'reminders'),
  nobody: 'Why the others weren’t asked:',
  ruleCount: (rule, n) => `${rule} (${n})`,
  toCandidates: 'See the partners and ask one yourself',
  messages: 'Messages',
  wrote: {
    from: (number: string) => `From the number ${number}`,
    stop: 'We send them no SMS any more. Ask how we can reach them, and change their details if needed.',
    withheld:
      'The message had details that we don’t store, so it isn’t here. We asked the partner to call. Call them if they don’t.',
    until: (day: string) => `The message goes by ${day} at the latest.`,
    action: 'Mark as dealt with',
    done: 'Marked as dealt with. The message has been removed.',
  },
  call: { note: 'Note that you have called', noted: 'The call has been noted.' },
  another: {
    action: 'Find another partner',
    hint: 'The partner is released with thanks, and nobody is told the reason. We look for another for the times ahead. If a time is near already, the worker chooses what to do about it. If you wait, the same happens when the time is over.',
    done: 'Noted. The partner has been released.',
  },
  /** What a table that was put back has forgotten. */
  forgotten: {
    title: 'This is missing:',
    more: (n: number) => plural(n, 'other change is missing', 'other changes are missing'),
    holds:
      'Until then Rinnalla does nothing about this by itself. Agreed times may have been cancelled or moved: check those too.',
    holdsPartner: 'Until then no messages go to the partner and nothing new is asked of them. Call them.',
    unknown: {
      request: 'The whole request is gone. Ask whoever made it to make it again.',
      partner: 'The partner is no longer in the register. Add them again.',
      tenant: 'The settings are gone.',
    },
    action: 'Mark as cleared up',
    done: 'Marked as cleared up. Rinnalla goes on from here.',
    here: 'The records were restored from a backup, and something of this request is missing. The coordinator is finding out what. Until then we ask no new partners and remind nobody.',
  },
  stuck: {
    tag: 'Doesn’t move on',
    since: 'Stopped',
    todo: {
      request:
        'The request doesn’t move on by itself. Try again. If nobody has been found yet, you can ask a partner yourself. If support is no longer needed, mark the request as ended on its own page.',
      offer: 'The question doesn’t move on. Try again. If that doesn’t help, take the question back. We’ll tell the partner.',
      meeting: 'Messages and details about this meeting may be out of date. Try again, and call both sides if needed.',
      card: 'The partner’s details changed, but open requests haven’t been checked yet. Try again.',
      diary: 'The partner has more free time, but open requests haven’t been checked yet. Try again.',
      tenant: 'Details changed, but open requests haven’t been checked yet. Try again.',
      digest: 'The summary cannot be sent. Try again.',
      standstill: 'Sending stands still, and we can’t check why. Try again.',
      gap: 'It is cleared up, but going on doesn’t work. Try again, and call if needed.',
      text: 'The SMS could not be handled. Try again, and call the partner.',
      errand: 'The change holds, but not everybody has been told yet. Try again, and call if needed.',
      'going-on': 'The request was handed over, but it’s not yet confirmed how it goes on. Try again, and call if needed.',
    },
    card: {
      'hand-back':
        'A change for the partner is unfinished. They may still have meetings they can’t make. Try again, and call if needed.',
      'pause-end': 'The partner’s break is over, but they are still marked as on a break. Try again.',
      ending: 'An undertaking or agreement ends, but we couldn’t find out what is agreed after that. Try again.',
      'end-choices': 'The choice is made, but not everybody has been told yet. Try again, and call if needed.',
    },
    again: 'If this happens again, tell those who run Rinnalla.',
    retry: 'Try again',
    retried: 'We’re trying again.',
    close: 'Take the question back',
    closed: 'The question has been taken back.',
  },
} satisfies typeof fi
