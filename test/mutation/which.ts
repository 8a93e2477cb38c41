/** Folders of unit tests of other packages than core, by what they test. */
const OF_OTHERS = ['api', 'aws', 'copy', 'engine', 'local', 'operations', 'pages', 'phones', 'settings', 'web']
/** The store's rules are core's, and both stores are held to them by the same tests: here the one in memory. */
const CONTRACTS = ['bugs', 'commit', 'directory', 'due', 'expiry', 'memory', 'query', 'values']

/** What holds core to its word. */
export const FILES = ['test/unit/**/*.test.ts', ...CONTRACTS.map((name) => `test/contract/${name}.test.ts`)]

/**
 * Not asked. Two look at the rooms, which are no part of core. The last one takes seconds for each mutant, and
 * what it tells is told by partner/leave and flow/sweep, too.
 */
export const NOT_ASKED = [
  ...OF_OTHERS.map((folder) => `test/unit/${folder}/**`),
  'test/unit/permission/routes.test.ts',
  'test/unit/partner/calendar-follows.test.ts',
  'test/unit/partner/crash.test.ts',
]

/** An emulator's suites, in a process of its own; and a test that reads core's text, which is another once it is broken. */
export const SKIPPED: readonly string[] = ['in DynamoDB', 'every use case a room calls has its row, and every row is one']

/** Files that keep what they worked out (holidays, offsets): the next mutant must not inherit it. */
export const REMEMBERS = /\/core\/time\//
