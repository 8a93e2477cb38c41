import type { Mutant } from './mutant.ts'

/** Bugs of what stands behind links, and of what is sent: who acts, what is claimed, whom a message reaches. */
export const LINKS: readonly Mutant[] = [
  {
    name: 'presses-without-choosing',
    file: 'functions/link/chosen.ts',
    find: "return sure === 'yes' ? action.run",
    put: "return sure !== 'never' ? action.run",
    caughtBy: /a scanner pressed .*, and something was done/,
    unit: 'kills it too',
    why: 'a program that reads the mail for its owner presses each button: meetings are cancelled, relationships end',
  },
  {
    name: 'page-of-the-offer-slot',
    file: 'packages/core/records/stage.ts',
    find: "if (stands !== undefined && (stands !== 'agreed' || (seat && !closed)))",
    put: "if (stands === 'cancelled' && theirs) return { stage: 'agreed', meeting: theirs }\n  if (stands !== undefined && (stands !== 'agreed' || (seat && !closed)))",
    caughtBy:
      /says agreed, and the seat is|says .*, and nothing is agreed for then|does not say that it is agreed|says agreed, and not that/,
    unit: 'kills it too',
    why: 'a link still says "agreed, Saturday 12" after the meeting is cancelled: somebody travels to nothing',
  },
  {
    name: 'old-link-after-lock',
    file: 'packages/core/records/links.ts',
    find: 'since >= linksFrom',
    put: 'since <= linksFrom',
    caughtBy: /an old link opened after a lock/,
    unit: 'kills it too',
    why: 'whoever has the lost phone still reads where and when, and cancels',
  },
  {
    name: 'channel-of-the-booking',
    file: 'packages/core/notice/channel.ts',
    find: 'if (wanted.includes(channel)) return channel',
    put: 'if (wanted.length > 0) return channel',
    caughtBy: /claimed for (sms|email), which is switched off/,
    unit: 'kills it too',
    why: 'whoever switched texts off since the phone is watched is reminded by text all the same',
  },
  {
    name: 'proposal-silences-reminders',
    file: 'packages/core/notice/still-true.ts',
    find: "return now < meeting.start ? undefined : 'too-late'",
    put: "return meeting.waitsFor === 'move-answer' ? 'moved' : now < meeting.start ? undefined : 'too-late'",
    caughtBy: /suppressed as moved, and its/,
    unit: 'kills it too',
    why: 'another time is proposed and never answered: the agreed one holds, and nobody is reminded of it',
  },
  {
    name: 'break-cancels-unasked',
    file: 'packages/core/partner/advance-card.ts',
    find: "const keeps = card.state === 'paused' && card.keepsAgreed === true",
    put: "const keeps = card.state === 'active'",
    unit: 'kills it too',
    caughtBy: /taken from a partner on a break who keeps it/,
    why: 'a break of two weeks cancels, without a word, what its partner meant to come to',
  },
]
