import { afterAll, describe, expect, test } from 'vitest'
import { NEEDS, ROOMS, type Room } from '../../infra/rooms.ts'
import { deploy, functionOf } from './deployment.ts'
import { may, type Part, READINGS, type Statement, statementsOf, textOf } from './iam.ts'

const deployment = deploy()
const { service, data } = deployment
afterAll(() => deployment[Symbol.dispose]())

const roleOf = (room: Room): string => functionOf(service, room).Properties.Role['Fn::GetAtt'][0]
const roles = new Map<Room, readonly Statement[]>(ROOMS.map((room) => [room, statementsOf(service, roleOf(room))]))
const of = (room: Room) => roles.get(room)!
const [table] = of('api').flatMap(({ actions, resources }) => (actions.includes('dynamodb:PutItem') ? resources : []))
const READS = ['dynamodb:GetItem', 'dynamodb:Query']
const WRITES = ['dynamodb:PutItem', 'dynamodb:ConditionCheckItem', 'dynamodb:DeleteItem']
/** What a commit is made of. */
const COMMIT = WRITES.slice(0, 2)
/** All but deleting: what has been written down stays. */
const READ_WRITE = [...READS, ...COMMIT]
/** Written into in a commit, and never read. */
const WRITTEN = 'PutItem ConditionCheckItem'
const READ = 'GetItem Query'

/** What may be done with an item of this partition: `rw`, the actions by name, or nothing. */
function access(room: Room, key: string): string {
  const allowed = [...READS, ...WRITES].filter((action) => may(of(room), { action, resource: table!, keys: [key] }))
  if (allowed.join() === READ_WRITE.join()) return 'rw'
  if (allowed.length === 0) return 'nothing'
  return allowed.map((action) => action.slice('dynamodb:'.length)).join(' ')
}

describe('partitions of the table', () => {
  const KEYS = [
    'lauste#REQ#r1',
    'lauste#MATCH',
    'lauste#PTR#p1',
    'lauste#STAFF',
    'lauste#EVT#r1',
    'lauste#OP#o1',
    'LINK#ab12',
    'SESS#ab12',
    'LOGIN#i#s',
    'lauste#AGR#853',
    'lauste#ORG',
    'lauste#REF#CL-ABC234',
  ]
  const columns = (...values: string[]) => Object.fromEntries(KEYS.map((key, i) => [key, values[i]]))
  const staffLike = ['rw', 'rw', 'rw', 'rw', 'rw', 'rw']
  const advancing = ['rw', 'rw', 'rw', 'rw', WRITTEN, 'rw']

  test.each([
    ['api', columns(...staffLike, 'nothing', 'GetItem', 'nothing', 'rw', 'rw', 'rw')],
    ['staff', columns(...staffLike, 'nothing', 'GetItem DeleteItem', 'nothing', 'rw', 'rw', 'rw')],
    [
      'link',
      columns('rw', 'rw', 'nothing', 'GetItem', WRITTEN, 'rw', 'GetItem', 'nothing', 'nothing', READ, 'nothing', 'nothing'),
    ],
    ['on-change', columns(...advancing, WRITTEN, 'nothing', 'nothing', READ, 'nothing', 'nothing')],
    ['on-commit', columns(...KEYS.map(() => 'nothing'))],
    ['on-time', columns(...advancing, WRITTEN, 'nothing', 'nothing', READ, 'nothing', 'nothing')],
    ['sweep', columns(...advancing, WRITTEN, 'nothing', 'nothing', READ, 'nothing', 'nothing')],
    [
      'on-receipt',
      columns('rw', 'rw', 'nothing', 'nothing', WRITTEN, 'rw', 'nothing', 'nothing', 'nothing', READ, 'nothing', 'nothing'),
    ],
    [
      'on-failed',
      columns('rw', 'rw', 'nothing', 'nothing', WRITTEN, 'rw', 'nothing', 'nothing', 'nothing', 'nothing', 'nothing', 'nothing'),
    ],
  ] as const)('%s reaches its own and no others', (room, expected) => {
    expect(Object.fromEntries(KEYS.map((key) => [key, access(room, key)]))).toEqual(expected)
  })

  /** Which telephone is whose: put by those who send, read by the room that SMS come in to, and neither has the other's part. */
  test.each(ROOMS)('%s reaches what is known of numbers, and what they wrote, as far as it must', (room) => {
    const sends = ['on-change', 'on-time', 'sweep'].includes(room)
    const hash = 'ab'.repeat(32)
    expect(access(room, `NUM#${hash}`)).toBe(sends ? WRITTEN : room === 'on-receipt' ? 'GetItem Query' : 'nothing')
    const people = ['api', 'staff', 'on-receipt', 'on-failed'].includes(room)
    expect(access(room, 'lauste#TEXT')).toBe(sends || people ? 'rw' : 'nothing')
  })

  test.each(ROOMS)('%s reaches nothing by a request that names no key, nor a partition nobody thought of', (room) => {
    for (const action of [...READS, ...WRITES]) {
      expect(may(of(room), { action, resource: table! })).toBe(false)
      expect(may(of(room), { action, resource: table!, keys: ['lauste#SECRET#1'] })).toBe(false)
    }
  })

  test.each(ROOMS)('%s knows no other way into the table, such as a scan', (room) => {
    const actions = of(room)
      .flatMap((statement) => statement.actions)
      .filter((action) => action.startsWith('dynamodb:'))
    const stream = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map((one) => `dynamodb:${one}`)
    const known = room === 'on-change' || room === 'on-commit' ? [...READS, ...WRITES, ...stream] : [...READS, ...WRITES]
    expect(actions.filter((action) => !known.includes(action))).toEqual([])
  })
})

