import type { sms as fi } from '../fi/sms.ts'
import type { Said } from '../message.ts'
import { replies } from './sms-answers.ts'

// An SMS has no typographic apostrophe: a plain one here, and only here.
const others = (n: number): string => (n === 0 ? '' : n === 1 ? ' (+1 other time)' : ` (+${n} other times)`)
const soon = (inDays: number | undefined): string => (inDays === 0 ? 'Today ' : inDays === 1 ? 'Tomorrow ' : 'Reminder: ')

/** `, Naantali`; nothing where the name has no letter an SMS carries. */
const at = ({ where }: Said): string => where && `, ${where}`

/** ` in Naantali`, ` by phone` */
const there = ({ where, inPerson }: Said): string => where && (inPerson ? ` in ${where}` : ` ${where}`)

/** `Answer by Mon 12:00: {link}` */
const answer = ({ deadline, link }: Said): string => (deadline ? `Answer by ${deadline}: ${link}` : `Answer: ${link}`)

export const sms: typeof fi = {
  offer: (s) =>
    s.slot
      ? [
          `Hi! Could you make it ${s.slot}${others(s.more)}${at(s)}? Yes or no, both help. ${answer(s)}`,
          `Hi! Could you make it ${s.slot}${others(s.more)}${at(s)}? ${answer(s)}`,
          `Could you make it ${s.slot}${others(s.more)}? ${answer(s)}`,
          `Hi! Could you make it? ${answer(s)}`,
        ]
      : [
          `Hi! Could you help${there(s)}? We'll agree on a time together. Yes or no, both help. ${answer(s)}`,
          `Hi! Could you help${there(s)}? We'll agree on a time together. ${answer(s)}`,
          `Hi! Could you help? ${answer(s)}`,
        ],
  'offer-withdrawn': (s) =>
    s.told === 'own'
      ? own(s)
      : [
          ...(s.start
            ? [
                `Hi! You no longer need to answer about ${s.start}${others(s.more)}. Thank you, we'll ask again. Details: ${s.link}`,
              ]
            : []),
          `Hi! You no longer need to answer our question. Thank you, we'll ask again. Details: ${s.link}`,
        ],
  'proposal-ended': (s) => [
    ...(s.start ? [`Hi! We couldn't agree on ${s.start}. Thank you for suggesting it, we'll ask again. Details: ${s.link}`] : []),
    `Hi! We couldn't agree on the time you suggested. Thank you for suggesting it, we'll ask again. Details: ${s.link}`,
  ],
  released: (s) =>
    s.told === 'own'
      ? own(s)
      : [
          ...(s.start
            ? [
                `${s.start} wasn't booked this time. It is free again. Thank you for being ready. We'll ask again. Details: ${s.link}`,
                `${s.start} wasn't booked this time. It is free again. Thank you, we'll ask again. Details: ${s.link}`,
              ]
            : []),
          `No time was booked this time. Thank you for being ready. We'll ask again. Details: ${s.link}`,
        ],
  agreed: (s) =>
    s.slot
      ? [
          `Thank you, agreed! ${s.slot}${at(s)}. ${s.placed ? 'Exact place and details' : 'Details'}: ${s.link} Can't make it? Call ${s.phone}`,
          `Thank you, agreed! ${s.slot}${at(s)}. Details: ${s.link} Can't make it? Call ${s.phone}`,
          `Thank you, agreed! ${s.slot}. Details: ${s.link} Can't make it? Call ${s.phone}`,
          `Thank you, agreed! Time and details: ${s.link} Can't make it? Call ${s.phone}`,
        ]
      : [
          `Thank you, agreed! The time is still open. The link says who calls first: ${s.link} Questions? Call ${s.phone}`,
          `Thank you, agreed! Details: ${s.link} Call ${s.phone}`,
        ],
  booked: (s) => [
    ...(s.told === 'together'
      ? [
          ...(s.slot
            ? [`We noted that you agreed on a time: ${s.slot}${at(s)}. If it doesn't suit you, tell us at once: ${s.link}`]
            : []),
          `We noted that you agreed on a time. If it doesn't suit you, tell us at once: ${s.link}`,
        ]
      : []),
    ...(s.told === 'kept' && s.slot
      ? [
          `The agreed time holds: ${s.slot}${at(s)}. Details: ${s.link} Can't make it? Call ${s.phone}`,
          `The agreed time holds: ${s.slot}. Details: ${s.link} Can't make it? Call ${s.phone}`,
        ]
      : []),
    ...(s.slot
      ? [
          `A time is agreed: ${s.slot}${at(s)}. Details: ${s.link} Can't make it? Call ${s.phone}`,
          `A time is agreed: ${s.slot}. Details: ${s.link} Can't make it? Call ${s.phone}`,
        ]
      : []),
    `A time is agreed. Details: ${s.link} Can't make it? Call ${s.phone}`,
  ],
  'time-asked': (s) => [
    ...(s.slot
      ? [
          `Hi! Would ${s.slot}${at(s)} suit you? Yes or no, both help. ${answer(s)}`,
          `Hi! Would ${s.slot}${at(s)} suit you? ${answer(s)}`,
          `Would ${s.slot} suit you? ${answer(s)}`,
        ]
      : []),
    `Hi! Would a new time suit you? ${answer(s)}`,
  ],
  'reminder-day': (s) => reminder(s),
  'reminder-hours': (s) => reminder(s),
  'move-proposed': (s) => [
    ...(s.slot && s.previousDay
      ? [
          `New time ${s.slot}${at(s)}: does it suit you? The agreed time ${s.previousDay} holds until then. Answer: ${s.link}`,
          `New time ${s.slot}${at(s)}: does it suit you? ${s.previousDay} holds until then. Answer: ${s.link}`,
          `New time ${s.slot}: does it suit you? ${s.previousDay} holds until then. Answer: ${s.link}`,
        ]
      : []),
    ...(s.slot ? [`New time ${s.slot}${at(s)}: does it suit you? The agreed time holds until then. Answer: ${s.link}`] : []),
    `We suggest a new time, does it suit you? The agreed time holds until then. Answer: ${s.link}`,
  ],
  moved: (s) => [
    ...(s.slot && s.previousDay
      ? [
          `A new time is agreed: ${s.slot}${at(s)}. The earlier time ${s.previousDay} no longer holds. Details: ${s.link}`,
          `New time: ${s.slot}${at(s)}. The earlier time ${s.previousDay} no longer holds. Details: ${s.link}`,
          `New time: ${s.slot}. The earlier time ${s.previousDay} no longer holds. Details: ${s.link}`,
        ]
      : []),
    ...(s.slot ? [`A new time is agreed: ${s.slot}${at(s)}. Details: ${s.link}`] : []),
    `A new time is agreed, the earlier one no longer holds. Details: ${s.link}`,
  ],
  'move-declined': (s) => [
    // The slot is the time agreed before: what was proposed is not in the facts.
    ...(s.start ? [`The new time you suggested didn't suit. The agreed time ${s.start} holds. Details: ${s.link}`] : []),
    `The new time you suggested didn't suit. The agreed time holds. Details: ${s.link}`,
  ],
  'place-changed': (s) => [
    ...(s.slot
      ? [
          `The place or the details have changed: ${s.slot}${at(s)}. The time is the same. Look: ${s.link}`,
          `The place or the details have changed: ${s.slot}. Look: ${s.link}`,
        ]
      : []),
    `The place or the details of your time have changed. Look: ${s.link}`,
  ],
  'worker-coming': (s) => [
    ...(s.start ? [`Your contact is on the way${later(s)}: ${s.start}. Details: ${s.link} Call ${s.phone}`] : []),
    `Your contact is on the way${later(s)}. Details: ${s.link} Call ${s.phone}`,
  ],
  cancelled: (s) =>
    s.all
      ? [
          `${s.all.count} agreed times are cancelled (${s.all.first} - ${s.all.last}). It isn't because of you. Thank you. List: ${s.link}`,
          `${s.all.count} agreed times are cancelled. It isn't because of you. List: ${s.link}`,
        ]
      : s.told === 'own'
        ? own(s)
        : [
            ...(s.start
              ? [
                  `${s.start} is cancelled. It isn't because of you. Thank you for being ready. Details: ${s.link}`,
                  `${s.start} is cancelled. It isn't because of you. Details: ${s.link}`,
                ]
              : []),
            `The agreed time is cancelled. It isn't because of you. Details: ${s.link}`,
          ],
  ended: (s) => [
    `Thank you for being part of this. It has now ended. Your other times don't change. Details: ${s.link} Questions? Call ${s.phone}`,
    `Thank you for being part of this. It has now ended. Your other times don't change. Details: ${s.link}`,
  ],
  thanks: (s) => [
    `${thanks(s)} Your times: ${s.link} Something on your mind? Call ${s.phone}`,
    `${thanks(s)} Your times: ${s.link}`,
  ],
  'own-link': (s) => [`Link to your own page: ${s.link} If you didn't ask for it, call ${s.phone}`],
  'going-on': (s) => [
    `Hi! Does it suit you to go on being part of this? Yes or no, both help. ${answer(s)}`,
    `Hi! Will you go on? ${answer(s)}`,
  ],
  'sms-reply': (s) => replies[s.reply ?? 'nothing'](s),
}

/** ` about 10 min later than agreed` */
const later = ({ late }: Said): string => (late === undefined ? '' : ` about ${late} min later than agreed`)

const thanks = ({ day, inDays = 0 }: Said): string =>
  day === undefined || inDays === 0 ? 'Thank you for today!' : `Thank you for your time on ${day}!`

function reminder(s: Said): readonly string[] {
  const when = s.slot && `${soon(s.inDays)}${s.slot}`
  return [
    ...(when
      ? [
          `${when}${at(s)}. Details: ${s.link} If you can't make it, call ${s.phone} at once.`,
          `${when}${at(s)}. Details: ${s.link} Can't make it? Call ${s.phone}`,
          `${when}. Details: ${s.link} Can't make it? Call ${s.phone}`,
        ]
      : []),
    `A reminder of the agreed time. Details: ${s.link} Can't make it? Call ${s.phone}`,
  ]
}

/** To whoever cannot come, and said so. */
const own = (s: Said): readonly string[] => [
  ...(s.start
    ? [`We've noted that you won't be there ${s.start}${others(s.more)}. Thank you for telling us. Details: ${s.link}`]
    : []),
  `We've noted that you won't be there. Thank you for telling us. Details: ${s.link}`,
]
