import type { coded as fi, replies as fiReplies } from '../fi/sms-answers.ts'
import type { Said } from '../message.ts'

const at = ({ where }: Said): string => where && `, ${where}`
const code = ({ codes: [first = ''] = [] }: Said): string => first
const by = ({ deadline }: Said): string => (deadline ? ` by ${deadline}` : '')

/** `Answer by Mon 12:00 K7 yes or K7 no, or {link}` */
const answer = (s: Said): string => `Answer${by(s)} ${code(s)} yes or ${code(s)} no, or ${s.link}`
const choose = (s: Said): string => `Answer${by(s)}: ${s.link} If not: ${code(s)} no`
const more = (n: number): string => (n === 1 ? ' (+1 other time)' : ` (+${n} other times)`)

/** As the Finnish ones. */
export const coded: typeof fi = {
  offer: (s) =>
    s.slot === undefined
      ? [`Hi! Could you help${at(s)}? We'll agree on a time together. ${choose(s)}`, `Hi! Could you help? ${choose(s)}`]
      : s.more > 0
        ? [
            `Hi! Could you make it ${s.slot}${more(s.more)}${at(s)}? ${choose(s)}`,
            `Could you make it ${s.slot}${more(s.more)}? ${choose(s)}`,
            `Hi! Could you make it? ${choose(s)}`,
          ]
        : [
            `Hi! Could you make it ${s.slot}${at(s)}? Both answers help. ${answer(s)}`,
            `Hi! Could you make it ${s.slot}${at(s)}? ${answer(s)}`,
            `Could you make it ${s.slot}? ${answer(s)}`,
            `Could you make it ${s.start}? ${answer(s)}`,
          ],
  'time-asked': (s) => [
    `Hi! Would the time ${s.slot}${at(s)} suit you? Both answers help. ${answer(s)}`,
    `Hi! Would the time ${s.slot}${at(s)} suit you? ${answer(s)}`,
    `Would ${s.slot} suit you? ${answer(s)}`,
    `Would ${s.start} suit you? ${answer(s)}`,
  ],
  'move-proposed': (s) => [
    ...(s.previousDay ? [`Would a new time suit you, ${s.slot}${at(s)}? ${s.previousDay} holds until then. ${answer(s)}`] : []),
    `Would a new time suit you, ${s.slot}? The agreed time holds until then. ${answer(s)}`,
    `A new time, ${s.start}? The agreed one holds until then. Answer ${code(s)} yes or ${code(s)} no: ${s.link}`,
  ],
  'going-on': (s) => [
    `Hi! Does it suit you to go on being part of this? Both answers help. ${choose(s)}`,
    `Hi! Will you go on? ${choose(s)}`,
  ],
}

const listed = ({ codes = [], asks = [] }: Said): string =>
  codes.map((one, n) => `${one}: ${asks[n] ?? 'see the link'}`).join('; ')

const whichOf = (s: Said): readonly string[] =>
  s.asks?.[0] === undefined
    ? [
        `Thank you! Which do you mean? ${listed(s)}. Answer by the link: ${s.link} If not: ${code(s)} no`,
        `${listed(s)}. Answer by the link: ${s.link} If not: ${code(s)} no`,
      ]
    : [
        `Thank you! Which do you mean? ${listed(s)}. Answer like this: ${code(s)} yes or ${code(s)} no. Your times: ${s.link}`,
        `Which do you mean? ${listed(s)}. E.g. ${code(s)} yes or no. ${s.link}`,
        `Which do you mean? ${listed(s)}. Or: ${s.link}`,
      ]

export const replies: typeof fiReplies = {
  yes: (s) => [
    ...(s.start && code(s)
      ? [
          `Thank you! Noted: yes, ${s.start}. The task: ${s.link} We'll tell you once it is confirmed. Can't make it? ${code(s)} no`,
          `Thank you! Yes, ${s.start}. The task: ${s.link} Can't make it after all? ${code(s)} no`,
        ]
      : []),
    `Thank you! Noted: yes. The task: ${s.link} If you can't make it, tell us by the link.`,
  ],
  agreed: (s) => [
    ...(s.start ? [`Thank you! Noted: yes, ${s.start}. Details: ${s.link} If you can't make it, call ${s.phone}`] : []),
    `Thank you! Noted: yes. Details: ${s.link} Can't make it? Call ${s.phone}`,
  ],
  no: (s) => [
    `Thank you for answering! Noted: no. That is a perfectly good answer. Details: ${s.link}`,
    `Thank you! Noted: no. Details: ${s.link}`,
  ],
  choose: (s) => [
    `Thank you! This is answered by the link, where you see the times and choices: ${s.link} No luck? Call ${s.phone}`,
    `Thank you! This is answered by the link: ${s.link}`,
  ],
  which: (s) => [...(code(s) ? whichOf(s) : []), `Thank you! Please answer by this link: ${s.link}`],
  nothing: (s) => [
    `Thank you! We're not waiting for an answer from you just now. Your times: ${s.link} Questions? Call ${s.phone}`,
    `Thank you! We're not waiting for an answer now. Your times: ${s.link}`,
  ],
  over: (s) => [`Thank you for answering! This needs no answer any more. We'll ask again. Details: ${s.link}`],
  settled: (s) => [
    `Thank you for telling us. The time is already agreed. If you can't make it, cancel here: ${s.link} or call ${s.phone}`,
    `The time is already agreed. Can't make it? Cancel: ${s.link} or call ${s.phone}`,
  ],
  'passed-on': (s) => [
    `Thank you for your message! The coordinator will read it. If it can't wait, call ${s.phone}. Your times: ${s.link}`,
    `Thank you! The coordinator will read your message. Can't wait? Call ${s.phone}`,
  ],
  withheld: (s) => [
    `Thank you for your message! It had details that we don't store, so we haven't read it. Call ${s.phone} and we'll talk.`,
    `Thank you! We didn't store your message. Call ${s.phone}`,
  ],
}
