import type { Mutant } from './mutant.ts'

/** Bugs in what is filed once it is over. */
export const FILED: readonly Mutant[] = [
  {
    name: 'files-what-waits',
    file: 'packages/core/relationship/file-away.ts',
    find: "if (isFiled(one) || !isSame(one) || one.waitsFor !== 'nothing' || !filedKey(one)) return false",
    put: 'if (isFiled(one) || !isSame(one) || !filedKey(one)) return false',
    also: [
      {
        find: '&& !(meeting && (!hasPassed(meeting, work.now) || meeting === last)) && !spokenOf(about)',
        put: '&& meeting !== last',
      },
    ],
    caughtBy: /is filed and waits|was due/,
    unit: 'kills it too',
    why: 'a reminder of a meeting ahead is filed with what is over: whoever moves the meeting does not see it any more',
  },
  {
    name: 'filed-is-gone',
    file: 'packages/core/commit/work.ts',
    find: "{ op: 'insert', item: after },\n]",
    put: ']',
    caughtBy: /of nothing|no audit|stands nowhere|ahead of|hears of|is not there/,
    unit: 'kills it too',
    why: 'what is filed is taken from where it stood, and put nowhere',
  },
]
