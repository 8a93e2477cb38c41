const FOLDERS = [
  'check', 'flow', 'matching', 'meeting', 'notice', 'offer', 'partner', 'permission', 'reference', 'request', 'staff', 'store',
  'tenant', 'time', 'triggers',
]

/** The unit tests that hold core to its word; those of pages, copy, web, api, aws and local test other packages. */
export const FILES = [...FOLDERS.map((folder) => `test/unit/${folder}/**/*.test.ts`), 'test/unit/*.test.ts']

/** Left out: seconds for each mutant, and what it tells is told by partner/leave and flow/sweep, too. */
export const SLOW = 'test/unit/partner/crash.test.ts'

/** Files that keep what they worked out (holidays, offsets): the next mutant must not inherit it. */
export const REMEMBERS = /\/core\/time\//
