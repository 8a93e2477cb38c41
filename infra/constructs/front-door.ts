import { RemovalPolicy, Validations } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  ApiMapping,
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
import type { Function } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { type Room, ROUTES } from '../rooms.ts'
import type { Settings } from '../settings.ts'

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

/** The HTTP API, without routes: its address is needed by the functions that answer there. */
export function frontDoor(scope: Construct, settings: Settings): HttpApi {
  const { domain, certificateArn } = settings
  const api = new HttpApi(scope, 'Http', {
    apiName: settings.name,
    createDefaultStage: false,
    disableExecuteApiEndpoint: certificateArn !== undefined,
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
  if (domain !== undefined && certificateArn !== undefined) {
    const certificate = Certificate.fromCertificateArn(scope, 'Certificate', certificateArn)
    const domainName = new DomainName(scope, 'Domain', { domainName: domain, certificate })
    new ApiMapping(scope, 'Mapping', { api, domainName, stage })
  }
  return api
}

/** Each path to its room. */
export function openDoors(api: HttpApi, functions: Readonly<Record<Room, Function>>): void {
  const integrations = new Map<Room, HttpLambdaIntegration>()
  for (const { path, room } of ROUTES) {
    const integration = integrations.get(room) ?? new HttpLambdaIntegration(`${room}-integration`, functions[room])
    integrations.set(room, integration)
    const routeKey = path === '$default' ? HttpRouteKey.DEFAULT : HttpRouteKey.with(path, HttpMethod.ANY)
    const route = new HttpRoute(api, `route ${path.replaceAll('/', ' ')}`, { httpApi: api, routeKey, integration })
    Validations.of(route).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: 'The functions check session, bearer or link token themselves, the same way on every machine.',
    })
  }
}
