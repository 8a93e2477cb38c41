/** The parts of vitest's JSON report that are counted. */
export interface Report {
  readonly success: boolean
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message?: string
    readonly assertionResults: readonly { readonly status: string }[]
  }[]
}

export interface Tally {
  readonly passed: number
  readonly failed: number
}

/**
 * Per suite (the folder under `test/`): what passed, and everything else. A skipped, todo or never started test has
 * not passed; a file that could not be loaded is one failure; so is a suite that was expected and has no test at all,
 * and a run that failed though no test of it did (an error outside any test).
 */
export function tally(report: Report, expected: readonly string[]): ReadonlyMap<string, Tally> {
  const suites = new Map<string, Tally>(expected.map((suite) => [suite, { passed: 0, failed: 0 }]))
  for (const file of report.testResults) {
    const suite = /\/test\/([^/]+)\//.exec(file.name)?.[1] ?? file.name
    const before = suites.get(suite) ?? { passed: 0, failed: 0 }
    const passed = file.assertionResults.filter(({ status }) => status === 'passed').length
    const failed = file.assertionResults.length - passed
    const unloaded = file.assertionResults.length === 0 || (file.status === 'failed' && failed === 0) ? 1 : 0
    suites.set(suite, { passed: before.passed + passed, failed: before.failed + failed + unloaded })
  }
  for (const [suite, { passed, failed }] of suites) {
    if (passed + failed === 0) suites.set(suite, { passed: 0, failed: 1 })
  }
  const anyFailed = [...suites.values()].some(({ failed }) => failed > 0)
  if (!report.success && !anyFailed) suites.set('outside any test', { passed: 0, failed: 1 })
  return suites
}
