import { afterAll, describe, expect, test } from 'vitest'
import { TABLE } from '#aws/dynamodb/table.ts'
import { METRICS, type MetricName } from '#aws/metrics.ts'
import { NEEDS, ROOMS } from '../../infra/rooms.ts'
import { deploy, environmentOf, functionOf } from './deployment.ts'
import { textOf } from './iam.ts'

const deployment = deploy()
const { data, service } = deployment
afterAll(() => deployment[Symbol.dispose]())

const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] })
const named = (type: string, beginning: string) => {
  const found = service.of(type).filter(({ id }) => new RegExp(`^${beginning}(?:alarm|[A-F0-9]{8}|$)`).test(id))
  expect(found, `${type} ${beginning}`).toHaveLength(1)
  return found[0]!
}

/** By which everything calls the room. */
function aliasOf(room: string): string {
  const { id } = functionOf(service, room)
  const [alias] = service.of('AWS::Lambda::Alias').filter((one) => one.Properties.FunctionName.Ref === id)
  return alias!.id
}

/** How events come to a room that is fed from a stream or queue. */
const sourceOf = (room: string) => {
  const [source] = service
    .of('AWS::Lambda::EventSourceMapping')
    .filter((one) => JSON.stringify(one.Properties.FunctionName).includes(aliasOf(room)))
  return source?.Properties
}

describe('the table', () => {
  const table = data.only('AWS::DynamoDB::Table')

  test('is encrypted with a key whose use the account can see', () => {
    expect(table.Properties.SSESpecification).toEqual({ SSEEnabled: true })
  })
  test('can be restored to any second of the last 35 days', () => {
    expect(table.Properties.PointInTimeRecoverySpecification).toEqual({ PointInTimeRecoveryEnabled: true })
  })
  test('cannot be deleted, and outlives its stack', () => {
    expect(table.Properties.DeletionProtectionEnabled).toBe(true)
    expect([table.DeletionPolicy, table.UpdateReplacePolicy]).toEqual(['Retain', 'Retain'])
    expect(deployment.manifest.artifacts['rinnalla-data'].properties.terminationProtection).toBe(true)
  })
  test('is in its stack with what is kept outside it, and with where the service finds it', () => {
    expect(
      Object.values(data.all)
        .map(({ Type }) => Type)
        .toSorted(),
    ).toEqual(['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::S3::BucketPolicy', 'AWS::SSM::Parameter', 'AWS::SSM::Parameter'])
  })
  test('is held by nobody: nothing is exported, and another is chosen by a setting', () => {
    expect(JSON.stringify(service.all)).not.toContain('Fn::ImportValue')
    const chosen = { name: 'rinnalla-put-back', stream: '2026-11-30T08:15:00.000' }
    using other = deploy({ settings: { table: chosen } })
    for (const room of ROOMS.filter((one) => one !== 'on-commit'))
      expect(environmentOf(other.service, room)['TABLE_NAME']).toBe(chosen.name)
    const text = JSON.stringify(other.service.all)
    expect(text).toContain(`table/${chosen.name}/stream/${chosen.stream}`)
    expect(text).not.toContain('TableParameter')
  })
  test("has the adapter's keys and indexes", () => {
    const schema = (one: { partitionKey: string; sortKey: string }) => [
      { AttributeName: one.partitionKey, KeyType: 'HASH' },
      { AttributeName: one.sortKey, KeyType: 'RANGE' },
    ]
    expect(table.Properties.KeySchema).toEqual(schema(TABLE))
    expect(table.Properties.GlobalSecondaryIndexes).toEqual(
      TABLE.indexes.map((index) => ({
        IndexName: index.name,
        KeySchema: schema(index),
        Projection: { ProjectionType: index.projection },
      })),
    )
  })
  test('is paid by use, streams new images and lets go of what expired', () => {
    expect(table.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      TimeToLiveSpecification: { AttributeName: TABLE.expires, Enabled: true },
    })
  })
})

