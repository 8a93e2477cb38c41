import { type IGrantable, PolicyStatement, type PolicyStatementProps, type Role } from 'aws-cdk-lib/aws-iam'
import type { ITable } from 'aws-cdk-lib/aws-dynamodb'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import { KEPT } from '#store/outside.ts'
import { Stack, Token, Validations } from 'aws-cdk-lib'
import type { TableShare } from '../rooms.ts'

/**
 * Statements are spelled out, never `table.grant…`: those add index wildcards and actions nobody uses.
 * A transaction has no action of its own: it needs those of its parts. Which leading keys each of them is then judged by,
 * its part's or those of the whole transaction, AWS does not say. So what a commit is made of stands in one statement, over
 * every partition that the room may write: whichever way it is judged, the whole of a commit finds a statement that allows it.
 */
const COMMIT = ['dynamodb:PutItem', 'dynamodb:ConditionCheckItem']

export function allow(grantee: IGrantable, statement: PolicyStatementProps): void {
  grantee.grantPrincipal.addToPrincipalPolicy(new PolicyStatement(statement))
}

/** The room's share of the table, by partition key. */
export function allowTable(grantee: IGrantable, table: ITable, share: TableShare): void {
  if (share.write.length === 0) return
  allowPartitions(grantee, COMMIT, table.tableArn, [...share.write, ...(share.put ?? [])])
  allowPartitions(grantee, ['dynamodb:GetItem', 'dynamodb:Query'], table.tableArn, share.write)
  if (share.read) allowPartitions(grantee, ['dynamodb:GetItem'], table.tableArn, share.read)
  if (share.query) allowPartitions(grantee, ['dynamodb:GetItem', 'dynamodb:Query'], table.tableArn, share.query)
  if (share.remove) allowPartitions(grantee, ['dynamodb:DeleteItem'], table.tableArn, share.remove)
  for (const [index, partitions] of Object.entries(share.indexes ?? {})) {
    allowPartitions(grantee, ['dynamodb:Query'], `${table.tableArn}/index/${index}`, partitions)
  }
}

function allowPartitions(grantee: IGrantable, actions: string[], resource: string, partitions: readonly string[]): void {
  allow(grantee, {
    actions,
    resources: [resource],
    conditions: {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions },
      // "For all of none" is true: without this line a request that names no key would pass.
      Null: { 'dynamodb:LeadingKeys': 'false' },
    },
  })
}

/** Adds to what is kept outside, and nothing else: it can neither read, list nor take away. */
export function allowKeeping(role: Role, bucket: IBucket): void {
  allow(role, { actions: ['s3:PutObject'], resources: [bucket.arnForObjects(`${KEPT}*`)] })
  const { account, partition } = Stack.of(role)
  const name = Token.isUnresolved(account) ? bucket.bucketName.replace(account, '<AWS::AccountId>') : bucket.bucketName
  Validations.of(role).acknowledge({
    id: `AwsSolutions-IAM5[Resource::arn:${Token.isUnresolved(partition) ? '<AWS::Partition>' : partition}:s3:::${name}/${KEPT}*]`,
    reason: 'Every hour and every commit is a name of its own below this.',
  })
}

/** Reading the stream, as an event source mapping does with the function's own role. */
export function allowStream(grantee: IGrantable, streamArn: string): void {
  allow(grantee, {
    actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
    resources: [streamArn],
  })
}

export interface Senders {
  readonly mailFrom: string
  readonly mailConfigurationSet: string
  readonly smsSenderArn: string
  readonly smsConfigurationSet: string
}

/** E-mail from one address, SMS from one sender, nothing else. */
export function allowSending(grantee: IGrantable, stack: Stack, senders: Senders): void {
  const arn = (service: string, resource: string, resourceName: string) => stack.formatArn({ service, resource, resourceName })
  const [, domain = ''] = senders.mailFrom.split('@')
  allow(grantee, {
    actions: ['ses:SendEmail', 'ses:SendRawEmail'], // the second because an invite is sent as raw MIME
    resources: [
      // SES judges by the most exact identity it has verified: the address, else its domain.
      arn('ses', 'identity', senders.mailFrom),
      arn('ses', 'identity', domain),
      arn('ses', 'configuration-set', senders.mailConfigurationSet),
    ],
    conditions: { StringEquals: { 'ses:FromAddress': senders.mailFrom } },
  })
  allow(grantee, {
    actions: ['sms-voice:SendTextMessage'],
    resources: [senders.smsSenderArn, arn('sms-voice', 'configuration-set', senders.smsConfigurationSet)],
  })
}
