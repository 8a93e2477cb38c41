import { Stack } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import { expect, test } from 'vitest'
import { deploy, environmentOf } from './deployment.ts'

test("neither AWS's rules nor CloudFormation's schemas find anything in the stacks", () => {
  expect(() => deploy()[Symbol.dispose]()).not.toThrow()
})

test('the rules bite', () => {
  const spoilt = () =>
    deploy({
      spoil: (app) => {
        const stack = new Stack(app, 'spoilt')
        new Queue(stack, 'open')
        new Role(stack, 'anything', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }).addToPolicy(
          new PolicyStatement({ actions: ['s3:*'], resources: ['*'] }),
        )
      },
    })
  expect(spoilt).toThrow(/AwsSolutions-SQS4[^]*AwsSolutions-IAM5\[Action::s3:\*\]/)
})

test('region, partition and names are parameters', () => {
  using deployment = deploy({ context: { region: 'eusc-de-east-1', name: 'tuki' } })
  const text = JSON.stringify([deployment.data.all, deployment.service.all])
  expect(text.includes('arn:aws-eusc:scheduler:eusc-de-east-1:')).toBe(true)
  expect(text.match(/eu-north-1|arn:aws:|rinnalla-/g)).toBeNull()
  expect(deployment.service.of('AWS::Lambda::Function').map((fn) => fn.Properties.FunctionName)).toContain('tuki-on-time')
})

test('with a domain and its certificate the API answers there, and only there', () => {
  using deployment = deploy({
    context: {
      domain: 'rinnalla.example.fi',
      certificateArn: 'arn:aws:acm:eu-north-1:111122223333:certificate/00000000-0000-0000-0000-000000000000',
      linkUrl: 'https://rin.example.fi',
      issuer: 'https://login.example.fi/realm',
      mailFrom: 'vastaa@example.fi',
      smsSender: 'arn:aws:sms-voice:eu-north-1:111122223333:pool/pool-0123',
      alarmEmail: 'valvonta@example.fi',
    },
  })
  const { service } = deployment
  expect(service.only('AWS::ApiGatewayV2::DomainName').Properties.DomainName).toBe('rinnalla.example.fi')
  expect(service.only('AWS::ApiGatewayV2::Api').Properties.DisableExecuteApiEndpoint).toBe(true)
  expect(environmentOf(service, 'staff')).toMatchObject({
    PUBLIC_URL: 'https://rinnalla.example.fi',
    ISSUER: 'https://login.example.fi/realm',
  })
  expect(environmentOf(service, 'on-time')).toMatchObject({
    PUBLIC_URL: 'https://rinnalla.example.fi',
    LINK_URL: 'https://rin.example.fi',
    MAIL_FROM: 'vastaa@example.fi',
    SMS_SENDER: 'arn:aws:sms-voice:eu-north-1:111122223333:pool/pool-0123',
  })
  expect(service.of('AWS::SNS::Subscription').map((one) => one.Properties.Endpoint)).toContain('valvonta@example.fi')
})

test.each([
  ['region', 'Stockholm'],
  ['name', 'Rinnalla!'],
  ['domain', 'https://rinnalla.example.fi'],
  ['publicUrl', 'https://rinnalla.example.fi/'],
  ['linkUrl', 'http://rin.example.fi'],
  ['issuer', 'login.example.fi'],
  ['mailFrom', 'nobody'],
  ['smsSender', 'A sender with blanks'],
  ['certificateArn', 'arn:aws:acm:eu-north-1:111122223333:certificate/0'],
])('a setting that cannot be is refused by name: %s=%s', (key, value) => {
  expect(() => deploy({ context: { [key]: value } })).toThrow(`-c ${key}`)
})
