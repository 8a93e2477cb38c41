import { ArnFormat, Duration, RemovalPolicy, type Stack, Validations } from 'aws-cdk-lib'
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { Schedule } from 'aws-cdk-lib/aws-events'
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import type { Settings } from '../settings.ts'

/** What is only on its way elsewhere: long enough to be carried again by hand. */
const HERE_DAYS = 7
/** Of AWS Backup, by what it reads. */
const POLICIES = ['service-role/AWSBackupServiceRolePolicyForBackup', 'AWSBackupServiceRolePolicyForS3Backup']
const KEY_USE = ['Decrypt', 'Encrypt', 'GenerateDataKey', 'GenerateDataKeyWithoutPlaintext', 'ReEncryptFrom', 'ReEncryptTo']

interface Kept {
  readonly table: Table
  readonly outside: Bucket
}

/**
 * Each night a copy of the table, and of what is kept outside it, to a vault in another region and account: for the day when
 * this region is lost, or when whoever holds this account means harm. The one without the other would have forgotten in silence.
 */
export function copies(stack: Stack, settings: Settings, { table, outside }: Kept): void {
  const { name, copies: wanted } = settings
  if (!wanted) return
  // The key that AWS keeps for vaults cannot be shared with another account.
  const key = new Key(stack, 'CopiesKey', { enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN })
  const vault = new BackupVault(stack, 'Copies', {
    backupVaultName: `${name}-copies`,
    encryptionKey: key,
    removalPolicy: RemovalPolicy.RETAIN,
  })
  const plan = new BackupPlan(stack, 'CopyPlan', {
    backupPlanName: `${name}-copies`,
    backupVault: vault,
    backupPlanRules: [
      new BackupPlanRule({
        ruleName: 'nightly',
        scheduleExpression: Schedule.cron({ hour: '1', minute: '0' }),
        startWindow: Duration.hours(1),
        completionWindow: Duration.hours(6),
        deleteAfter: Duration.days(HERE_DAYS),
        copyActions: [
          {
            destinationBackupVault: BackupVault.fromBackupVaultArn(stack, 'Elsewhere', wanted.vaultArn),
            deleteAfter: Duration.days(wanted.days),
          },
        ],
      }),
    ],
  })
  const role = new Role(stack, 'CopyRole', {
    assumedBy: new ServicePrincipal('backup.amazonaws.com'),
    managedPolicies: POLICIES.map((one) => ManagedPolicy.fromAwsManagedPolicyName(one)),
  })
  key.grant(role, ...KEY_USE.map((one) => `kms:${one}`))
  for (const one of POLICIES)
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${one}]`,
      reason: 'What AWS Backup needs to read a table and a bucket changes with it; AWS keeps it in these policies.',
    })
  plan.addSelection('Kept', {
    role,
    resources: [BackupResource.fromArn(inUse(stack, settings, table)), BackupResource.fromArn(outside.bucketArn)],
  })
}

/** The table that the service works on: another than this stack's, where one was put back. */
const inUse = (stack: Stack, settings: Settings, table: Table): string =>
  settings.table === undefined
    ? table.tableArn
    : stack.formatArn({
        service: 'dynamodb',
        resource: 'table',
        resourceName: settings.table.name,
        arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      })
