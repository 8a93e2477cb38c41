import { join } from 'node:path'
import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, Function, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { NEEDS, type Room, type Variable } from '../rooms.ts'
import { allow } from './grants.ts'

export interface RoomProps {
  readonly room: Room
  /** Physical name of the function, known before it exists: it stands in policies and in its own environment. */
  readonly functionName: string
  /** Folder of all bundles, see infra/bundle.ts. */
  readonly bundles: string
  /** All that is known; the function gets what it needs of it. An absent one is left out. */
  readonly environment: Readonly<Partial<Record<Variable, string>>>
  /** How many of it are kept for it, and run at most; absent: it shares what the others leave. */
  readonly reserved?: number | undefined
}

/** One function as deployed: its bundle, its own role, its own log. What it may do else, the stack adds. */
export function roomFunction(
  scope: Construct,
  { room, functionName, bundles, environment, reserved }: RoomProps,
): { fn: Function; role: Role } {
  const needs = NEEDS[room]
  const logGroup = new LogGroup(scope, `${room}-log`, {
    logGroupName: `/aws/lambda/${functionName}`,
    retention: RetentionDays.THREE_MONTHS, // ids and codes only; what happened to a person is in the table
    removalPolicy: RemovalPolicy.DESTROY,
  })
  const role = new Role(scope, `${room}-role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
  allow(role, { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] })
  const fn = new Function(scope, room, {
    functionName,
    description: needs.does,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    code: Code.fromAsset(join(bundles, room)),
    handler: 'index.handler',
    memorySize: 1024, // processor comes with memory: the start is what people wait for
    timeout: Duration.seconds(needs.timeout),
    environment: pick(environment, needs.environment),
    role,
    logGroup,
    ...(reserved !== undefined && { reservedConcurrentExecutions: reserved }),
    loggingFormat: LoggingFormat.JSON,
  })
  return { fn, role }
}

function pick(all: RoomProps['environment'], names: readonly Variable[]): Record<string, string> {
  const known = names.map((name) => [name, all[name]] as const)
  return Object.fromEntries(known.filter((pair): pair is [Variable, string] => pair[1] !== undefined))
}
