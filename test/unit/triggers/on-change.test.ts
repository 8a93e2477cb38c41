import type { Context, DynamoDBRecord } from 'aws-lambda'
import { describe, expect, test } from 'vitest'
import { Unavailable } from '#core/ports.ts'
import type { Request } from '#core/records/request.ts'
import { createOnChange } from '../../../functions/on-change/handler.ts'
import { asked, change, NOW, type Ports, read, world } from './world.ts'

const LATER = '2026-11-23T12:00:00.000Z'
const LATER_WITH_GRACE = '2026-11-23T12:00:05.000Z'
const key = (n: number) => ({ pk: `demo#REQ#r${n}`, sk: 'A' })

const run = (ports: Ports, Records: DynamoDBRecord[]) => createOnChange(ports)({ Records }, {} as Context)

describe('a change of the table', () => {
  test('of a record that is due is advanced', async () => {
    const ports = await world()
    const request = await asked(ports)
    expect(await run(ports, [change(request, request.due)])).toEqual({ batchItemFailures: [] })
    expect((await read<Request>(ports, request)).waitsFor).toBe('coordinator')
  })

  test('of a record due later gets a wake-up, a little after, since clocks differ', async () => {
    const ports = await world()
    await run(ports, [change(key(1), LATER)])
    expect(ports.wakeups.asked).toEqual([{ key: key(1), at: LATER_WITH_GRACE }])
  })

  test('of a message a sender has in hand asks for no wake-up: the sweep sees a crash soon enough', async () => {
    const ports = await world()
    const record = change(key(1), LATER)
    const inHand = {
      ...record,
      dynamodb: { ...record.dynamodb, NewImage: { ...record.dynamodb?.NewImage, waitsFor: { S: 'marking' } } },
    }
    await run(ports, [inHand])
    expect(ports.wakeups.asked).toEqual([])
  })

  test('due in a moment is waited for; still too early by our clock, it gets a wake-up', async () => {
    const ports = await world()
    const request = await asked(ports)
    ports.clock.turnTo('2026-11-23T09:59:59.000Z')
    await run(ports, [change(request, NOW)])
    expect(ports.clock.pauses).toEqual([1_000])
    expect(ports.wakeups.asked).toHaveLength(1)
  })

  test.each([
    ['at rest', change(key(1), null)],
    [
      'removed',
      { eventName: 'REMOVE', dynamodb: { Keys: { pk: { S: 'demo#REQ#r1' }, sk: { S: 'A' } }, SequenceNumber: '1' } } as const,
    ],
  ])('of a record %s asks for nothing', async (_, record) => {
    const ports = await world()
    expect(await run(ports, [record])).toEqual({ batchItemFailures: [] })
    expect(ports.wakeups.asked).toEqual([])
    expect(ports.log.lines).toEqual([])
  })

  test('told several times counts as it was last', async () => {
    const ports = await world()
    await run(ports, [change(key(1), LATER), change(key(2), LATER), change(key(1), '2026-11-24T12:00:00.000Z')])
    expect(ports.wakeups.asked.map(({ at }) => at).toSorted()).toEqual([LATER_WITH_GRACE, '2026-11-24T12:00:05.000Z'])
  })
})

describe('when the world does not answer', () => {
  test('only the changes it was about come again', async () => {
    const ports = await world()
    ports.wakeups.before = (wakeup) => {
      if (wakeup.key.pk.endsWith('r2')) throw new Unavailable('scheduler')
    }
    const answer = await run(ports, [change(key(1), LATER, '101'), change(key(2), LATER, '102'), change(key(3), LATER, '103')])
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '102' }] })
    expect(ports.wakeups.asked).toHaveLength(2)
    expect(ports.log.lines).toMatchObject([{ event: 'on-change.unavailable', service: 'scheduler', key: 'demo#REQ#r2|A' }])
  })

  test('a record told of twice comes again from its first change', async () => {
    const ports = await world()
    ports.wakeups.before = () => {
      throw new Unavailable('scheduler')
    }
    const answer = await run(ports, [change(key(1), LATER, '101'), change(key(1), LATER, '104')])
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '101' }] })
  })
})

test('what only a newer program may advance holds up nobody: it is let go, and left as it is', async () => {
  const ports = await world()
  const request = await asked(ports)
  const store = ports.stores.open('demo')
  const newer = { ...request, schema: 2, version: request.version + 1 }
  await store.commit({ opId: 'newer', at: NOW }, [{ op: 'replace', item: newer }])
  expect(await run(ports, [change(request, request.due), change(key(2), LATER)])).toEqual({ batchItemFailures: [] })
  expect(await read<Request>(ports, request)).toEqual(newer)
  expect(ports.wakeups.asked).toHaveLength(1)
  expect(ports.log.lines).toMatchObject([{ event: 'on-change.unavailable', service: 'newer-version' }])
})

describe('what can never be carried out', () => {
  test.each([
    ['no key', { eventName: 'INSERT', eventID: 'e9', dynamodb: { SequenceNumber: '9', NewImage: { sk: { S: 'A' } } } }],
    ['no image', { eventName: 'INSERT', eventID: 'e9', dynamodb: { SequenceNumber: '9' } }],
    ['nonsense for a due', { ...change(key(9), 'soon', '9') }],
  ] as const)('%s is logged and let go, and the rest goes on', async (_, record) => {
    const ports = await world()
    expect(await run(ports, [record as DynamoDBRecord, change(key(1), LATER)])).toEqual({ batchItemFailures: [] })
    expect(ports.log.lines).toEqual([{ event: 'on-change.unreadable', id: 'e9' }])
    expect(ports.wakeups.asked).toHaveLength(1)
  })

  test('a bug is logged without its words and let go: the sweep owns the record', async () => {
    const ports = await world()
    ports.wakeups.before = () => {
      throw new TypeError('salainen sana')
    }
    expect(await run(ports, [change(key(1), LATER)])).toEqual({ batchItemFailures: [] })
    expect(ports.log.lines).toEqual([{ event: 'on-change.bug', key: 'demo#REQ#r1|A', name: 'TypeError' }])
  })
})
