import type { Mutant } from './mutant.ts'

/** Bugs that leave every record sound by itself and break what somebody was promised: a reader, a time, a word. */
export const PROMISES: readonly Mutant[] = [
  {
    name: 'double-submit-makes-two',
    file: 'packages/core/request/ask.ts',
    find: 'return transact<Asked, Request>(call, {',
    put: `const { idempotency: _forgotten, ...once } = call
  return transact<Asked, Request>(once, {`,
    caughtBy: /made \w+ and \w+ under one key/,
    unit: 'kills it too',
    why: 'a form pressed twice asks twice: the family gets two partners to choose from, and four people are asked for nothing',
  },
  {
    name: 'address-of-the-first',
    file: 'packages/core/notice/address.ts',
    find: '    call.store.get(keys.contact(org, to.id)),\n',
    put: '    known.get(to.role) ?? call.store.get(keys.contact(org, to.id)),\n',
    also: [
      {
        find: '])) as [Contact | undefined, Card | undefined]\n',
        put: '])) as [Contact | undefined, Card | undefined]\n  if (contact) known.set(to.role, contact)\n',
      },
      {
        find: '/** Whoever a notice goes to',
        put: `const known = new Map<string, Contact>()

/** Whoever a notice goes to`,
      },
    ],
    caughtBy: /went to the address of somebody else/,
    unit: 'kills it too',
    why: 'one partner reads what was another’s: who meets whom, and when',
  },
  {
    name: 'eve-reminder-too-late',
    file: 'packages/core/notice/still-true.ts',
    find: "return now < meeting.start ? undefined : 'too-late'",
    put: "return now < plus(meeting.start, -24 * 60) ? undefined : 'too-late'",
    also: [
      {
        find: "import { mayBeKnown, type Notice } from '../records/notice.ts'",
        put: `import { mayBeKnown, type Notice } from '../records/notice.ts'
import { plus } from '../time/instant.ts'`,
      },
    ],
    caughtBy: /suppressed as too-late, and its/,
    unit: 'kills it too',
    why: 'the reminder on the eve is called too late: somebody sits alone in a hearing',
  },
  {
    name: 'notices-not-in-queue',
    file: 'packages/core/records/indexes.ts',
    find: 'return standsAlone(live) ?',
    put: "return live.kind !== 'notice' && standsAlone(live) ?",
    caughtBy: /and is not in the queue/,
    unit: 'kills it too',
    why: 'a message that did not arrive is a coordinator’s, who never sees it',
  },
  {
    name: 'never-escalates',
    file: 'packages/core/request/advance-request.ts',
    find: "const escalates = turnOf(request) === 'coordinator' || request.nudges >= NUDGES || isPressing(work.now, start)",
    put: "const escalates = turnOf(request) === 'coordinator'",
    caughtBy: /reminded \d+ times, and still the worker/,
    unit: 'kills it too',
    why: 'a worker on leave is reminded for ever, and the parent waits',
  },
  {
    name: 'yes-after-release',
    file: 'packages/core/offer/answer.ts',
    find: "return offer.state === 'accepted' && offer.slot?.start === answer.start",
    put: "return ['accepted', 'released'].includes(offer.state) && offer.slot?.start === answer.start",
    caughtBy: /told yes, and it was released/,
    unit: 'kills it too',
    why: 'a partner who presses an old link is told it is agreed, and travels to a meeting that is another’s',
  },
  {
    name: 'booked-as-phone',
    file: 'packages/core/relationship/book.ts',
    find: '...slot, mode: meeting.mode })',
    put: "...slot, mode: 'phone' })",
    caughtBy: /^.*diaries: .* without cause booking/,
    unit: 'kills it too',
    why: 'a diary keeps no way home: the next meeting begins while they are on the bus',
  },
  {
    name: 'cancel-told-not-done',
    file: 'packages/core/request/close.ts',
    find: `  return isRefusal(input) ? input : end(call, id, 'request.cancel', input.as)
`,
    put: `  if (isRefusal(input)) return input
  const before = await loadRequest(call, id, 'request.cancel')
  return isRefusal(before) ? before : end(call, id, 'request.cancel', input.as).catch(() => before.request)
`,
    caughtBy: /was told 200, and nothing was done/,
    unit: 'kills it too',
    why: 'the worker reads that all is cancelled; the partner comes',
  },
  {
    name: 'cancelled-partner-not-told',
    file: 'packages/core/relationship/end-meeting.ts',
    find: `  if (card) tell(work, loaded, { template: 'cancelled', about: meeting, partner: card, facts })
`,
    put: `  void card
`,
    caughtBy: /is cancelled, and the partner was not told/,
    unit: 'kills it too',
    why: 'the partner stands at a door',
  },
  {
    name: 'place-in-invite',
    file: 'packages/copy/invite.ts',
    find: '    ...(of.attendee &&',
    put: `    description: 'Kanarian kulma, +358401234551',
    ...(of.attendee &&`,
    caughtBy: / says Kanarian kulma/,
    unit: 'kills it too',
    why: 'a street in a calendar that a whole family shares says whose client somebody is',
  },
  {
    name: 'pause-end-late',
    file: 'packages/core/partner/advance-card.ts',
    find: `current.pausedUntil <= work.now
      ? work.change(current)(() => justBack(work.now), 'card.pause-ended')`,
    put: `current.pausedUntil <= work.now
      ? work.change(current)(() => ({ waitsFor: 'nothing', due: null, owner: 'nobody', reason: 'none', attempts: 0 }), 'card.pause-ended')`,
    caughtBy: /is on a break that was over at/,
    unit: 'kills it too',
    why: 'a break that ends is rest: nobody asks them again, and nobody knows why',
  },
  {
    name: 'told-wrong-reason',
    file: 'packages/core/offer/answer.ts',
    find: "if (offer.state === 'expired') return 'OFFER_EXPIRED'",
    put: "if (offer.state === 'expired') return 'OFFER_ANSWERED'",
    caughtBy: /and the refusal does not say so/,
    unit: 'kills it too',
    why: 'whoever was too late reads that they had answered otherwise',
  },
  {
    name: 'call-nobody-makes',
    file: 'packages/core/offer/call-me.ts',
    find: "offer.waitsFor === 'nothing' ? toCall(work.now, tenant) : {}",
    put: '{}',
    caughtBy: /a call was asked for, and it waits for nothing/,
    unit: 'kills it too',
    why: 'a partner who wants to talk waits by the phone, and nobody knows',
  },
  {
    name: 'closed-keeps-meetings',
    file: 'packages/core/relationship/close-with-all.ts',
    find: "one.waitsFor !== 'outcome' && one.start > work.now)",
    put: "one.waitsFor === 'partner' && one.start > work.now)",
    caughtBy: /closed: .* is still ahead/,
    unit: 'kills it too',
    why: 'a family that wants nobody any more is still reminded of a meeting',
  },
  {
    name: 'closed-keeps-offers',
    file: 'packages/core/relationship/close-with-all.ts',
    find: "offer.state === 'sent' || held.includes(offer.id))",
    put: 'held.includes(offer.id))',
    caughtBy: /closed: .* is still ahead/,
    unit: 'kills it too',
    why: 'a partner says yes to a request that is over',
  },
  {
    name: 'quiet-hours-in-utc',
    file: 'packages/core/time/quiet-hours.ts',
    find: 'return { start: startAt(date, from), end: endAt(to < from ? addDays(date, 1) : date, to) }',
    put: 'return { start: `${date}T${from}:00.000Z`, end: `${to < from ? addDays(date, 1) : date}T${to}:00.000Z` }',
    caughtBy: /: no reminder at /,
    unit: 'kills it too',
    why: 'an office in Helsinki that wakes people by the clock of Greenwich',
  },
]