describe('what is kept outside the table', () => {
  const bucket = data.only('AWS::S3::Bucket')

  test('cannot be changed or taken away for longer than a backup reaches back, and outlives its stack', () => {
    expect(bucket.Properties).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 40 } } },
      VersioningConfiguration: { Status: 'Enabled' },
    })
    expect([bucket.DeletionPolicy, bucket.UpdateReplacePolicy]).toEqual(['Retain', 'Retain'])
  })
  test('is told of every commit by the stream, for as long as that remembers', () => {
    expect(sourceOf('on-commit')).toMatchObject({ StartingPosition: 'TRIM_HORIZON', MaximumRecordAgeInSeconds: 86_400 })
    expect(JSON.parse(sourceOf('on-commit').FilterCriteria.Filters[0].Pattern)).toEqual({
      eventName: ['INSERT'],
      dynamodb: { NewImage: { kind: { S: ['event'] } } },
    })
  })
})

describe('a copy elsewhere', () => {
  const vaultArn = 'arn:aws:backup:eu-west-1:210987654321:backup-vault:elsewhere'

  test('is nobody’s as long as nobody chooses it', () => {
    expect(data.of('AWS::Backup::BackupPlan')).toEqual([])
    expect(JSON.stringify(service.all)).not.toContain('aws.backup')
  })
  test('goes each night to the vault that is named, of the table in use and of what is kept outside it', () => {
    const chosen = { name: 'rinnalla-put-back', stream: '2026-11-30T08:15:00.000' }
    using other = deploy({ settings: { copies: { vaultArn }, table: chosen } })
    const [rule] = other.data.only('AWS::Backup::BackupPlan').Properties.BackupPlan.BackupPlanRule
    expect(rule).toMatchObject({
      ScheduleExpression: 'cron(0 1 * * ? *)',
      Lifecycle: { DeleteAfterDays: 7 },
      CopyActions: [{ DestinationBackupVaultArn: vaultArn, Lifecycle: { DeleteAfterDays: 35 } }],
    })
    const { Resources: copied } = other.data.only('AWS::Backup::BackupSelection').Properties.BackupSelection
    expect(JSON.stringify(copied)).toContain(':table/rinnalla-put-back')
    expect(copied).toContainEqual({ 'Fn::GetAtt': [other.data.only('AWS::S3::Bucket').id, 'Arn'] })
    expect(copied).toHaveLength(2)
  })
  test('lies under a key of its own, which outlives the stack', () => {
    using other = deploy({ settings: { copies: { vaultArn } } })
    const [key, vault] = [other.data.only('AWS::KMS::Key'), other.data.only('AWS::Backup::BackupVault')]
    expect([key.DeletionPolicy, vault.DeletionPolicy]).toEqual(['Retain', 'Retain'])
    expect(vault.Properties.EncryptionKeyArn).toEqual({ 'Fn::GetAtt': [key.id, 'Arn'] })
  })
  test('that does not come rings, though nothing says so', () => {
    using other = deploy({ settings: { copies: { vaultArn } } })
    const [alarm] = other.service
      .of('AWS::CloudWatch::Alarm')
      .filter(({ Properties }) => Properties.AlarmName === 'rinnalla-copies-missing')
    expect(alarm?.Properties).toMatchObject({
      Threshold: 2,
      Period: 86_400,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    })
    const [rule] = other.service.of('AWS::Events::Rule').filter(({ Properties }) => Properties.EventPattern)
    expect(rule?.Properties.EventPattern).toEqual({
      source: ['aws.backup'],
      'detail-type': ['Copy Job State Change'],
      detail: { state: ['COMPLETED'], destinationBackupVaultArn: [vaultArn] },
    })
    expect(JSON.stringify(rule?.Properties.Targets[0].Arn)).toContain(':log-group:/aws/events/rinnalla-copies"')
  })
})