describe('a commit', () => {
  /** One that writes into every partition the room may write, and guards a record beside. */
  const whole = (room: Room): Part[] => {
    const { write, put = [] } = NEEDS[room].table
    const keys = [...write, ...put].map((partition) => partition.replace('*', 'lauste').replace('*', 'x1'))
    const parts = keys.map((key) => ({ action: 'dynamodb:PutItem', resource: table!, key }))
    return [...parts, { action: 'dynamodb:ConditionCheckItem', resource: table!, key: keys[0]! }]
  }

  const WRITERS = ROOMS.filter((room) => NEEDS[room].table.write.length > 0)

  describe.each(Object.entries(READINGS))('judged by %s', (_name, reading) => {
    test.each(WRITERS)('is allowed to %s, whatever it writes', (room) => {
      expect(reading(of(room), whole(room))).toBe(true)
    })
    test.each(WRITERS)('is not to %s, where a part of it is not its own', (room) => {
      expect(reading(of(room), [...whole(room), { action: 'dynamodb:PutItem', resource: table!, key: 'lauste#SECRET#1' }])).toBe(
        false,
      )
    })
  })
})

describe('indexes', () => {
  const queries = (room: Room, index: string, key: string) =>
    may(of(room), { action: 'dynamodb:Query', resource: `${table}/index/${index}`, keys: [key] })

  test('what is due, whoever it is of, is only asked by the sweep', () => {
    expect(ROOMS.filter((room) => queries(room, 'due', 'DUE'))).toEqual(['sweep'])
  })
  test('open and closed work is for those who work on it', () => {
    for (const list of ['lauste#OPEN', 'lauste#DONE']) {
      expect(ROOMS.filter((room) => queries(room, 'list', list))).toEqual(['api', 'staff', 'on-change', 'on-time', 'sweep'])
    }
  })
  test('what ends is looked at by whoever looks after it', () => {
    expect(ROOMS.filter((room) => queries(room, 'list', 'lauste#ENDS'))).toEqual([
      'api',
      'staff',
      'on-change',
      'on-time',
      'sweep',
    ])
  })
  test("what is somebody's own is for those who sign in", () => {
    expect(ROOMS.filter((room) => queries(room, 'own', 'lauste#worker1'))).toEqual(['api', 'staff'])
  })
})

