import { expect, test } from 'vitest'
import { metered } from '#aws/emf.ts'
import { type LogLine, METRICS } from '#aws/metrics.ts'

const AT = Date.parse('2027-01-15T08:00:00.500Z')
const said = (line: LogLine) => metered(line, 'rinnalla-service', AT)
const values = (line: LogLine) => Object.fromEntries(Object.entries(said(line)).filter(([name]) => Object.hasOwn(METRICS, name)))

test('a line that counts for nothing stays as it is', () => {
  const line = { event: 'receipt.refused', code: 'NOT_FOUND' }
  expect(said(line)).toEqual(line)
})

test('a line that counts says so in the form in which CloudWatch finds metrics, and keeps what it said', () => {
  expect(said({ event: 'on-change.bug', key: 'a#REQ#1|A', name: 'TypeError' })).toEqual({
    event: 'on-change.bug',
    key: 'a#REQ#1|A',
    name: 'TypeError',
    'change-bugs': 1,
    _aws: {
      Timestamp: AT,
      CloudWatchMetrics: [{ Namespace: 'rinnalla-service', Dimensions: [[]], Metrics: [{ Name: 'change-bugs', Unit: 'Count' }] }],
    },
  })
})

test("a sweep's line counts for each of its numbers, and a yes or no for one or nought", () => {
  expect(values({ event: 'sweep.done', advanced: 4, failed: 2, oldest: 90, complete: false })).toEqual({
    'sweep-advanced': 4,
    'sweep-failed': 2,
    'sweep-oldest': 90,
    'sweep-complete': 0,
  })
})

test('what cannot be read counts in whichever room', () => {
  for (const event of ['on-change.unreadable', 'on-time.unreadable', 'on-receipt.unreadable'])
    expect(values({ event })).toEqual({ unreadable: 1 })
})

test('of what on-failed looked at, what came to an end and what did not are told apart', () => {
  expect(values({ event: 'on-failed', id: 'm1', about: 'wake-up', outcome: 'failed' })).toEqual({ 'failed-again': 1 })
  expect(values({ event: 'on-failed', id: 'm1', about: 'wake-up', outcome: 'passed-on' })).toEqual({ 'passed-on': 1 })
  expect(values({ event: 'on-failed', id: 'm1', about: 'wake-up', outcome: 'moved-on' })).toEqual({})
})

test('what is over is counted as nought, so that its alarm ends with it', () => {
  const line = (event: string) => metered({ event, channel: 'sms' }, 'rinnalla', 0) as Record<string, unknown>
  expect(['sending.stopped', 'sending.goes-on'].map((event) => line(event)['sending-stopped'])).toEqual([1, 0])
})