describe('each function', () => {
  test('is one of the rooms', () => {
    expect(
      service
        .of('AWS::Lambda::Function')
        .map((fn) => fn.Properties.FunctionName)
        .toSorted(),
    ).toEqual(ROOMS.map((room) => `rinnalla-${room}`).toSorted())
  })
  test.each(ROOMS)('%s runs on Node 24 and arm64, and keeps its log for three months', (room) => {
    const fn = functionOf(service, room).Properties
    expect(fn).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], Handler: 'index.handler' })
    const log = service.all[fn.LoggingConfig.LogGroup.Ref]
    expect(log?.Properties).toMatchObject({ LogGroupName: `/aws/lambda/rinnalla-${room}`, RetentionInDays: 90 })
  })
  test.each(ROOMS)('%s answers before the gateway gives up, where one waits for it', (room) => {
    const { Timeout } = functionOf(service, room).Properties
    if (['api', 'staff', 'link'].includes(room)) expect(Timeout).toBeLessThan(30)
    expect(Timeout).toBe(NEEDS[room].timeout)
  })

  const sending = [
    'LINK_URL',
    'MAIL_CONFIGURATION_SET',
    'MAIL_FROM',
    'METRICS_NAMESPACE',
    'ON_TIME_ARN',
    'PUBLIC_URL',
    'SCHEDULE_GROUP',
    'SCHEDULE_ROLE_ARN',
    'SMS_CONFIGURATION_SET',
    'SMS_SENDER',
    'TABLE_NAME',
    'WAKEUP_DLQ_ARN',
  ]
  test.each([
    ['api', ['METRICS_NAMESPACE', 'PUBLIC_URL', 'TABLE_NAME']],
    ['staff', ['METRICS_NAMESPACE', 'PUBLIC_URL', 'TABLE_NAME']],
    ['link', ['LINK_URL', 'MAIL_FROM', 'METRICS_NAMESPACE', 'PUBLIC_URL', 'TABLE_NAME']],
    ['on-change', sending],
    ['on-time', sending],
    ['sweep', sending],
    ['on-commit', ['METRICS_NAMESPACE', 'OUTSIDE_BUCKET']],
    ['on-receipt', ['METRICS_NAMESPACE', 'OUTSIDE_BUCKET', 'TABLE_NAME']],
    ['on-failed', ['METRICS_NAMESPACE', 'TABLE_NAME']],
  ])('%s has exactly its own environment (no issuer is configured)', (room, names) => {
    expect(Object.keys(environmentOf(service, room)).toSorted()).toEqual(names)
  })
  test.each(ROOMS)('%s counts where the alarms look', (room) => {
    expect(environmentOf(service, room)).toMatchObject({ METRICS_NAMESPACE: 'rinnalla-service' })
  })
})

