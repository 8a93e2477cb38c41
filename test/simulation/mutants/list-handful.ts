import type { Mutant } from './mutant.ts'

/** Bugs in what is decided for many at once, and in what a parent's no ends. */
export const HANDFUL: readonly Mutant[] = [
  {
    name: 'all-in-one-commit',
    file: 'packages/core/relationship/end-offers.ts',
    find: 'const AT_ONCE = 2',
    put: 'const AT_ONCE = 200',
    caughtBy: /records in one commit/,
    unit: 'kills it too',
    why: 'many who were asked are thanked in the commit of one yes: with enough of them the yes is a 500',
  },
  {
    name: 'errand-forgets-the-rest',
    file: 'packages/core/relationship/tidy-up.ts',
    find: '  if (pieces.length > 0) {',
    put: '  if (pieces.length > 1000) {',
    caughtBy: /is still ahead|has no seat|without cause|never at rest/,
    unit: 'kills it too',
    why: 'an errand is done after its first handful: the others keep their meetings, and nobody tells them',
  },
  {
    name: 'errand-never-left',
    file: 'packages/core/relationship/leave-to-tidy.ts',
    find: "  if (known) work.change(known)(() => wait, 'errand.left')",
    put: '  if (known) return',
    caughtBy: /its errand waits for nothing/,
    unit: 'kills it too',
    why: 'the second time that something is decided for many at once it stays undone',
  },
  {
    name: 'no-before-confirming-goes-on',
    file: 'packages/core/request/consent.ts',
    find: "  if (!said.given) return closeWithAll(work, loaded, 'withdrawn')",
    put: "  if (!said.given && request.state === 'confirmed') return closeWithAll(work, loaded, 'withdrawn')",
    caughtBy: /goes on after the parent's no/,
    unit: 'kills it too',
    why: 'the parent has said no, and partners are asked on',
  },
  {
    name: 'told-after-the-no',
    file: 'packages/core/notice/still-true.ts',
    find: "!AFTERWARDS.includes(notice.template) && meeting?.waitsFor !== 'outcome')",
    put: "!AFTERWARDS.includes(notice.template) && meeting?.waitsFor === 'nothing')",
    caughtBy: /claimed though its request is over/,
    why: 'what was written before the no goes out after it',
  },
  {
    name: 'reminded-over-the-no',
    file: 'packages/core/notice/claim.ts',
    find: '      work.guard(aggregate.request) // nor',
    put: '      if (notice.to.role === "worker") work.guard(aggregate.request) // nor',
    caughtBy: /claimed though its request is over/,
    why: 'a reminder is claimed while the request is being closed: the partner hears of a meeting that is off',
  },
]
