import type { Mutant } from './mutant.ts'

/** Bugs of what follows when the phases change while somebody holds a seat. */
export const PHASES: readonly Mutant[] = [
  {
    name: 'silent-change',
    file: 'packages/core/request/change-phase.ts',
    find: `      checkSeats(work, loaded, request.phases)`,
    put: `      void checkSeats`,
    caughtBy: /and nobody asks whether they go on|seen \d+ of \d+ changes|every phase is over/,
    why: 'a partner who agreed to open care sits in the middle of a placement, and nobody asked them',
    unit: 'kills it too',
  },
  {
    name: 'cannot-forgotten',
    file: 'packages/core/offer/go-on.ts',
    find: `    leave(work, loaded, offer.partnerId, { why: 'partner-withdrew' })`,
    put: `    void leave`,
    caughtBy: /was told that they do not go on/,
    why: 'a partner is thanked for saying that they cannot go on, and the parent goes on waiting for them',
    unit: 'kills it too',
  },
  {
    name: 'old-consent-counts',
    file: 'packages/core/relationship/phase-check.ts',
    find: `phasesWithoutConsent(current).length > 0`,
    put: `!current.consent.given && phasesWithoutConsent(current).length > 0`,
    caughtBy: /no consent for .*, and nobody is to ask|consent for the new phases is not waited for/,
    why: 'a parent who agreed in open care is not asked once the child is placed',
    unit: 'kills it too',
  },
  {
    name: 'asked-on-no-seat',
    file: 'packages/core/relationship/leave.ts',
    find: `  if (seated) endCheck(work, loaded, seated)`,
    put: `  if (seated) void endCheck`,
    caughtBy: /asked on no seat/,
    why: 'a partner who has left is reminded to say whether they go on',
    unit: 'kills it too',
  },
  {
    name: 'over-and-no-end',
    file: 'packages/core/relationship/settle.ts',
    find: `  if (request.closingSince === undefined || meetings.some(isSought)) return next`,
    put: `  if (request.seats > 0) return next`,
    caughtBy: /every phase is over, and it waits for/,
    why: 'the case is over, and the request stands open for a month until somebody wonders',
    unit: 'kills it too',
  },
]