describe('a new version', () => {
  const groups = service.of('AWS::CodeDeploy::DeploymentGroup')
  const groupOf = (room: string, all = service) =>
    all.of('AWS::CodeDeploy::DeploymentGroup').find((one) => one.Properties.DeploymentGroupName === `rinnalla-${room}`)!

  test('is what its alias says, which a group of CodeDeploy leads to it', () => {
    for (const room of ROOMS) {
      const alias = service.all[aliasOf(room)]!
      expect(alias.Properties).toMatchObject({ Name: 'live', FunctionVersion: { 'Fn::GetAtt': [expect.any(String), 'Version'] } })
      expect(alias.UpdatePolicy).toEqual({
        CodeDeployLambdaAliasUpdate: {
          ApplicationName: { Ref: service.only('AWS::CodeDeploy::Application').id },
          DeploymentGroupName: { Ref: groupOf(room).id },
        },
      })
    }
    expect(groups).toHaveLength(ROOMS.length)
  })
  test('gets a tenth for five minutes, and is taken back where an alarm rings that tells of it', () => {
    for (const room of ROOMS) {
      const { Properties } = groupOf(room)
      expect(Properties).toMatchObject({
        DeploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
        AutoRollbackConfiguration: { Enabled: true, Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'] },
        AlarmConfiguration: { Enabled: true },
      })
      const telling = Properties.AlarmConfiguration.Alarms.map(({ Name }: { Name: { Ref: string } }) => service.all[Name.Ref])
      const names = telling.map((alarm: { Properties: { AlarmName: string } }) => alarm.Properties.AlarmName)
      expect(names.length).toBeLessThanOrEqual(10) // as many as a group may have
      expect(names).toEqual(expect.arrayContaining(['rinnalla-http-errors', 'rinnalla-step-bugs', `rinnalla-${room}-errors`]))
    }
  })
  test('that mends what rings goes all at once, where whoever deploys says so', () => {
    using deployment = deploy({ context: { release: 'at-once' } })
    const { Properties } = groupOf('staff', deployment.service)
    expect(Properties.DeploymentConfigName).toBe('CodeDeployDefault.LambdaAllAtOnce')
    expect(Properties.AlarmConfiguration).toBeUndefined()
  })
})

describe('functions at once', () => {
  test('none is reserved of an account that has few', () => {
    for (const room of ROOMS) expect(functionOf(service, room).Properties.ReservedConcurrentExecutions).toBeUndefined()
  })
  test('what the file reserves for a room is kept for it, and for no other', () => {
    const concurrency = { account: 1000, reserved: { link: 100, sweep: 2 } }
    using deployment = deploy({ settings: { concurrency } })
    const reserved = ROOMS.map((room) => [room, functionOf(deployment.service, room).Properties.ReservedConcurrentExecutions])
    expect(reserved.filter(([, many]) => many !== undefined)).toEqual([
      ['link', 100],
      ['sweep', 2],
    ])
  })
})

describe('every resource', () => {
  const all = { ...data.all, ...service.all }

  test('that can carry tags says whose it is', () => {
    const tagless = Object.values(all).filter(({ Properties }) => !JSON.stringify(Properties?.Tags ?? {}).includes('rinnalla'))
    expect([...new Set(tagless.map(({ Type }) => Type))].toSorted()).toEqual([
      'AWS::ApiGatewayV2::Integration',
      'AWS::ApiGatewayV2::Route',
      'AWS::IAM::Policy',
      'AWS::Lambda::Alias',
      'AWS::Lambda::EventInvokeConfig',
      'AWS::Lambda::Permission',
      'AWS::Lambda::Version',
      'AWS::Logs::MetricFilter',
      'AWS::S3::BucketPolicy',
      'AWS::SES::ConfigurationSetEventDestination',
      'AWS::SNS::Subscription',
      'AWS::SNS::TopicPolicy',
      'AWS::SQS::QueuePolicy',
    ])
  })
  test('can be put up: none waits for itself, however far round', () => {
    const waits = new Map(
      Object.entries(service.all).map(([id, one]) => [id, namesIn(one).filter((name) => name in service.all)]),
    )
    const done = new Set<string>()
    const around: string[] = []
    const visit = (id: string, way: readonly string[]): void => {
      if (way.includes(id)) around.push([...way.slice(way.indexOf(id)), id].join(' → '))
      else if (!done.has(id)) for (const next of waits.get(id) ?? []) visit(next, [...way, id])
      done.add(id)
    }
    for (const id of waits.keys()) visit(id, [])
    expect(around).toEqual([])
  })
})

/** What a resource refers to, in whichever way. */
function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => {
    if (key === 'Ref') return [String(one)]
    if (key === 'Fn::GetAtt') return [String((one as string[])[0])]
    return key === 'DependsOn' ? [one].flat().map(String) : namesIn(one)
  })
}

describe('changes', () => {
  const mapping = sourceOf('on-change')

  test('of records that wait for something go to on-change, nothing else', () => {
    expect(mapping.FilterCriteria.Filters.map((filter: { Pattern: string }) => JSON.parse(filter.Pattern))).toEqual([
      { eventName: ['INSERT', 'MODIFY'], dynamodb: { NewImage: { duePk: { S: ['DUE'] } } } },
    ])
  })
  test('one bad record holds back only itself, and not for long', () => {
    expect(mapping).toMatchObject({
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 5,
      MaximumRecordAgeInSeconds: 3600,
      StartingPosition: 'TRIM_HORIZON',
      DestinationConfig: { OnFailure: { Destination: arnOf(named('AWS::SQS::Queue', 'failed').id) } },
    })
  })
})

describe('wake-ups', () => {
  test('live in a group of their own', () => {
    expect(service.only('AWS::Scheduler::ScheduleGroup').Properties.Name).toBe('rinnalla')
    expect(environmentOf(service, 'sweep')).toMatchObject({ SCHEDULE_GROUP: 'rinnalla' })
  })
  test('that cannot be delivered lie in a queue', () => {
    expect(environmentOf(service, 'on-change')['WAKEUP_DLQ_ARN']).toEqual(arnOf(named('AWS::SQS::Queue', 'failed').id))
  })
  test.each(['on-time', 'sweep', 'on-receipt'])('what %s cannot do in three goes lies in a queue', (room) => {
    const { id } = functionOf(service, room)
    const [config] = service.of('AWS::Lambda::EventInvokeConfig').filter((one) => one.Properties.FunctionName.Ref === id)
    expect(config?.DependsOn).toContain(aliasOf(room))
    expect(config?.Properties).toMatchObject({
      Qualifier: 'live',
      MaximumRetryAttempts: 2,
      DestinationConfig: { OnFailure: { Destination: arnOf(named('AWS::SQS::Queue', 'failed').id) } },
    })
  })
  test('the sweep comes every five minutes', () => {
    const rule = service.only('AWS::Events::Rule').Properties
    expect(rule).toMatchObject({ ScheduleExpression: 'rate(5 minutes)', State: 'ENABLED' })
    expect(rule.Targets).toEqual([expect.objectContaining({ Arn: { Ref: aliasOf('sweep') }, Input: '{}' })])
    expect(rule.Targets[0].DeadLetterConfig.Arn).toEqual(arnOf(named('AWS::SQS::Queue', 'failed').id))
  })
})

