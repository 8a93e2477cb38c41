import { expect, test } from 'vitest'
import { type Report, tally } from '../support/tally.ts'

const file = (name: string, ...statuses: string[]): Report['testResults'][number] => ({
  name: `/somewhere/test/${name}`,
  status: statuses.includes('failed') ? 'failed' : 'passed',
  assertionResults: statuses.map((status) => ({ status })),
})

test('counts per suite', () => {
  const report = { success: true, testResults: [file('unit/a.test.ts', 'passed', 'passed'), file('infra/b.test.ts', 'passed')] }
  expect(Object.fromEntries(tally(report, []))).toEqual({ unit: { passed: 2, failed: 0 }, infra: { passed: 1, failed: 0 } })
})

test.each(['failed', 'skipped', 'pending', 'todo', 'disabled'])('a test that is %s counts as failed', (status) => {
  const report = { success: true, testResults: [file('unit/a.test.ts', 'passed', status)] }
  expect(tally(report, []).get('unit')).toEqual({ passed: 1, failed: 1 })
})

test('a file that holds no test, or could not be loaded, counts as one failure', () => {
  expect(tally({ success: false, testResults: [file('unit/a.test.ts')] }, []).get('unit')).toEqual({ passed: 0, failed: 1 })
})

test('a file that failed after its tests passed counts as one failure', () => {
  const broken = { ...file('unit/a.test.ts', 'passed'), status: 'failed' }
  expect(tally({ success: false, testResults: [broken] }, []).get('unit')).toEqual({ passed: 1, failed: 1 })
})

test('an expected suite without tests counts as one failure', () => {
  expect(tally({ success: true, testResults: [] }, ['browser']).get('browser')).toEqual({ passed: 0, failed: 1 })
})

test('an error outside any test counts as one failure', () => {
  const report = { success: false, testResults: [file('unit/a.test.ts', 'passed')] }
  expect(tally(report, []).get('outside any test')).toEqual({ passed: 0, failed: 1 })
})
