import type { staffLetters as fi } from '../fi/staff-letters.ts'
import type { Letter, Said } from '../message.ts'
import { plural } from './plural.ts'

const action = 'Open the request'

export const staffLetters: typeof fi = {
  'partner-accepted': () => ({
    subject: 'Your request has moved on',
    lines: ['Your request has moved on: somebody can come.', 'See what is needed next.'],
    action,
    facts: true,
  }),
  'other-time-proposed': () => ({
    subject: 'Another time has been suggested for your request',
    lines: ['Another time has been suggested for your request.', 'See whether it suits, and answer.'],
    action,
    facts: true,
  }),
  'nobody-found': (s) =>
    s.told === 'late'
      ? late
      : {
          subject: 'Your request needs a way forward',
          lines: [
            'Nobody suitable has been found. See what it is due to.',
            s.deadline
              ? `The coordinator is looking for a way forward and will call by ${s.deadline}.`
              : 'The coordinator is looking for a way forward and will call.',
          ],
          action,
          facts: false,
        },
  'decision-waits': () => ({
    subject: 'Your request is waiting for you',
    lines: ['Your request is waiting for you. See what is needed.', 'If you don’t have time, the coordinator will help.'],
    action,
    facts: false,
  }),
  confirmed: (s) => ({
    subject:
      s.told === 'more' && s.start
        ? `Agreed: ${s.start}`
        : s.told === 'kept' && s.start
          ? `As before: ${s.start}`
          : s.told === 'handed' && s.start
            ? `From a colleague: ${s.start}`
            : s.start
              ? `Confirmed: ${s.start}`
              : 'The confirmation is noted',
    lines: [
      s.told === 'more'
        ? 'A new time has been agreed.'
        : s.told === 'kept'
          ? 'The agreed time stays as it was.'
          : s.told === 'handed'
            ? 'This time came to you from a colleague. It’s confirmed that it goes on.'
            : 'The confirmation is noted, and the time is agreed.',
    ],
    action,
    facts: true,
  }),
  'meeting-reminder': (s) => ({
    subject: s.start ? `Coming up: ${s.start}` : 'The agreed time is coming up',
    lines: ['The agreed time is coming up.'],
    action,
    facts: true,
  }),
  'time-declined': (s) => ({
    subject: s.told === 'late' ? 'The time was not agreed in time' : 'The time we asked about didn’t suit',
    lines: [
      s.told === 'late' ? 'The time we asked about was not agreed in time.' : 'The time we asked about didn’t suit.',
      'No time is agreed. You can ask about another time.',
    ],
    action,
    facts: true,
  }),
  'time-unanswered': () => ({
    subject: 'No answer about a time',
    lines: ['Nobody has answered about the time, so it is not agreed.', 'See how to go on.'],
    action,
    facts: true,
  }),
  'meeting-place-changed': (s) => ({
    subject: s.start ? `Place or details changed: ${s.start}` : 'The place or details have changed',
    lines: ['The place or the details of an agreed time have changed. The time is the same.'],
    action,
    facts: true,
  }),
  'partner-coming': (s) => ({
    subject: s.start ? `On the way: ${s.start}` : 'On the way to the agreed time',
    lines: [
      s.late === undefined
        ? 'The one you are waiting for is on the way to the agreed time.'
        : `The one you are waiting for comes about ${s.late} min later than agreed.`,
    ],
    action,
    facts: true,
  }),
  'meeting-changed': changed,
  'meeting-cancelled': (s) =>
    s.all
      ? {
          subject: `Cancelled: ${s.all.count} times`,
          lines: [`${s.all.count} agreed times are cancelled, ${s.all.first} – ${s.all.last}.`],
          action,
          facts: false,
        }
      : {
          subject: s.start ? `Cancelled: ${s.start}` : 'The agreed time is cancelled',
          lines:
            s.told === 'calendar'
              ? ['This message takes the cancelled time out of your calendar.', 'All the cancelled times are in another message.']
              : ['The agreed time is cancelled.'],
          action,
          facts: true,
        },
  'partner-gone': (s) => ({
    subject: s.start ? `In the way: ${s.start}` : 'Your request has changed',
    lines: [
      s.start ? 'Something stands in the way of the agreed time.' : 'Your request has changed: somebody can’t come after all.',
      'See what to do next.',
    ],
    action,
    facts: true,
  }),
  'outcome-waits': () => ({
    subject: 'Did it take place?',
    lines: ['Please note whether the agreed time took place. It only takes a moment.'],
    action,
    facts: true,
  }),
  'first-meeting-waits': () => ({
    subject: 'Set the first time',
    lines: ['The confirmation is noted. The first time is waiting to be agreed. The request’s page says who calls first.'],
    action,
    facts: false,
  }),
  'needs-coordinator': () => ({
    subject: 'One thing is waiting for you',
    lines: ['One thing is waiting for you. Open it to see what it is about.'],
    action,
    facts: false,
  }),
  'meeting-passed-on': (s) => ({
    subject: s.start ? `Passed to a colleague: ${s.start}` : 'A time passed to a colleague',
    lines: ['This time is no longer yours. It leaves your calendar.'],
    action: 'Your times',
    facts: true,
  }),
  'handed-over': () => ({
    subject: 'You have a request from a colleague',
    lines: ['You have a request from a colleague.', 'See where it stands.'],
    action,
    facts: false,
  }),
  ending: ({ ends }) => ({
    subject: 'An undertaking or agreement ends',
    lines: [
      ...(ends ? [`An undertaking or agreement ends on ${ends.until}.`] : []),
      ends?.beyond
        ? `After that, ${plural(ends.beyond, 'time is agreed', 'times are agreed')}. Please choose what to do.`
        : 'No times are agreed after that.',
    ],
    action: 'See what ends',
    facts: false,
  }),
}

/** One notice for three turns: agreed and in calendars, proposed in place of an earlier time, or still to be found. */
function changed(s: Said): Letter {
  const rest = { action, facts: true }
  if (s.settled) return { subject: 'The agreed time has changed', lines: ['A new time is agreed.'], ...rest }
  if (s.previousDay)
    return {
      subject: 'Does a new time suit?',
      lines: ['A new time has been suggested instead of the agreed one.', 'See whether it suits, and answer.'],
      ...rest,
    }
  return {
    subject: 'The agreed time is waiting for you',
    lines: ['This time isn’t settled yet.', 'See what to do next.'],
    ...rest,
  }
}

/** The promise has run out while somebody may still answer. */
const late: Letter = {
  subject: 'Nobody was found in time for your request',
  lines: [
    'Nobody has been found for your request by the promised time.',
    'We’re still waiting for an answer. The coordinator knows and is looking for a way forward.',
  ],
  action: action,
  facts: false,
}
