import { CfnOutput, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  ApiMapping,
  type CfnStage,
  DomainName,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import type { Alias } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { type Room, ROUTES } from '../rooms.ts'
import type { Door, Settings } from '../settings.ts'

/** Never the path, the query or the address: a link's path is its key, and an address is a person's. */
const ACCESS_LOG = JSON.stringify({
  requestId: '$context.requestId',
  time: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  bytes: '$context.responseLength',
  milliseconds: '$context.integrationLatency',
  error: '$context.integrationErrorMessage',
})

export interface FrontDoor {
  readonly api: HttpApi
  readonly stage: HttpStage
  /** One line a request, also for those that were not let in. */
  readonly logGroup: LogGroup
}

/**
 * Requests a second, and at one moment, that each route lets in: each has a share of its own, so that a flood at one door
 * (strangers need no key to try links) leaves the others open. A county is some hundred people.
 */
const SHARES: Readonly<Partial<Record<Room, readonly [rate: number, burst: number]>>> = {
  staff: [50, 100],
  api: [50, 100],
  link: [20, 40],
}
/** What anybody may read, and hardly anybody does. */
const PUBLIC_SHARE = [5, 20] as const

/** The HTTP API, without routes: its address is needed by the functions that answer there. */
export function frontDoor(scope: Construct, settings: Settings): FrontDoor {
  const doors = doorsOf(settings)
  const api = new HttpApi(scope, 'Http', {
    apiName: settings.name,
    createDefaultStage: false,
    disableExecuteApiEndpoint: settings.pages !== undefined && doors.every(([, { inFront }]) => !inFront),
  })
  const logGroup = new LogGroup(scope, 'http-log', {
    logGroupName: `/aws/vendedlogs/${settings.name}-http`,
    retention: RetentionDays.THREE_MONTHS,
    removalPolicy: RemovalPolicy.DESTROY,
  })
  const stage = new HttpStage(scope, 'Stage', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    throttle: { rateLimit: 50, burstLimit: 100 }, // a county is some hundred people
    accessLogSettings: { destination: new LogGroupLogDestination(logGroup), format: AccessLogFormat.custom(ACCESS_LOG) },
  })
  for (const [id, door] of doors) answerAt(scope, id, door, { api, stage })
  return { api, stage, logGroup }
}

/** Each host once, by what it is called in the outputs. */
const doorsOf = ({ pages, links }: Settings): (readonly [id: string, door: Door])[] => [
  ...(pages ? [['Pages', pages] as const] : []),
  ...(links && links.host !== pages?.host ? [['Links', links] as const] : []),
]

/** The host with its certificate, and where its name is to point. */
function answerAt(scope: Construct, id: string, { host, certificateArn }: Door, to: Pick<FrontDoor, 'api' | 'stage'>): void {
  if (certificateArn === undefined) return
  const certificate = Certificate.fromCertificateArn(scope, `${id}Certificate`, certificateArn)
  const domainName = new DomainName(scope, `${id}Domain`, { domainName: host, certificate })
  new ApiMapping(scope, `${id}Mapping`, { ...to, domainName })
  new CfnOutput(scope, `${id}DnsTarget`, { value: domainName.regionalDomainName, description: `Point ${host} there: a CNAME` })
  new CfnOutput(scope, `${id}DnsZone`, { value: domainName.regionalHostedZoneId, description: `Or an alias in this zone` })
}

/** Each path to its room, with its share of what is let in. */
export function openDoors({ api, stage }: FrontDoor, aliases: Readonly<Record<Room, Alias>>): void {
  const integrations = new Map<Room, HttpLambdaIntegration>()
  const settings: Record<string, object> = {}
  for (const { path, room } of ROUTES) {
    const integration = integrations.get(room) ?? new HttpLambdaIntegration(`${room}-integration`, aliases[room])
    integrations.set(room, integration)
    const routeKey = path === '$default' ? HttpRouteKey.DEFAULT : HttpRouteKey.with(path, HttpMethod.ANY)
    const route = new HttpRoute(api, `route ${path.replaceAll('/', ' ')}`, { httpApi: api, routeKey, integration })
    const [ThrottlingRateLimit, ThrottlingBurstLimit] = shareOf(path, room)
    settings[path === '$default' ? path : `ANY ${path}`] = { ThrottlingRateLimit, ThrottlingBurstLimit }
    stage.node.addDependency(route) // settings of a route that is not there yet are refused
    Validations.of(route).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: 'The functions check session, bearer or link token themselves, the same way on every machine.',
    })
  }
  ;(stage.node.defaultChild as CfnStage).routeSettings = settings
}

const shareOf = (path: string, room: Room) =>
  (room === 'api' && !path.startsWith('/api/') ? undefined : SHARES[room]) ?? PUBLIC_SHARE
