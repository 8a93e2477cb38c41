import { Validations } from 'aws-cdk-lib'
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch'
import { CfnApplication, CfnDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Alias, type CfnAlias, type Function, type IFunction } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { type Room, ROOMS } from '../rooms.ts'
import { allow } from './grants.ts'

/** By this name everything calls a room: which version answers is the alias's to say. */
export const LIVE = 'live'

export const liveOf = (scope: Construct, room: Room, fn: Function): Alias =>
  new Alias(scope, `${room}-live`, { aliasName: LIVE, version: fn.currentVersion })

/** Alarms that tell of a bad version within its first minutes; those that ring by the hour, or of an account, would not. */
const TELLING = ['http-errors', 'not-sent', 'change-bugs', 'step-bugs', 'unreadable']

export interface Released {
  readonly name: string
  readonly aliases: Readonly<Record<Room, Alias>>
  readonly alarms: readonly Alarm[]
  /** All of it at once, whatever rings: for the version that mends what rings. */
  readonly atOnce: boolean
}

/**
 * A new version gets a tenth of what comes for five minutes, beside the one before (which the records are written for:
 * CONTRIBUTING.md), and goes again by itself where an alarm rings; then the whole deployment is taken back.
 */
export function releases(scope: Construct, { name, aliases, alarms, atOnce }: Released): void {
  const application = new CfnApplication(scope, 'Releases', { applicationName: name, computePlatform: 'Lambda' })
  const role = releaseRole(
    scope,
    Object.values(aliases).map(({ lambda }) => lambda),
  )
  for (const room of ROOMS) {
    const telling = alarms.filter(({ node }) => [...TELLING, `${room}-errors`].some((id) => node.id === `${id}-alarm`))
    const group = new CfnDeploymentGroup(scope, `${room}-release`, {
      applicationName: application.ref,
      deploymentGroupName: `${name}-${room}`,
      serviceRoleArn: role.roleArn,
      deploymentConfigName: atOnce ? 'CodeDeployDefault.LambdaAllAtOnce' : 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
      deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
      ...(!atOnce && {
        alarmConfiguration: { enabled: true, alarms: telling.map(({ alarmName }) => ({ name: alarmName })) },
        autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'] },
      }),
    })
    group.node.addDependency(role)
    ;(aliases[room].node.defaultChild as CfnAlias).cfnOptions.updatePolicy = {
      codeDeployLambdaAliasUpdate: { applicationName: application.ref, deploymentGroupName: group.ref },
    }
  }
}

/** Moves what comes from one version to the next, and asks whether an alarm rings. */
function releaseRole(scope: Construct, functions: readonly IFunction[]): Role {
  const role = new Role(scope, 'release-role', {
    description: 'CodeDeploy leads what comes to a new version with it',
    assumedBy: new ServicePrincipal('codedeploy.amazonaws.com'),
  })
  allow(role, {
    actions: ['lambda:GetAlias', 'lambda:UpdateAlias', 'lambda:GetProvisionedConcurrencyConfig'],
    // Not the aliases' own ARNs: they wait for their group, which waits for this.
    resources: functions.flatMap(({ functionArn }) => [functionArn, `${functionArn}:${LIVE}`]),
  })
  allow(role, { actions: ['cloudwatch:DescribeAlarms'], resources: ['*'] })
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'It reads the state of alarms; AWS does not say by which names CodeDeploy asks for it.',
  })
  return role
}
