import { afterEach, expect, test, vi } from 'vitest'
import { clock } from '#aws/clock.ts'
import { logTo } from '#aws/log.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

test('the domain time follows the offset, read anew each time; real time does not', () => {
  vi.useFakeTimers({ now: new Date('2027-01-15T08:00:00.500Z') })
  expect(clock.now()).toBe('2027-01-15T08:00:00.500Z')
  vi.stubEnv('CLOCK_OFFSET_MS', '3600000')
  expect(clock.now()).toBe('2027-01-15T09:00:00.500Z')
  vi.stubEnv('CLOCK_OFFSET_MS', '-1')
  expect(clock.now()).toBe('2027-01-15T08:00:00.499Z')
  expect(clock.real()).toBe(Date.parse('2027-01-15T08:00:00Z') / 1000)
})

test('a log line is one line of JSON, without what is undefined', () => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  logTo(undefined)({ event: 'sent\nagain', tag: 'a|b', count: 2, gone: undefined })
  expect(write.mock.calls).toEqual([['{"event":"sent\\nagain","tag":"a|b","count":2}\n']])
})

test('where metrics have a namespace, a line that counts carries them', () => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  logTo('rinnalla-service')({ event: 'on-change.bug' })
  expect(JSON.parse(String(write.mock.calls[0]![0]))).toMatchObject({
    'change-bugs': 1,
    _aws: { CloudWatchMetrics: [{ Namespace: 'rinnalla-service' }] },
  })
})