describe('powers', () => {
  const whoMay = (action: string) => ROOMS.filter((room) => of(room).some((statement) => statement.actions.includes(action)))
  const statement = (room: Room, action: string) => of(room).filter((one) => one.actions.includes(action))
  const ADVANCING = ['on-change', 'on-time', 'sweep'] as const

  test.each([
    ['ses:SendEmail', ADVANCING],
    ['ses:SendRawEmail', ADVANCING],
    ['sms-voice:SendTextMessage', ADVANCING],
    ['scheduler:CreateSchedule', ADVANCING],
    ['iam:PassRole', ADVANCING],
    ['dynamodb:GetRecords', ['on-change', 'on-commit']],
    ['s3:PutObject', ['on-commit', 'on-receipt']],
    ['s3:GetObject', []],
    ['s3:DeleteObject', []],
    ['s3:ListBucket', []],
    ['sqs:SendMessage', ['on-change', 'on-commit', 'on-time', 'sweep', 'on-receipt']],
    ['sqs:ReceiveMessage', ['on-failed']],
    ['sqs:DeleteMessage', ['on-failed']],
    ['sqs:PurgeQueue', []],
    ['scheduler:UpdateSchedule', []],
    ['scheduler:DeleteSchedule', []],
    ['lambda:InvokeFunction', []],
    ['sns:Publish', []],
  ])('%s is for %j', (action, rooms) => expect(whoMay(action)).toEqual(rooms))

  test.each(ADVANCING)('%s mails from one address, in one configuration', (room) => {
    expect(statement(room, 'ses:SendEmail')).toEqual([
      {
        effect: 'Allow',
        actions: ['ses:SendEmail', 'ses:SendRawEmail'],
        resources: [
          'arn:aws:ses:eu-north-1:<AWS::AccountId>:configuration-set/rinnalla',
          'arn:aws:ses:eu-north-1:<AWS::AccountId>:identity/saaristo.internal',
          'arn:aws:ses:eu-north-1:<AWS::AccountId>:identity/viesti@saaristo.internal',
        ],
        conditions: { StringEquals: { 'ses:FromAddress': 'viesti@saaristo.internal' } },
      },
    ])
  })
  test.each(ADVANCING)('%s sends SMS from one sender', (room) => {
    expect(statement(room, 'sms-voice:SendTextMessage').flatMap((one) => one.resources)).toEqual([
      'arn:aws:sms-voice:eu-north-1:<AWS::AccountId>:configuration-set/rinnalla',
      'arn:aws:sms-voice:eu-north-1:<AWS::AccountId>:sender-id/Rinnalla/FI',
    ])
  })
  test.each(ADVANCING)('%s makes wake-ups in one group, which only Scheduler fires, with one role', (room) => {
    expect(statement(room, 'scheduler:CreateSchedule').flatMap((one) => one.resources)).toEqual([
      'arn:aws:scheduler:eu-north-1:<AWS::AccountId>:schedule/rinnalla/*',
    ])
    expect(statement(room, 'iam:PassRole')).toEqual([
      {
        effect: 'Allow',
        actions: ['iam:PassRole'],
        resources: [`<${wakeupRole()}.Arn>`],
        conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
      },
    ])
  })

  test('the role of wake-ups can poke on-time and fill its queue, nothing else', () => {
    expect(statementsOf(service, wakeupRole()).map(({ actions, resources }) => [actions.join(), resources.join()])).toEqual([
      ['lambda:InvokeFunction', 'arn:aws:lambda:eu-north-1:<AWS::AccountId>:function:rinnalla-on-time:live'],
      ['sqs:SendMessage', expect.stringMatching(/^<failed\w+\.Arn>$/)],
    ])
  })
  test('the role of releases leads what comes to another version of our rooms, and reads alarms, nothing else', () => {
    const statements = statementsOf(service, releaseRole())
    expect(statements.map(({ actions }) => actions)).toEqual([
      ['lambda:GetAlias', 'lambda:GetProvisionedConcurrencyConfig', 'lambda:UpdateAlias'],
      ['cloudwatch:DescribeAlarms'],
    ])
    const own = ROOMS.map((room) => `<${functionOf(service, room).id}.Arn>`)
    expect([...statements[0]!.resources].toSorted()).toEqual(own.flatMap((arn) => [arn, `${arn}:live`]).toSorted())
  })
  test('failures go to one queue, out of which only on-failed takes, and nobody reaches what it could not do', () => {
    const queue = expect.stringMatching(/^<failed\w+\.Arn>$/)
    const onQueues = ROOMS.flatMap((room) => of(room)).filter(({ actions }) =>
      actions.some((action) => action.startsWith('sqs:')),
    )
    expect([...new Set(onQueues.flatMap(({ resources }) => resources))]).toEqual([queue])
    expect(
      statement('on-failed', 'sqs:ReceiveMessage')
        .flatMap(({ actions }) => actions)
        .toSorted(),
    ).toEqual(['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'])
  })
  test('the role of wake-ups is taken by Scheduler, for this group of this account', () => {
    const {
      Statement: [trust, ...more],
    } = service.all[wakeupRole()]!.Properties.AssumeRolePolicyDocument
    expect(more).toEqual([])
    expect(trust).toMatchObject({ Action: 'sts:AssumeRole', Principal: { Service: 'scheduler.amazonaws.com' } })
    expect(textOf(trust.Condition.StringEquals['aws:SourceArn'])).toBe(
      'arn:aws:scheduler:eu-north-1:<AWS::AccountId>:schedule-group/rinnalla',
    )
  })
})

