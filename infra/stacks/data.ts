import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb'
import type { Construct } from 'constructs'
import { TABLE } from '#aws/dynamodb/table.ts'
import { environmentOf, type Settings } from '../settings.ts'

/** What is kept for ever, in a stack of its own: the service can be torn down and put up again beside it. */
export function dataStack(scope: Construct, settings: Settings): Table {
  const stack = new Stack(scope, `${settings.name}-data`, {
    env: environmentOf(settings),
    description: 'Rinnalla: the table and its stream, kept for ever',
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
  new CfnOutput(stack, 'TableName', { value: table.tableName, description: 'For the commands of whoever runs the service' })
  return table
}
