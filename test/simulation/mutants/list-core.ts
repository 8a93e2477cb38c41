import type { Mutant } from './mutant.ts'

/** What fails while nobody waits for it. */
const UNHEARD = /nobody caught Unavailable/
/** The function has answered, and is frozen over what it began. */
const UNFINISHED = /ended with \d+ of its calls under way/

/** Bugs of the domain: what is not waited for, what fails quietly, what is decided on yesterday's news. */
export const CORE: readonly Mutant[] = [
  {
    name: 'link-not-awaited',
    file: 'packages/core/notice/send.ts',
    find: '  await directory.saveLink(',
    put: '  void directory.saveLink(',
    caughtBy: UNHEARD,
    why: 'the message goes while its link is still being saved, or never was',
    quick: true,
  },
  {
    name: 'mark-not-awaited',
    file: 'packages/core/notice/send.ts',
    find: '  await mark(call,',
    put: '  void mark(call,',
    caughtBy: /was sent \d+ times, \d+ of them excused/,
    why: 'the function ends before it has written down that the message went: it goes again after the lease',
    unit: 'kills it too',
  },
  {
    name: 'lease-end-not-awaited',
    file: 'packages/core/notice/mark.ts',
    find: "  await whileClaimed(call, notice, (current) => ({ patch: afterUnknown(call, current, tenant), what: 'notice.lease-ran-out' }))",
    put: "  void whileClaimed(call, notice, (current) => ({ patch: afterUnknown(call, current, tenant), what: 'notice.lease-ran-out' }))",
    caughtBy: UNFINISHED,
    why: 'a crashed sender is never taken over: the function is frozen before the commit',
    unit: 'kills it too',
  },
  {
    name: 'second-look-not-awaited',
    file: 'packages/core/notice/undelivered.ts',
    find: `  const tenant = await getTenant(call)
  await transact<Aggregate, Notice>(call, {`,
    put: `  const tenant = await getTenant(call)
  void transact<Aggregate, Notice>(call, {`,
    caughtBy: UNFINISHED,
    why: 'an undelivered message stays due for ever: its clock is set after the function has ended',
    quick: true,
  },
  {
    name: 'card-not-awaited',
    file: 'packages/core/flow.ts',
    find: '      await restCard(',
    put: '      void restCard(',
    caughtBy: UNFINISHED,
    why: 'a partner is looked at again and again: that it was done is never written down',
    unit: 'kills it too',
  },
  {
    name: 'diary-not-awaited',
    file: 'packages/core/flow.ts',
    find: '      await restDiary(',
    put: '      void restDiary(',
    caughtBy: UNHEARD,
    why: 'the same of a diary',
  },
  {
    name: 'tenant-not-awaited',
    file: 'packages/core/flow.ts',
    find: '      await restTenant(',
    put: '      void restTenant(',
    caughtBy: UNFINISHED,
    why: 'the same of the tenant, after its areas were edited',
  },
  {
    name: 'back-off-not-awaited',
    file: 'packages/core/flow.ts',
    find: '    await backOff(call, record)',
    put: '    void backOff(call, record)',
    caughtBy: UNHEARD,
    why: 'what failed is tried again at once, and never comes to a person',
  },
  {
    name: 'handed-back-not-awaited',
    file: 'packages/core/partner/advance-card.ts',
    find: `  await changeCard(call, card.id, 'partner.advance', (current, work) =>
    current.version === card.version`,
    put: `  void changeCard(call, card.id, 'partner.advance', (current, work) =>
    current.version === card.version`,
    caughtBy: UNHEARD,
    why: 'a pause has given everything back and goes on giving back',
    unit: 'kills it too',
  },
  {
    name: 'wake-not-awaited',
    file: 'packages/core/request/rematch.ts',
    find: 'await rankAgain(call, request)',
    put: 'void rankAgain(call, request)',
    caughtBy: UNFINISHED,
    why: 'a request that somebody fits by now is woken only where the function lives long enough',
  },
  {
    name: 'address-in-the-log',
    file: 'packages/core/notice/send.ts',
    find: "    if (error instanceof Unavailable) return 'unknown'",
    put: `    if (error instanceof Unavailable) {
      ports.log({ event: 'notice.unknown', key: tag, to })
      return 'unknown'
    }`,
    caughtBy: /the log says/,
    why: 'where nobody knows whether it went, the log says to whom, with the phone number',
    quick: true,
  },
  {
    name: 'unread-is-absent',
    file: 'packages/core/notice/address.ts',
    find: 'call.store.get(keys.contact(org, to.id)),',
    put: 'call.store.get(keys.contact(org, to.id)).catch(() => undefined),',
    caughtBy: /found no address/,
    why: 'a contact that could not be read counts as nobody having an address: the message has failed for good',
  },
  {
    name: 'partner-unread',
    file: 'packages/core/relationship/load.ts',
    find: 'wanted.map((key) => store.get(key))',
    put: 'wanted.map((key) => store.get(key).catch(() => undefined))',
    caughtBy: /log: \{"event":"\w+\.(bug|failed)"/,
    why: 'a request is decided on without the diary that could not be read just then',
    unit: 'kills it too',
  },
  {
    name: 'link-may-fail',
    file: 'packages/core/notice/send.ts',
    find: '(LINK_DAYS * 24 * 60 + minutesBetween(clock.now(), lastTime(notice, clock.now())))),\n  })',
    put: '(LINK_DAYS * 24 * 60 + minutesBetween(clock.now(), lastTime(notice, clock.now())))),\n  }).catch(() => undefined)',
    caughtBy: /opens nothing/,
    why: 'a message is better than none, it was thought: its link opens nothing',
  },
  {
    name: 'claim-of-one-handed-over',
    file: 'packages/core/notice/claim.ts',
    find: "if (notice.to.role === 'worker' && notice.to.id !== workerId)",
    put: "if (notice.to.role === 'worker' && notice.to.id !== workerId && receiver.addresses.email === undefined)",
    caughtBy: /claimed for a worker who has handed the request over/,
    why: 'a request handed over while a sender has its message in hand: it goes to the colleague who is rid of it',
    unit: 'kills it too',
  },
  {
    name: 'availability-ends-hand-back',
    file: 'packages/core/partner/set-availability.ts',
    find: "...(card.waitsFor === 'hand-back' ? {} : toRematch(work.now))",
    put: '...toRematch(work.now)',
    caughtBy: /has kept/,
    why: 'times told between a pause and what it hands back: nothing is handed back',
    unit: 'kills it too',
  },
  {
    name: 'edit-ends-hand-back',
    file: 'packages/core/partner/change.ts',
    find: "card.waitsFor === 'hand-back' && !turns",
    put: "card.waitsFor === 'pause-end' && !turns",
    caughtBy: /has kept/,
    why: 'the same by an edit of the register',
    unit: 'kills it too',
  },
  {
    name: 'rest-over-a-change',
    file: 'packages/core/partner/advance-card.ts',
    find: "card.version === seen.version ? work.change(card)(() => next, 'card.rematched') : card",
    put: "work.change(card)(() => next, 'card.rematched')",
    caughtBy: /has kept|never at rest/,
    why: 'a pause pressed while the card was being looked at is put to rest with it: nothing is handed back',
    unit: 'kills it too',
  },
  {
    name: 'handed-back-over-a-change',
    file: 'packages/core/partner/advance-card.ts',
    find: "    current.version === card.version ? work.change(current)(() => afterwards(current), 'card.handed-back') : current,",
    put: "    work.change(current)(() => afterwards(current), 'card.handed-back'),",
    caughtBy: /has kept/,
    why: 'a second, longer pause pressed while the first hands back is taken for done',
  },
]
