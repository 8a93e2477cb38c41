import { Duration, Stack, Token, Validations } from 'aws-cdk-lib'
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Alias } from 'aws-cdk-lib/aws-lambda'
import { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { allow } from './grants.ts'

export interface Wakeups {
  readonly group: string
  readonly role: Role
}

/** Where one-off wake-ups live, and the role Scheduler fires them with: it can poke `on-time` and nothing else. */
export function wakeups(scope: Construct, group: string, onTimeArn: string, undelivered: IQueue): Wakeups {
  const stack = Stack.of(scope)
  new CfnScheduleGroup(scope, 'Wakeups', { name: group })
  const role = new Role(scope, 'wakeup-role', {
    description: 'EventBridge Scheduler fires wake-ups with it',
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: {
        StringEquals: {
          'aws:SourceAccount': stack.account,
          'aws:SourceArn': stack.formatArn({ service: 'scheduler', resource: 'schedule-group', resourceName: group }),
        },
      },
    }),
  })
  allow(role, { actions: ['lambda:InvokeFunction'], resources: [onTimeArn] })
  allow(role, { actions: ['sqs:SendMessage'], resources: [undelivered.queueArn] })
  return { group, role }
}

/** Making a wake-up: a new schedule in the group, fired with the role above. Never changing or deleting one. */
export function allowScheduling(grantee: Role, { group, role }: Wakeups): void {
  const { partition, region, account } = Stack.of(grantee)
  const schedules = (owner: string) => `arn:${partition}:scheduler:${region}:${owner}:schedule/${group}/*`
  allow(grantee, { actions: ['scheduler:CreateSchedule'], resources: [schedules(account)] })
  Validations.of(grantee).acknowledge({
    // The rules see an account that is not settled by its name.
    id: `AwsSolutions-IAM5[Resource::${schedules(Token.isUnresolved(account) ? '<AWS::AccountId>' : account)}]`,
    reason: 'A wake-up is named when it is made, from its record and time; the group holds nothing else.',
  })
  allow(grantee, {
    actions: ['iam:PassRole'],
    resources: [role.roleArn],
    conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
  })
}

/** Every five minutes, whatever else happens: the guarantee behind all other triggers. */
export function sweeping(scope: Construct, sweep: Alias, undelivered: IQueue): void {
  new Rule(scope, 'Sweep', {
    description: 'Advances whatever is due and nobody woke',
    schedule: Schedule.rate(Duration.minutes(5)),
    targets: [
      new LambdaFunction(sweep, {
        event: RuleTargetInput.fromObject({}),
        deadLetterQueue: undelivered,
        retryAttempts: 1, // the next one comes anyway
        maxEventAge: Duration.minutes(5),
      }),
    ],
  })
}
