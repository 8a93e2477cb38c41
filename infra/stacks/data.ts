import { CfnOutput, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb'
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectLockRetention } from 'aws-cdk-lib/aws-s3'
import { StringParameter } from 'aws-cdk-lib/aws-ssm'
import type { Construct } from 'constructs'
import { TABLE } from '#aws/dynamodb/table.ts'
import { copies } from '../constructs/copies.ts'
import { environmentOf, type Settings } from '../settings.ts'

/** A backup reaches 35 days back: what is kept outside must not be taken away before that, by anybody. */
const LOCKED_DAYS = 40

/** Where the data stack says which table and stream it made, for the service to read when it is deployed. */
export const parametersOf = ({ name }: Pick<Settings, 'name'>) => ({
  table: `/${name}/table/name`,
  stream: `/${name}/table/stream`,
})

/** Known before it is there: the account's own, since a bucket's name is the world's. */
export const outsideNameOf = ({ account }: Pick<Stack, 'account'>, { name }: Pick<Settings, 'name'>): string =>
  `${name}-outside-${account}`

/**
 * What is kept for ever, in a stack of its own: the service can be torn down and put up again beside it. Nothing is exported:
 * an export cannot change while somebody imports it, and the service would be pinned to a table that is lost.
 */
export function dataStack(scope: Construct, settings: Settings): Stack {
  const stack = new Stack(scope, `${settings.name}-data`, {
    env: environmentOf(settings),
    description: 'Rinnalla: the table and its stream, and what is kept outside it, for ever',
    terminationProtection: true,
  })
  const string = (name: string) => ({ name, type: AttributeType.STRING })
  const table = new Table(stack, 'Table', {
    partitionKey: string(TABLE.partitionKey),
    sortKey: string(TABLE.sortKey),
    billingMode: BillingMode.PAY_PER_REQUEST,
    // The account's own key for DynamoDB, not one we make: every use is in CloudTrail, nobody can delete it by
    // mistake and the data with it, and no role needs a permission to decrypt.
    encryption: TableEncryption.AWS_MANAGED,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
    timeToLiveAttribute: TABLE.expires,
    stream: StreamViewType[TABLE.stream],
  })
  for (const { name, partitionKey, sortKey, projection } of TABLE.indexes) {
    table.addGlobalSecondaryIndex({
      indexName: name,
      partitionKey: string(partitionKey),
      sortKey: string(sortKey),
      projectionType: ProjectionType[projection],
    })
  }
  const names = parametersOf(settings)
  new StringParameter(stack, 'TableParameter', { parameterName: names.table, stringValue: table.tableName })
  new StringParameter(stack, 'StreamParameter', { parameterName: names.stream, stringValue: table.tableStreamArn! })
  new CfnOutput(stack, 'TableName', { value: table.tableName, description: 'For the commands of whoever runs the service' })
  const outside = outsideBucket(stack, settings)
  copies(stack, settings, { table, outside })
  new CfnOutput(stack, 'OutsideBucket', { value: outside.bucketName, description: 'What is known should the table be lost' })
  return stack
}

/** Can be added to, and nothing in it changed or taken away before its time, not by an administrator of ours either. */
function outsideBucket(stack: Stack, settings: Settings): Bucket {
  const bucket = new Bucket(stack, 'Outside', {
    bucketName: outsideNameOf(stack, settings),
    versioned: true,
    objectLockEnabled: true,
    objectLockDefaultRetention: ObjectLockRetention.compliance(Duration.days(LOCKED_DAYS)),
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.RETAIN,
  })
  Validations.of(bucket).acknowledge({
    id: 'AwsSolutions-S1',
    reason: 'Who wrote what is in CloudTrail; a log of each put would double what is kept.',
  })
  return bucket
}