describe('every role', () => {
  test('belongs to one function', () => {
    expect(new Set(ROOMS.map(roleOf)).size).toBe(ROOMS.length)
    expect(
      service
        .of('AWS::IAM::Role')
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([...ROOMS.map(roleOf), wakeupRole(), releaseRole()].toSorted())
    expect(data.of('AWS::IAM::Role')).toEqual([])
  })
  test.each(ROOMS)(
    'of %s is spelled out: no wildcard in an action, none in a resource but the names of wake-ups and of what is kept outside',
    (room) => {
      for (const { effect, actions, resources } of of(room)) {
        expect(effect).toBe('Allow')
        expect(actions.filter((action) => action.includes('*'))).toEqual([])
        expect(
          resources.filter(
            (resource) => resource.includes('*') && !/:schedule\/rinnalla\/\*$|-outside-.*\/kept\/\*$/.test(resource),
          ),
        ).toEqual([])
      }
    },
  )
  test.each(ROOMS)('of %s writes its own log only', (room) => {
    const logs = of(room).filter(({ actions }) => actions.some((action) => action.startsWith('logs:')))
    expect(logs).toHaveLength(1)
    expect(logs[0]).toMatchObject({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'] })
    expect(logs[0]?.resources).toEqual([`<${functionOf(service, room).Properties.LoggingConfig.LogGroup.Ref}.Arn>`])
  })
})

describe('the judgement itself', () => {
  const statement: Statement = {
    effect: 'Allow',
    actions: ['dynamodb:GetItem'],
    resources: ['t'],
    conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['*#REQ#*'] }, Null: { 'dynamodb:LeadingKeys': 'false' } },
  }
  const attempt = { action: 'dynamodb:GetItem', resource: 't', keys: ['a#REQ#1'] }

  test('lets through what is allowed', () => expect(may([statement], attempt)).toBe(true))
  test.each([
    { keys: ['a#PTR#1'] },
    { keys: ['a#REQ#1', 'a#PTR#1'] },
    { keys: undefined },
    { action: 'dynamodb:PutItem' },
    { resource: 't/index/due' },
  ])('and not %j', (other) => expect(may([statement], { ...attempt, ...other } as typeof attempt)).toBe(false))
  test('sees a wildcard for what it is', () => {
    expect(
      may([{ ...statement, actions: ['dynamodb:*'], resources: ['*'], conditions: {} }], { ...attempt, keys: ['a#PTR#1'] }),
    ).toBe(true)
  })
})

const roleFor = (taker: string): string =>
  service.of('AWS::IAM::Role').find((one) => JSON.stringify(one.Properties).includes(taker))!.id
const wakeupRole = (): string => roleFor('scheduler.amazonaws.com')
const releaseRole = (): string => roleFor('codedeploy.amazonaws.com')
