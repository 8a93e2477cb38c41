import type { Mutant } from './mutant.ts'

/** Bugs of whose turn it is, of pace and of digests: nobody does wrong, and somebody waits unseen. */
export const TURNS: readonly Mutant[] = [
  {
    name: 'digest-forgets-what-is-new',
    file: 'packages/core/notice/digest-says.ts',
    find: 'open.filter(standsAlone).map(async (live)',
    put: "open.filter((one) => standsAlone(one) && one.kind !== 'meeting').map(async (live)",
    caughtBy: /told: /,
    why: 'a meeting becomes the coordinator’s and no mail ever says so',
  },
  {
    name: 'turn-of-the-request-alone',
    file: 'packages/core/commit/tell-turns.ts',
    find: 'else if (!isToldBy(request, list) || !isSameTurns(waits, waitingIn(asItStands(before))))',
    put: 'else if (request.turns?.version !== request.version)',
    caughtBy: /turns: /,
    why: 'a meeting loses its partner and the list says that support is under way, for 27 days',
    unit: 'kills it too',
  },
  {
    name: 'turn-told-by-the-first',
    file: 'packages/core/commit/tell-turns.ts',
    find: 'else if (!isToldBy(request, list) || !isSameTurns(waits, waitingIn(asItStands(before))))',
    put: 'else if (!isToldBy(request, list))',
    caughtBy: /turns: /,
    unit: 'kills it too',
    open: true,
    why: 'two meetings change at one moment, each commit sees the other as it was: what waits no more is told as most pressing',
  },
  {
    name: 'in-the-tenants-language',
    file: 'packages/core/notice/address.ts',
    find: 'language: spoken(card?.speaks) ?? usual',
    put: 'language: usual',
    caughtBy: /is in (fi|another language), and \w+ reads sv/,
    why: 'a partner who asked for Swedish is written to in the language of the office',
    unit: 'kills it too',
  },
  {
    name: 'answer-past-the-promise',
    file: 'packages/core/relationship/make-offer.ts',
    find: 'answerBy(at, { urgency: request.urgency, promise }, tenant.settings, slots)',
    put: 'answerBy(at, { urgency: request.urgency }, tenant.settings, slots)',
    caughtBy: /pace: .* may be answered until/,
    why: 'an emergency placement is promised in four hours, and the one partner asked has a day and a half to answer',
    unit: 'kills it too',
  },
]
