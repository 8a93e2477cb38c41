import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { describe, expect, test } from 'vitest'
import { mailTag } from '#aws/ses.ts'
import type { Notice } from '#core/records/notice.ts'
import { Unavailable } from '#core/ports.ts'
import { keyOf, keys, keyText, SWEEPS } from '#core/records/keys.ts'
import type { Request } from '#core/records/request.ts'
import { takeUp } from '#core/stuck/sweep-mark.ts'
import { plus } from '#core/time/instant.ts'
import { createOnFailed } from '../../../functions/on-failed/handler.ts'
import { asked, NOW, type Ports, read, sentNotice, world } from './world.ts'

function run(ports: Ports, ...bodies: unknown[]) {
  const Records = bodies.map((body, n) => ({ messageId: `m${n}`, body: typeof body === 'string' ? body : JSON.stringify(body) }))
  return createOnFailed(ports)({ Records } as SQSEvent, {} as Context)
}
const came = (answer: SQSBatchResponse) => answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)
const outcomes = (ports: Ports) => ports.log.lines.map(({ id, about, outcome }) => [id, about, outcome])

/** As Lambda's on-failure destination wraps an event it could not hand over. */
const fromLambda = (requestPayload: unknown) => ({
  version: '1.0',
  timestamp: '2026-11-23T10:20:00.000Z',
  requestContext: { requestId: 'x', functionArn: 'arn:aws:lambda:…', condition: 'RetriesExhausted', approximateInvokeCount: 3 },
  requestPayload,
  responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
  responsePayload: { errorType: 'Unavailable' },
})

/** A request whose ranking nobody came for. */
async function overdue(minutes: number) {
  const ports = await world()
  const key = keyOf(await asked(ports))
  ports.clock.turnTo(plus(NOW, minutes))
  return { ports, key, now: () => read<Request>(ports, key) }
}

describe('a wake-up', () => {
  test.each([
    ['as Scheduler leaves it', (key: object) => key],
    ['as Lambda wraps it', (key: object) => fromLambda(key)],
    [
      'as a call of Lambda has it',
      (key: object) => ({ FunctionName: 'on-time', InvocationType: 'Event', Payload: JSON.stringify(key) }),
    ],
  ])('%s: a record still overdue becomes the coordinator’s, waiting for what it waited for', async (_, wrap) => {
    const { ports, key, now } = await overdue(15)
    expect(came(await run(ports, wrap(key)))).toEqual([])
    expect(await now()).toMatchObject({
      waitsFor: 'ranking',
      owner: 'coordinator',
      reason: 'overdue',
      due: '2026-11-23T10:30:00.000Z',
    })
    expect((await now()).stuck).toEqual({ since: '2026-11-23T10:00:00.000Z', owner: 'system', reason: 'new' })
    expect(outcomes(ports)).toEqual([['m0', 'wake-up', 'passed-on']])
  })

  test('after an outage: while sweeps work off what is left, a record they have not come to stays as it is, and the message waits', async () => {
    const { ports, key, now } = await overdue(180)
    const hand = await takeUp(ports)
    expect(came(await run(ports, key))).toEqual(['m0'])
    await hand!.layDown(false, [])
    expect(came(await run(ports, key))).toEqual(['m0'])
    expect(outcomes(ports)).toEqual([
      ['m0', 'wake-up', 'waits'],
      ['m0', 'wake-up', 'waits'],
    ])
    expect((await now()).version).toBe(1)
  })

  test.each([
    ['a sweep that reached everything has had its turn with it', 1],
    ['no sweep has been by for a quarter of an hour', 20],
  ])('after an outage, %s: it becomes the coordinator’s', async (_, later) => {
    const { ports, key, now } = await overdue(180)
    await (await takeUp(ports))!.layDown(later === 1, [])
    ports.clock.turnTo(plus(NOW, 180 + later))
    expect(came(await run(ports, key))).toEqual([])
    expect((await now()).owner).toBe('coordinator')
  })

  test('told twice is passed on once', async () => {
    const { ports, key, now } = await overdue(20)
    await run(ports, key, key)
    expect((await now()).version).toBe(2)
  })

  test('a quarter of an hour is not yet over: that is ordinary lag', async () => {
    const { ports, key, now } = await overdue(14)
    const before = await now()
    await run(ports, key)
    expect(await now()).toEqual(before)
    expect(outcomes(ports)).toEqual([['m0', 'wake-up', 'moved-on']])
  })

  test.each([
    ['a record at rest', async (ports: Ports) => keyOf(await sentNotice(ports))],
    ['a record that is gone', async () => keys.request('demo', 'gone')],
  ])('%s has moved on', async (_, keyFor) => {
    const { ports } = await overdue(20)
    await run(ports, await keyFor(ports))
    expect(outcomes(ports)).toEqual([['m0', 'wake-up', 'moved-on']])
  })
})

