import { ArnFormat, CfnOutput, Stack, Validations } from 'aws-cdk-lib'
import { type ITable, Table } from 'aws-cdk-lib/aws-dynamodb'
import type { Function } from 'aws-cdk-lib/aws-lambda'
import { Bucket } from 'aws-cdk-lib/aws-s3'
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { StringParameter } from 'aws-cdk-lib/aws-ssm'
import type { Construct } from 'constructs'
import { alarms } from '../constructs/alarms/alarms.ts'
import { followChanges, followCommits, keepFailures } from '../constructs/failures.ts'
import { failureQueues, takeFailures } from '../constructs/failure-queues.ts'
import { frontDoor, openDoors } from '../constructs/front-door.ts'
import { allowKeeping, allowSending, allowTable } from '../constructs/grants.ts'
import { answers, messages } from '../constructs/messages.ts'
import { LIVE, liveOf, releases } from '../constructs/release.ts'
import { roomFunction } from '../constructs/room.ts'
import { allowScheduling, sweeping, wakeups } from '../constructs/wakeups.ts'
import { NEEDS, type Room, ROOMS } from '../rooms.ts'
import { environmentOf, type Settings } from '../settings.ts'
import { outsideNameOf, parametersOf } from './data.ts'

/** Everything that runs. Holds nothing of its own that could not be put up again. */
export function serviceStack(scope: Construct, settings: Settings, bundles: string): Stack {
  const { name } = settings
  const stack = new Stack(scope, `${name}-service`, {
    env: environmentOf(settings),
    description: 'Rinnalla: functions, HTTP API, wake-ups, messages and alarms',
  })
  const table = tableOf(stack, settings)
  const outside = Bucket.fromBucketName(stack, 'Outside', outsideNameOf(stack, settings))
  const queues = failureQueues(stack, name)
  const door = frontDoor(stack, settings)
  const receipts = messages(stack, name)
  const functionName = (room: Room) => `${name}-${room}`
  const onTimeArn = stack.formatArn({
    service: 'lambda',
    resource: 'function',
    resourceName: `${functionName('on-time')}:${LIVE}`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  })
  const waking = wakeups(stack, name, onTimeArn, queues.failed)
  const senders = {
    mailFrom: settings.mailFrom,
    mailConfigurationSet: name,
    smsSenderArn: smsSenderArn(stack, settings),
    smsConfigurationSet: name,
  }
  const publicUrl = settings.pages ? `https://${settings.pages.host}` : door.api.apiEndpoint
  const environment = {
    TABLE_NAME: table.tableName,
    OUTSIDE_BUCKET: outside.bucketName,
    METRICS_NAMESPACE: stack.stackName,
    PUBLIC_URL: publicUrl,
    LINK_URL: settings.links ? `https://${settings.links.host}` : publicUrl,
    ISSUER: settings.issuer,
    MAIL_FROM: senders.mailFrom,
    MAIL_CONFIGURATION_SET: senders.mailConfigurationSet,
    SMS_SENDER: senders.smsSenderArn,
    ...(settings.sms.receives !== undefined && { SMS_NUMBER: settings.sms.receives }),
    SMS_CONFIGURATION_SET: senders.smsConfigurationSet,
    SCHEDULE_GROUP: waking.group,
    SCHEDULE_ROLE_ARN: waking.role.roleArn,
    ON_TIME_ARN: onTimeArn,
    WAKEUP_DLQ_ARN: queues.failed.queueArn,
  }
  const build = (room: Room): Function => {
    const { fn, role } = roomFunction(stack, {
      room,
      functionName: functionName(room),
      bundles,
      environment,
      reserved: settings.concurrency.reserved?.[room],
    })
    allowTable(role, table, NEEDS[room].table)
    if (NEEDS[room].powers.includes('keep')) allowKeeping(role, outside)
    if (NEEDS[room].powers.includes('send')) allowSending(role, stack, senders)
    if (NEEDS[room].powers.includes('schedule')) allowScheduling(role, waking)
    return fn
  }
  const functions = forEach(build)
  const aliases = forEach((room) => liveOf(stack, room, functions[room]))

  openDoors(door, aliases)
  followChanges(aliases['on-change'], table, queues.failed)
  followCommits(aliases['on-commit'], table, queues.failed)
  sweeping(stack, aliases.sweep, queues.failed)
  receipts.addSubscription(new LambdaSubscription(aliases['on-receipt'], { deadLetterQueue: queues.failed }))
  if (settings.sms.receives !== undefined) {
    const inbound = answers(stack)
    inbound.addSubscription(new LambdaSubscription(aliases['on-receipt'], { deadLetterQueue: queues.failed }))
    new CfnOutput(stack, 'AnswersTopic', { value: inbound.topicArn, description: 'Where the number sends what it receives' })
  }
  Validations.of(aliases['on-receipt']).acknowledge({
    id: 'CloudFormation-Validate::W3694',
    reason: 'SNS calls an alias as it calls a function.',
  })
  for (const room of ['on-time', 'sweep', 'on-receipt'] as const) keepFailures(aliases[room], queues.failed)
  takeFailures(aliases['on-failed'], queues.failed)
  const all = alarms(stack, { functions, queues, door, settings })
  releases(stack, { name, aliases, alarms: all, atOnce: stack.node.tryGetContext('release') === 'at-once' })
  new CfnOutput(stack, 'Url', { value: publicUrl, description: 'Pages and API' })
  return stack
}

/**
 * The table that the settings choose, else the first one, whose name and stream are read when the stack is deployed: neither
 * way does anything hold the table itself, so that another can be chosen at any time.
 */
function tableOf(stack: Stack, settings: Settings): ITable {
  const names = parametersOf(settings)
  const said = (name: string) => StringParameter.valueForStringParameter(stack, name)
  const tableArn = (tableName: string) => stack.formatArn({ service: 'dynamodb', resource: 'table', resourceName: tableName })
  const chosen = settings.table
  const arn = tableArn(chosen?.name ?? said(names.table))
  return Table.fromTableAttributes(stack, 'Table', {
    tableArn: arn,
    tableStreamArn: chosen ? `${arn}/stream/${chosen.stream}` : said(names.stream),
  })
}

const forEach = <T>(make: (room: Room) => T) => Object.fromEntries(ROOMS.map((room) => [room, make(room)])) as Record<Room, T>

/** A bare sender id is registered per country, in this account and region. */
function smsSenderArn(stack: Stack, { sms: { sender, country } }: Settings): string {
  if (sender.startsWith('arn:')) return sender
  return stack.formatArn({ service: 'sms-voice', resource: 'sender-id', resourceName: `${sender}/${country}` })
}