describe('what failed', () => {
  const failed = named('AWS::SQS::Queue', 'failed')
  const unhandled = named('AWS::SQS::Queue', 'unhandled')

  test('waits for three sweeps, then on-failed takes it, message by message', () => {
    expect(failed.Properties).toMatchObject({ QueueName: 'rinnalla-failed', DelaySeconds: 900 })
    expect(sourceOf('on-failed')).toMatchObject({
      EventSourceArn: arnOf(failed.id),
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    })
  })
  test('comes again for four hours, longer apart than the function may run, and then lies in the last queue', () => {
    const { VisibilityTimeout, RedrivePolicy } = failed.Properties
    expect(VisibilityTimeout).toBeGreaterThanOrEqual(6 * NEEDS['on-failed'].timeout)
    expect(RedrivePolicy).toEqual({ deadLetterTargetArn: arnOf(unhandled.id), maxReceiveCount: 16 })
    expect(VisibilityTimeout * RedrivePolicy.maxReceiveCount).toBe(4 * 3600)
    expect(unhandled.Properties).toMatchObject({ QueueName: 'rinnalla-unhandled' })
  })
  test('is encrypted, kept for two weeks and handed over TLS only', () => {
    const queues = service.of('AWS::SQS::Queue')
    expect(queues).toHaveLength(2)
    for (const queue of queues) {
      expect(queue.Properties).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 14 * 24 * 3600 })
      const policy = service.of('AWS::SQS::QueuePolicy').find((one) => one.Properties.Queues[0].Ref === queue.id)
      expect(JSON.stringify(policy?.Properties.PolicyDocument)).toContain('"Condition":{"Bool":{"aws:SecureTransport":"false"}}')
    }
  })
  test('a message left in the last queue is an alarm that says what to do', () => {
    const alarm = named('AWS::CloudWatch::Alarm', 'unhandled').Properties
    expect(alarm).toMatchObject({
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Threshold: 1,
      EvaluationPeriods: 1,
      Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [unhandled.id, 'QueueName'] } }],
    })
    expect(alarm.AlarmDescription).toContain('npm run redrive')
  })
})

