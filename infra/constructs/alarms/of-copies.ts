import { ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { Rule } from 'aws-cdk-lib/aws-events'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { FilterPattern, LogGroup, MetricFilter, ResourcePolicy, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import type { House, Watch } from './watch.ts'

/** A table and a bucket. */
const EACH_NIGHT = 2

/** Whether last night's copies have reached the other region. A copy that fails says so once; one that is never begun says nothing. */
export function ofCopies(scope: Construct, { settings }: Pick<House, 'settings'>): readonly Watch[] {
  if (!settings.copies) return []
  return [
    {
      id: 'copies-missing',
      severity: 'tomorrow', // there is the one of the night before, and the table itself
      says: 'Last night’s copies of the table and of what is kept outside it did not reach the other region.',
      metric: copied(scope, settings.name, settings.copies.vaultArn).metric({
        statistic: 'Sum',
        period: Duration.days(1),
      }),
      threshold: EACH_NIGHT,
      below: true,
      silence: 'rings',
    },
  ]
}

/** AWS Backup counts by dimensions that other vaults of the account share: we count what it tells of this one. */
function copied(scope: Construct, name: string, vaultArn: string): MetricFilter {
  const logGroupName = `/aws/events/${name}-copies`
  const logGroup = new LogGroup(scope, 'CopiesLog', {
    logGroupName,
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  })
  new ResourcePolicy(scope, 'CopiesLogPolicy', {
    policyStatements: [
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        principals: [new ServicePrincipal('events.amazonaws.com'), new ServicePrincipal('delivery.logs.amazonaws.com')],
        resources: [logGroup.logGroupArn],
      }),
    ],
  })
  const { COLON_RESOURCE_NAME: arnFormat } = ArnFormat
  const arn = Stack.of(scope).formatArn({ service: 'logs', resource: 'log-group', resourceName: logGroupName, arnFormat })
  new Rule(scope, 'Copied', {
    eventPattern: {
      source: ['aws.backup'],
      detailType: ['Copy Job State Change'],
      detail: { state: ['COMPLETED'], destinationBackupVaultArn: [vaultArn] },
    },
    targets: [{ bind: () => ({ arn }) }],
  })
  return new MetricFilter(scope, 'CopiesFilter', {
    logGroup,
    filterPattern: FilterPattern.allEvents(),
    metricNamespace: Stack.of(scope).stackName,
    metricName: 'copies',
  })
}