describe('a receipt', () => {
  const bounce = (tag: string) => ({
    eventType: 'Bounce',
    bounce: { bounceType: 'Permanent' },
    mail: { destination: ['sari@example.fi'], tags: { notice: [tag] } },
  })
  const sns = (message: object) => ({
    Type: 'Notification',
    MessageId: 'n',
    TopicArn: 'arn:aws:sns:…',
    Message: JSON.stringify(message),
  })

  test.each([
    ['as SNS leaves it', (message: object) => sns(message)],
    ['as Lambda wraps it', (message: object) => fromLambda({ Records: [{ EventSource: 'aws:sns', Sns: sns(message) }] })],
  ])('%s is taken in, and nothing of it is logged', async (_, wrap) => {
    const ports = await world()
    const notice = await sentNotice(ports)
    await run(ports, wrap(bounce(mailTag(keyText(notice)))))
    expect(await read<Notice>(ports, notice)).toMatchObject({ state: 'failed', waitsFor: 'person', owner: 'coordinator' })
    expect(outcomes(ports)).toEqual([['m0', 'receipt', 'taken-in']])
    expect(JSON.stringify(ports.log.lines)).not.toContain('sari@')
  })

  test('that can be read is taken in though another beside it cannot, and the letter is kept', async () => {
    const ports = await world()
    const notice = await sentNotice(ports)
    const Records = [{ Sns: { Message: 'another format' } }, { Sns: sns(bounce(mailTag(keyText(notice)))) }]
    expect(came(await run(ports, fromLambda({ Records })))).toEqual(['m0'])
    expect(await read<Notice>(ports, notice)).toMatchObject({ state: 'failed', failedFor: 'BOUNCE_PERMANENT' })
    expect(outcomes(ports)).toEqual([['m0', 'receipt', 'failed']])
  })

  test('that says nothing new is let go', async () => {
    const ports = await world()
    await run(ports, sns({ eventType: 'Send', mail: { tags: { notice: [mailTag('demo#REQ#r1|NOTE#n')] } } }))
    expect(outcomes(ports)).toEqual([['m0', 'receipt', 'taken-in']])
  })
})

test.each([
  [
    'changes',
    {
      ...fromLambda(undefined),
      requestPayload: undefined,
      DDBStreamBatchInfo: { shardId: 's', startSequenceNumber: '1', endSequenceNumber: '2', batchSize: 1 },
    },
  ],
  ['sweep', {}],
  ['sweep', fromLambda({})],
  ['sweep', { version: '0', id: 'x', 'detail-type': 'Scheduled Event', source: 'aws.events', detail: {} }],
])('%s are let go: the sweep has it (%j)', async (about, body) => {
  const ports = await world()
  expect(came(await run(ports, body))).toEqual([])
  expect(outcomes(ports)).toEqual([['m0', about, 'let-go']])
})

test.each([
  'hello',
  'null',
  '[]',
  fromLambda(null),
  fromLambda({ pk: 'no key', sk: '' }),
  { Records: [] },
  { Records: [null] },
  { Message: 'not of ours' },
])('what nobody can read is kept for the last queue and its alarm: %j', async (body) => {
  const ports = await world()
  expect(came(await run(ports, body))).toEqual(['m0'])
  expect(outcomes(ports)).toEqual([['m0', 'unreadable', 'failed']])
})

test('what cannot be read, or done, keeps nothing else of its batch waiting', async () => {
  const { ports, key, now } = await overdue(20)
  const lost = keys.request('elsewhere', 'r')
  const open = (org: string) =>
    org === 'demo' || org === SWEEPS
      ? ports.stores.open(org)
      : { ...ports.stores.open(org), get: () => Promise.reject(new Unavailable('store')) }
  const troubled = { ...ports, stores: { ...ports.stores, open } }
  expect(came(await run(troubled, 'no JSON', lost, key))).toEqual(['m0', 'm1'])
  expect((await now()).owner).toBe('coordinator')
  expect(ports.log.lines[1]).toEqual({
    event: 'on-failed',
    id: 'm1',
    about: 'wake-up',
    key: keyText(lost),
    outcome: 'failed',
    name: 'Unavailable',
  })
})

test('a record written by a newer version of this program is left as it is, for the last queue and its alarm', async () => {
  const { ports, key, now } = await overdue(20)
  const before = await now()
  await ports.stores
    .open('demo')
    .commit({ opId: 'newer', at: ports.clock.now() }, [
      { op: 'replace', item: { ...before, schema: 99, version: before.version + 1 } },
    ])
  expect(came(await run(ports, key))).toEqual(['m0'])
  expect((await now()).schema).toBe(99)
})