describe('the front door', () => {
  test('leads each path to its room', () => {
    const doors = service.of('AWS::ApiGatewayV2::Route').map(({ Properties }) => {
      const [, integration] = Properties.Target['Fn::Join'][1] as [string, { Ref: string }]
      const alias = service.all[service.all[integration.Ref]!.Properties.IntegrationUri.Ref]!
      return [Properties.RouteKey, service.all[alias.Properties.FunctionName.Ref]?.Properties.FunctionName]
    })
    expect(Object.fromEntries(doors)).toEqual({
      'ANY /api/v1/{proxy+}': 'rinnalla-api',
      'ANY /openapi.json': 'rinnalla-api',
      'ANY /docs': 'rinnalla-api',
      'ANY /docs/{proxy+}': 'rinnalla-api',
      'ANY /health': 'rinnalla-api',
      'ANY /o/{proxy+}': 'rinnalla-link',
      'ANY /m/{proxy+}': 'rinnalla-link',
      'ANY /f/{proxy+}': 'rinnalla-link',
      $default: 'rinnalla-staff',
    })
  })
  test('speaks payload format 2.0, and slows down whoever knocks too fast', () => {
    for (const one of service.of('AWS::ApiGatewayV2::Integration')) expect(one.Properties.PayloadFormatVersion).toBe('2.0')
    expect(service.only('AWS::ApiGatewayV2::Stage').Properties.DefaultRouteSettings).toEqual({
      ThrottlingRateLimit: 50,
      ThrottlingBurstLimit: 100,
    })
  })
  test('gives each route a share of its own, so that a flood of links locks no staff out', () => {
    const stage = service.only('AWS::ApiGatewayV2::Stage')
    const shares = stage.Properties.RouteSettings as Record<string, { ThrottlingRateLimit: number; ThrottlingBurstLimit: number }>
    const routes = service.of('AWS::ApiGatewayV2::Route')
    expect(Object.keys(shares).toSorted()).toEqual(routes.map(({ Properties }) => Properties.RouteKey).toSorted())
    expect([shares['$default'], shares['ANY /o/{proxy+}'], shares['ANY /docs']]).toMatchObject([
      { ThrottlingRateLimit: 50 },
      { ThrottlingRateLimit: 20 },
      { ThrottlingRateLimit: 5 },
    ])
    expect(stage.DependsOn).toEqual(expect.arrayContaining(routes.map(({ id }) => id)))
  })
  test('what is turned away at the door is counted, and rings when it is many', () => {
    const [filter] = service
      .of('AWS::Logs::MetricFilter')
      .filter(({ Properties }) => Properties.FilterPattern === '{ $.status = "429" }')
    const [{ MetricName, MetricNamespace }] = filter!.Properties.MetricTransformations
    expect(named('AWS::CloudWatch::Alarm', 'throttled').Properties).toMatchObject({
      MetricName,
      Namespace: MetricNamespace,
      Threshold: 20,
    })
  })
  test('logs no path, query, address or agent: a link is its own key', () => {
    const { Format } = service.only('AWS::ApiGatewayV2::Stage').Properties.AccessLogSettings
    expect(Object.values(JSON.parse(Format) as Record<string, string>).toSorted()).toEqual([
      '$context.integrationErrorMessage',
      '$context.integrationLatency',
      '$context.requestId',
      '$context.requestTime',
      '$context.responseLength',
      '$context.routeKey',
      '$context.status',
    ])
  })
})

describe('messages', () => {
  const topic = named('AWS::SNS::Topic', 'Receipts')

  test('e-mail goes encrypted, and tells what became of it', () => {
    expect(service.only('AWS::SES::ConfigurationSet').Properties).toMatchObject({
      Name: 'rinnalla',
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
    })
    const { EventDestination } = service.only('AWS::SES::ConfigurationSetEventDestination').Properties
    expect(EventDestination.MatchingEventTypes.toSorted()).toEqual(['bounce', 'complaint', 'delivery', 'reject'])
    expect(EventDestination.SnsDestination.TopicARN).toEqual({ Ref: topic.id })
  })
  test('SMS tells what became of it', () => {
    const { EventDestinations } = service.only('AWS::SMSVOICE::ConfigurationSet').Properties
    expect(EventDestinations).toEqual([
      expect.objectContaining({ Enabled: true, SnsDestination: { TopicArn: { Ref: topic.id } } }),
    ])
    expect(EventDestinations[0].MatchingEventTypes).toEqual(
      expect.arrayContaining(['TEXT_DELIVERED', 'TEXT_INVALID', 'TEXT_UNREACHABLE']),
    )
  })
  test('both are heard by on-receipt', () => {
    const [heard] = service.of('AWS::SNS::Subscription').filter((one) => one.Properties.TopicArn.Ref === topic.id)
    expect(heard?.Properties).toMatchObject({ Protocol: 'lambda', Endpoint: { Ref: aliasOf('on-receipt') } })
  })
  test('only the two services may publish, for this account, over TLS', () => {
    const [policy] = service.of('AWS::SNS::TopicPolicy').filter((one) => one.Properties.Topics[0].Ref === topic.id)
    const statements = policy?.Properties.PolicyDocument.Statement as { Effect: string; Principal: unknown; Condition: unknown }[]
    const [deny, ...allow] = statements
    expect(deny).toMatchObject({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })
    expect(allow.map((one) => one.Principal)).toEqual([{ Service: 'sms-voice.amazonaws.com' }, { Service: 'ses.amazonaws.com' }])
    for (const { Condition } of allow) expect(JSON.stringify(Condition)).toMatch(/aws:SourceAccount/i)
  })
})

