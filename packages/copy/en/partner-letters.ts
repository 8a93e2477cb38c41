import type { partnerLetters as fi } from '../fi/partner-letters.ts'
import type { Letter, Said } from '../message.ts'

/** What a calendar alone is told: the time itself is, or was, in another message. */
const forCalendar = ['We’re sending the agreed time to this address, so that you have it in your calendar.']

export const partnerLetters: typeof fi = {
  offer: (s) => ({
    subject: s.deadline ? `Could you make it? Please answer by ${s.deadline}` : 'Could you make it?',
    lines: [question(s), 'Yes or no, both help.', s.slot ? 'You can also suggest another time.' : 'You can also suggest a time.'],
    action: 'Answer here',
    facts: true,
  }),
  'offer-withdrawn': (s) =>
    s.told === 'own'
      ? own(s)
      : {
          subject: 'You no longer need to answer',
          lines: ['You no longer need to answer our question.', 'Thank you. We’ll ask again when something suitable comes up.'],
          action: 'See the details',
          facts: true,
        },
  'proposal-ended': () => ({
    subject: 'The time you suggested didn’t work out',
    lines: [
      'We couldn’t agree on the time you suggested. It isn’t because of you.',
      'Thank you for your suggestion. We’ll ask again when something suitable comes up.',
    ],
    action: 'See the details',
    facts: true,
  }),
  released: (s) =>
    s.told === 'own'
      ? own(s)
      : {
          subject: 'No time was booked this time',
          lines: [
            s.slot ? 'The time wasn’t booked this time. It is free again.' : 'No time was booked this time.',
            'Thank you for being ready. We’ll ask again when something suitable comes up.',
          ],
          action: 'See the details',
          facts: true,
        },
  agreed: (s) => ({
    subject: s.slot ? `Agreed: ${s.slot}` : 'Thank you, agreed!',
    lines:
      s.told === 'calendar'
        ? forCalendar
        : s.slot
          ? [
              'Thank you, agreed!',
              s.placed ? 'Open the link for the exact place and the details.' : 'Open the link for the details.',
            ]
          : ['Thank you, agreed!', 'The time is still to be agreed together. The link says who calls first.'],
    action: 'See the details',
    facts: true,
  }),
  booked: (s) => ({
    subject: s.told === 'kept' ? 'The agreed time holds' : s.slot ? `Agreed: ${s.slot}` : 'A time is agreed',
    lines:
      s.told === 'calendar'
        ? forCalendar
        : s.told === 'together'
          ? ['We noted that you agreed on this time together.', 'If it doesn’t suit you, tell us at once through the link.']
          : [s.told === 'kept' ? 'The agreed time holds.' : 'A time is agreed.', 'Open the link for the details.'],
    action: 'See the details',
    facts: true,
  }),
  'time-asked': (s) => ({
    subject: s.deadline ? `Would this time suit you? Please answer by ${s.deadline}` : 'Would this time suit you?',
    lines: [
      'Would this time suit you?',
      'It is agreed only once you say yes. Yes or no, both help.',
      'You can also suggest another time.',
    ],
    action: 'Answer here',
    facts: true,
  }),
  'reminder-day': reminder,
  'reminder-hours': reminder,
  'move-proposed': () => ({
    subject: 'Does a new time suit you?',
    lines: [
      'We suggest a new time. Does it suit you?',
      'The agreed time holds until a new one is agreed.',
      'Yes or no, both help.',
    ],
    action: 'Answer here',
    facts: true,
  }),
  moved: (s) => ({
    subject: s.slot ? `New time: ${s.slot}` : 'A new time is agreed',
    lines: s.told === 'calendar' ? forCalendar : ['A new time is agreed. The earlier time no longer holds.'],
    action: 'See the details',
    facts: true,
  }),
  'move-declined': () => ({
    subject: 'The time you suggested didn’t suit',
    lines: ['The new time you suggested didn’t suit.', 'The agreed time holds.'],
    action: 'See the details',
    facts: true,
  }),
  'place-changed': (s) => ({
    subject: s.start ? `Place or details changed: ${s.start}` : 'The place or details have changed',
    lines:
      s.told === 'calendar'
        ? forCalendar
        : ['The place or the details of your time have changed. The time is the same.', 'The link has what is new.'],
    action: 'See the details',
    facts: true,
  }),
  'worker-coming': (s) => ({
    subject: s.start ? `On the way: ${s.start}` : 'Your contact is on the way',
    lines: [
      s.late === undefined ? 'Your contact is on the way.' : `Your contact comes about ${s.late} min later than agreed.`,
      'You don’t have to do anything.',
    ],
    action: 'See the details',
    facts: true,
  }),
  cancelled: (s) =>
    s.all
      ? {
          subject: `Cancelled: ${s.all.count} times`,
          lines: [
            `${s.all.count} agreed times are cancelled, ${s.all.first} – ${s.all.last}. It isn’t because of you.`,
            'Thank you for being ready.',
          ],
          action: 'See the list',
          facts: false,
        }
      : s.again
        ? {
            subject: 'Old calendar entry removed',
            lines: [
              'The time has been agreed with you again, and it holds.',
              'This message only takes the old entry out of your calendar.',
            ],
            action: 'See the details',
            facts: true,
          }
        : s.told === 'calendar'
          ? {
              subject: s.start ? `Cancelled: ${s.start}` : 'The agreed time is cancelled',
              lines: [
                'This message takes the cancelled time out of your calendar.',
                'All the cancelled times are in another message.',
              ],
              action: 'See the details',
              facts: true,
            }
          : s.told === 'own'
            ? own(s)
            : {
                subject: s.start ? `Cancelled: ${s.start}` : 'The agreed time is cancelled',
                lines: ['The agreed time is cancelled. It isn’t because of you.', 'Thank you for being ready.'],
                action: 'See the details',
                facts: true,
              },
  ended: () => ({
    subject: 'Thank you for being part of this',
    lines: [
      'Thank you for being part of this. It has now ended.',
      'Your other times don’t change. We’ll ask again when something suitable comes up.',
    ],
    action: 'See the details',
    facts: false,
  }),
  thanks: ({ day, inDays = 0 }) => ({
    subject: 'Thank you for your time',
    lines: [
      day === undefined || inDays === 0 ? 'Thank you for today!' : `Thank you for your time on ${day}!`,
      'Is something still on your mind? Call us and we’ll talk.',
    ],
    action: 'Your times',
    facts: false,
  }),
  'own-link': () => ({
    subject: 'Link to your own page',
    lines: ['Here is the link to your own page.', 'If you didn’t ask for it, please call us.'],
    action: 'Your times',
    facts: false,
  }),
  'going-on': (s) => ({
    subject: s.deadline ? `Will you go on? Please answer by ${s.deadline}` : 'Will you go on?',
    lines: [
      'Does it suit you to go on being part of this?',
      'Yes or no, both help.',
      'If times are agreed, they stay until you hear otherwise.',
    ],
    action: 'Answer here',
    facts: false,
  }),
  'sms-reply': () => ({
    subject: 'Our answer to your message',
    lines: ['Thank you for your message. We answer it by SMS.'],
    action: 'Your times',
    facts: false,
  }),
}

function reminder(s: Said): Letter {
  return {
    subject: s.start ? `Reminder: ${s.start}` : 'A reminder of the agreed time',
    lines: ['This is a reminder of the agreed time. Open the link for the details.', 'If you can’t make it, call at once.'],
    action: 'See the details',
    facts: true,
  }
}

function question(s: Said): string {
  if (!s.slot) return 'Could you help? We’ll agree on a time together.'
  return s.more === 0 ? 'Could you make this time?' : 'Could you make one of these times? One is enough.'
}

/** What the reader did themselves is no news that somebody else brings, and nothing to be comforted about. */
function own(s: Said): Letter {
  return {
    subject: s.start ? `Noted: you won’t be there ${s.start}` : 'Noted: you won’t be there',
    lines: ['We’ve noted that you won’t be there.', 'Thank you for telling us. There is nothing more you need to do.'],
    action: 'See the details',
    facts: s.slot !== undefined,
  }
}
