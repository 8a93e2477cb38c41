import {
  ConflictException,
  CreateScheduleCommand,
  ResourceNotFoundException,
  SchedulerClient,
  ThrottlingException,
} from '@aws-sdk/client-scheduler'
import { mockClient } from 'aws-sdk-client-mock'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { schedulerWakeups, wakeupName } from '#aws/scheduler.ts'
import { Unavailable } from '#core/ports.ts'

const scheduler = mockClient(SchedulerClient)
afterAll(() => scheduler.restore()) // the class is everybody's in this process
const settings = {
  SCHEDULE_GROUP: 'rinnalla',
  SCHEDULE_ROLE_ARN: 'arn:aws:iam::123456789012:role/wakeups',
  ON_TIME_ARN: 'arn:aws:lambda:eu-north-1:123456789012:function:on-time',
  WAKEUP_DLQ_ARN: 'arn:aws:sqs:eu-north-1:123456789012:wakeups-dead',
}
const clock = { now: () => '2026-11-23T10:00:00.000Z', real: () => 0, pause: async () => {} }
const wakeups = schedulerWakeups(settings, clock)
const key = { pk: 'lauste#REQ#r1', sk: 'OFFER#o1' }
const fault = (status: number) => ({ message: 'no', Message: 'no', $metadata: { httpStatusCode: status } })
const sentInput = () => scheduler.commandCalls(CreateScheduleCommand)[0]!.args[0].input

beforeEach(() => {
  process.env['AWS_REGION'] = 'eu-north-1'
  scheduler.reset()
})

test('a wake-up is a one-off schedule in UTC that deletes itself and carries only the key', async () => {
  scheduler.on(CreateScheduleCommand).resolves({})
  await wakeups.ensure(key, '2026-11-25T11:30:00.000Z')
  const name = wakeupName(key, '2026-11-25T11:30:00.000Z')
  expect(sentInput()).toEqual({
    Name: name,
    ClientToken: name,
    GroupName: 'rinnalla',
    ScheduleExpression: 'at(2026-11-25T11:30:00)',
    ScheduleExpressionTimezone: 'UTC',
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    Target: {
      Arn: settings.ON_TIME_ARN,
      RoleArn: settings.SCHEDULE_ROLE_ARN,
      DeadLetterConfig: { Arn: settings.WAKEUP_DLQ_ARN },
      RetryPolicy: { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 5 },
      Input: '{"pk":"lauste#REQ#r1","sk":"OFFER#o1"}',
    },
  })
})

test.each([
  ['past', '2026-11-23T09:00:00.000Z'],
  ['now', '2026-11-23T10:00:00.000Z'],
  ['in a minute', '2026-11-23T10:01:00.000Z'],
])('a due that is %s is woken two minutes from now, under the name of its own due', async (_, due) => {
  scheduler.on(CreateScheduleCommand).resolves({})
  await wakeups.ensure(key, due)
  expect(sentInput()).toMatchObject({ ScheduleExpression: 'at(2026-11-23T10:02:00)', Name: wakeupName(key, due) })
})

test('a due within a second is woken at the next whole second, never before', async () => {
  scheduler.on(CreateScheduleCommand).resolves({})
  await wakeups.ensure(key, '2026-11-25T11:30:00.001Z')
  expect(sentInput().ScheduleExpression).toBe('at(2026-11-25T11:30:01)')
})

test('names fit Scheduler, and differ by key and by due', () => {
  const at = '2026-11-25T11:30:00.000Z'
  const names = [wakeupName(key, at), wakeupName({ ...key, sk: 'A' }, at), wakeupName(key, '2026-11-25T11:31:00.000Z')]
  for (const name of names) expect(name).toMatch(/^[0-9a-zA-Z-_.]{1,64}$/)
  expect(new Set(names).size).toBe(3)
})

test('a wake-up that exists already is done', async () => {
  scheduler.on(CreateScheduleCommand).rejects(new ConflictException(fault(409)))
  await expect(wakeups.ensure(key, '2026-11-25T11:30:00.000Z')).resolves.toBeUndefined()
})

test.each([
  ['throttling', new ThrottlingException(fault(429))],
  [
    'a fault of the service',
    Object.assign(new Error('oops'), { name: 'InternalServerException', $metadata: { httpStatusCode: 500 } }),
  ],
  ['a connection cut', Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })],
  ['a name that does not resolve just now', Object.assign(new Error('getaddrinfo'), { code: 'EAI_AGAIN' })],
  ['no answer in time', Object.assign(new Error('late'), { name: 'TimeoutError' })],
])('%s is said as Unavailable', async (_, error) => {
  scheduler.on(CreateScheduleCommand).rejects(error)
  await expect(wakeups.ensure(key, '2026-11-25T11:30:00.000Z')).rejects.toBeInstanceOf(Unavailable)
})

test('a missing group is our own mistake and thrown as it is', async () => {
  scheduler.on(CreateScheduleCommand).rejects(new ResourceNotFoundException(fault(404)))
  await expect(wakeups.ensure(key, '2026-11-25T11:30:00.000Z')).rejects.toBeInstanceOf(ResourceNotFoundException)
})