/** An alarm that rings at the first line of its kind in the log of any room. */
function expectCounted(alarm: string, metric: MetricName): void {
  const watched = named('AWS::CloudWatch::Alarm', alarm).Properties
  expect(watched).toMatchObject({ MetricName: metric, Namespace: 'rinnalla-service', Statistic: 'Sum', Threshold: 1 })
  expect(watched.Dimensions).toBeUndefined()
}

describe('alarms', () => {
  const alarms = service.of('AWS::CloudWatch::Alarm')
  const byId = (id: string) => alarms.find((one) => one.Properties.AlarmName === `rinnalla-${id}`)!.Properties
  const topics = { wake: named('AWS::SNS::Topic', 'Wake').id, tomorrow: named('AWS::SNS::Topic', 'Tomorrow').id }

  test('watch each room for what it throws and how long it takes; the sweep takes what it has', () => {
    for (const room of ROOMS) {
      const FunctionName = { Ref: functionOf(service, room).id }
      expect(byId(`${room}-errors`)).toMatchObject({ MetricName: 'Errors', Dimensions: [{ Value: FunctionName }] })
      expect(byId(`${room}-slow`)).toMatchObject({
        MetricName: 'Duration',
        ExtendedStatistic: 'p99',
        Dimensions: [{ Value: FunctionName }],
        Threshold: NEEDS[room].timeout * (room === 'sweep' ? 970 : 800),
      })
    }
  })
  test('watch the account’s own limits: what runs at once, SMS money, bounces and complaints', () => {
    expect(byId('concurrency')).toMatchObject({ Namespace: 'AWS/Lambda', MetricName: 'ConcurrentExecutions', Threshold: 8 })
    expect(byId('sms-spend')).toMatchObject({ MetricName: 'TextMessageMonthlySpend', Threshold: 1200 })
    expect(byId('mail-bounces')).toMatchObject({ MetricName: 'Reputation.BounceRate', Threshold: 0.03 })
    expect(byId('mail-complaints')).toMatchObject({ MetricName: 'Reputation.ComplaintRate', Threshold: 0.0008 })
    const throttles = byId('lambda-throttled').Metrics.filter((one: { MetricStat?: object }) => one.MetricStat)
    expect(throttles.map((one: any) => one.MetricStat.Metric.Dimensions[0].Value.Ref)).toEqual(
      ROOMS.map((room) => functionOf(service, room).id),
    )
  })
  test('say so, and say when it is over, to one of two topics: what cannot wait, and what can until tomorrow', () => {
    const degrees = alarms.map(({ Properties: { AlarmName, AlarmActions, OKActions, AlarmDescription } }) => {
      expect(OKActions, AlarmName).toEqual(AlarmActions)
      const [[topic]] = AlarmActions.map((one: { Ref: string }) => [one.Ref])
      expect(AlarmDescription).toMatch(topic === topics.wake ? /^Now: / : /^Tomorrow: /)
      return [AlarmName.slice('rinnalla-'.length), topic] as const
    })
    expect(degrees.filter(([, topic]) => topic === topics.wake).map(([id]) => id)).toEqual([
      'sweep-missing',
      'sweep-late',
      'sweep-failed',
      'sweep-incomplete',
      'http-errors',
      'not-sent',
      'sending-stopped',
    ])
    expect(degrees.every(([, topic]) => Object.values(topics).includes(topic))).toBe(true)
  })
  test('what cannot wait goes to an address of its own where there is one', () => {
    using deployment = deploy({ settings: { wakeEmail: 'paivystys@saaristo.internal' } })
    const subscribers = (topic: string) =>
      deployment.service
        .of('AWS::SNS::Subscription')
        .filter((one) => one.Properties.TopicArn.Ref.startsWith(topic))
        .map((one) => one.Properties.Endpoint)
    expect([subscribers('Wake'), subscribers('Tomorrow')]).toEqual([
      ['paivystys@saaristo.internal'],
      ['valvonta@saaristo.internal'],
    ])
  })
  test('that count our own lines count what some line of the log can say, in the deployment’s namespace', () => {
    const own = alarms
      .flatMap(({ Properties }) => [Properties, ...(Properties.Metrics ?? []).map((one: any) => one.MetricStat?.Metric ?? {})])
      .filter(({ Namespace }) => Namespace === 'rinnalla-service')
      .map(({ MetricName }) => MetricName as string)
      .filter((metric) => !['throttled', 'errors-behind-links'].includes(metric)) // of the front door's own log
    expect(own.length).toBeGreaterThan(10)
    expect(own.filter((metric) => !Object.hasOwn(METRICS, metric))).toEqual([])
  })
  test.each([
    ['sweep-late', { MetricName: 'sweep-oldest', Statistic: 'Maximum', Threshold: 1800, EvaluationPeriods: 2 }],
    ['sweep-failed', { MetricName: 'sweep-failed', Statistic: 'Sum', Threshold: 10, EvaluationPeriods: 3 }],
    ['sweep-incomplete', { MetricName: 'sweep-complete', Statistic: 'Minimum', ComparisonOperator: 'LessThanThreshold' }],
    ['change-bugs', { MetricName: 'change-bugs', Threshold: 1 }],
    ['change-unavailable', { MetricName: 'change-unavailable', Threshold: 20, EvaluationPeriods: 3 }],
    ['failed-again', { MetricName: 'failed-again', Period: 3600, Threshold: 4 }],
    ['undelivered', { MetricName: 'undelivered', Period: 3600, Threshold: 10 }],
  ])('%s', (id, expected) => expect(byId(id)).toMatchObject({ Namespace: 'rinnalla-service', ...expected }))
  test('stand on a dashboard, with what waits, what goes and how the rooms bear it', () => {
    const { DashboardBody, DashboardName } = service.only('AWS::CloudWatch::Dashboard').Properties
    const page = JSON.parse(textOf(DashboardBody)) as { widgets: { properties: { title: string; alarms?: string[] } }[] }
    expect(DashboardName).toBe('rinnalla')
    expect(page.widgets[0]!.properties.alarms).toHaveLength(alarms.length)
    expect(page.widgets.map(({ properties }) => properties.title)).toEqual(
      expect.arrayContaining(['Requests', 'Messages, by way', 'Undelivered, by cause', 'Running at once']),
    )
  })
  test('where nobody vouches for sign-ins, scanners at the pages do not keep an alarm ringing, and a link that fails rings', () => {
    const { MetricName } = named('AWS::CloudWatch::Alarm', 'httperrors').Properties
    const filters = service.of('AWS::Logs::MetricFilter').map((one) => one.Properties)
    const [counted] = filters.filter((one) => one.MetricTransformations[0].MetricName === MetricName)
    expect(counted!.FilterPattern).toBe(
      '{ $.status = "5*" && ($.route = "ANY /o/{proxy+}" || $.route = "ANY /m/{proxy+}" || $.route = "ANY /f/{proxy+}") }',
    )
  })
  test('where somebody vouches for sign-ins every error at the door counts', () => {
    using signedIn = deploy({ settings: { issuer: 'https://login.saaristo.internal/realm' } })
    const alarms = signedIn.service.of('AWS::CloudWatch::Alarm').filter(({ id }) => id.startsWith('httperrors'))
    expect(alarms.map((one) => one.Properties.MetricName)).toEqual(['5xx'])
  })
  test('a sweep that does not come to its end is an alarm, though nothing is measured', () => {
    expect(named('AWS::CloudWatch::Alarm', 'sweepmissing').Properties).toMatchObject({
      MetricName: 'sweep-complete',
      Statistic: 'SampleCount',
      Period: 900,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    })
  })
  test('so is anything a trigger cannot read: a line in its log, else seen by nobody', () => {
    expectCounted('unreadable', 'unreadable')
  })
  test('so is a message that does not go through our own trouble, in each room that sends', () => {
    expectCounted('notsent', 'our-trouble')
  })
  test('so is an account that takes nothing by one way, and that somebody has put sending on hold', () => {
    expectCounted('sendingstopped', 'sending-stopped')
    expectCounted('sendingheld', 'sending-held')
  })
  test.each(['Wake', 'Tomorrow'])('cloudwatch may say so: %s', (topic) => {
    const { id } = named('AWS::SNS::Topic', topic)
    const [policy] = service.of('AWS::SNS::TopicPolicy').filter((one) => one.Properties.Topics[0].Ref === id)
    expect(JSON.stringify(policy?.Properties.PolicyDocument)).toContain('cloudwatch.amazonaws.com')
  })
})
