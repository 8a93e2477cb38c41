import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, Stack } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import { describe, expect, test } from 'vitest'
import { schemaOf, settingsFrom, settingsSchema } from '../../infra/settings.ts'
import { deploy, environmentOf, SETTINGS } from './deployment.ts'

const DEPLOYMENTS = join(import.meta.dirname, '../../deployments')
const certificateArn = 'arn:aws:acm:eu-north-1:210987654321:certificate/0a1b2c3d'
const doors = {
  pages: { host: 'rinnalla.saaristo.internal', certificateArn },
  links: { host: 'r.saa.fi', certificateArn },
}

test("neither AWS's rules nor CloudFormation's schemas find anything in the stacks", () => {
  expect(() => deploy()[Symbol.dispose]()).not.toThrow()
})

test.each([
  ['in the table’s own region', 'arn:aws:backup:eu-north-1:210987654321:backup-vault:v', /copies.vaultArn: in eu-north-1/],
  ['in the table’s own account', 'arn:aws:backup:eu-west-1:345678901234:backup-vault:v', /copies.vaultArn: in the account/],
])('a copy %s is none', (_, vaultArn, says) => {
  expect(() => deploy({ settings: { account: '345678901234', copies: { vaultArn } } })).toThrow(says)
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
  using deployment = deploy({ settings: { region: 'eusc-de-east-1', name: 'tuki' } })
  const text = JSON.stringify([deployment.data.all, deployment.service.all])
  expect(text.includes('arn:aws-eusc:scheduler:eusc-de-east-1:')).toBe(true)
  expect(text.match(/eu-north-1|arn:aws:|rinnalla-/g)).toBeNull()
  expect(deployment.service.of('AWS::Lambda::Function').map((fn) => fn.Properties.FunctionName)).toContain('tuki-on-time')
})

test('pages and links each answer at their own host, and nowhere else', () => {
  using deployment = deploy({
    settings: {
      ...doors,
      issuer: 'https://login.saaristo.internal/realm',
      mailFrom: 'vastaa@saaristo.internal',
      sms: { sender: 'arn:aws:sms-voice:eu-north-1:210987654321:pool/pool-0123' },
    },
  })
  const { service } = deployment
  const names = service.of('AWS::ApiGatewayV2::DomainName')
  expect(names.map((one) => one.Properties.DomainName)).toEqual(['rinnalla.saaristo.internal', 'r.saa.fi'])
  const mapped = service.of('AWS::ApiGatewayV2::ApiMapping').map((one) => one.Properties.DomainName.Ref)
  expect(mapped).toEqual(names.map(({ id }) => id))
  expect(service.only('AWS::ApiGatewayV2::Api').Properties.DisableExecuteApiEndpoint).toBe(true)
  expect(environmentOf(service, 'staff')).toMatchObject({
    PUBLIC_URL: 'https://rinnalla.saaristo.internal',
    ISSUER: 'https://login.saaristo.internal/realm',
  })
  expect(environmentOf(service, 'on-time')).toMatchObject({
    PUBLIC_URL: 'https://rinnalla.saaristo.internal',
    LINK_URL: 'https://r.saa.fi',
    MAIL_FROM: 'vastaa@saaristo.internal',
    SMS_SENDER: 'arn:aws:sms-voice:eu-north-1:210987654321:pool/pool-0123',
  })
})

describe('answers by SMS', () => {
  const number = 'arn:aws:sms-voice:eu-north-1:210987654321:phone-number/phone-0123'
  test('come in by a topic of their own, to on-receipt alone, where the number receives', () => {
    using deployment = deploy({ settings: { sms: { sender: number, receives: '+358401234590' } } })
    const { service, outputs } = deployment
    const [topic] = service.of('AWS::SNS::Topic').filter(({ id }) => id.startsWith('Answers'))
    const heard = service.of('AWS::SNS::Subscription').filter((one) => one.Properties.TopicArn.Ref === topic?.id)
    expect(heard.map((one) => one.Properties)).toMatchObject([{ Protocol: 'lambda', RedrivePolicy: expect.anything() }])
    const [policy] = service.of('AWS::SNS::TopicPolicy').filter((one) => one.Properties.Topics[0].Ref === topic?.id)
    const [deny, ...allow] = policy?.Properties.PolicyDocument.Statement ?? []
    expect(deny).toMatchObject({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })
    expect(allow.map((one: { Principal: unknown }) => one.Principal)).toEqual([{ Service: 'sms-voice.amazonaws.com' }])
    expect(JSON.stringify(allow)).toMatch(/aws:SourceAccount/)
    expect(JSON.stringify(outputs)).toContain(topic?.id)
    for (const room of ['on-change', 'on-time', 'sweep'] as const)
      expect(environmentOf(service, room)).toMatchObject({ SMS_NUMBER: '+358401234590' })
    expect(environmentOf(service, 'on-receipt')).not.toHaveProperty('SMS_NUMBER')
  })
  test('come nowhere where it does not', () => {
    using deployment = deploy({ settings: doors })
    expect(deployment.service.of('AWS::SNS::Topic').filter(({ id }) => id.startsWith('Answers'))).toEqual([])
    expect(environmentOf(deployment.service, 'on-change')).not.toHaveProperty('SMS_NUMBER')
  })
  test('cannot be answers to a sender id', () => {
    expect(() => deploy({ settings: { sms: { sender: 'Rinnalla', receives: '+358401234590' } } })).toThrow(/takes no answers/)
  })
})

test('where each host is to point is an output', () => {
  using deployment = deploy({ settings: doors })
  const domains = deployment.service.of('AWS::ApiGatewayV2::DomainName')
  for (const [n, output] of ['PagesDnsTarget', 'LinksDnsTarget'].entries())
    expect(deployment.outputs[output]).toMatchObject({ Value: { 'Fn::GetAtt': [domains[n]!.id, 'RegionalDomainName'] } })
})

test('one host for both is one domain name', () => {
  using deployment = deploy({ settings: { pages: doors.links, links: doors.links } })
  expect(deployment.service.only('AWS::ApiGatewayV2::DomainName').Properties.DomainName).toBe('r.saa.fi')
})

test('a host that somebody in front answers at leaves the API open to them', () => {
  using deployment = deploy({ settings: { ...doors, links: { host: 'r.saa.fi', inFront: true } } })
  const { service } = deployment
  expect(service.only('AWS::ApiGatewayV2::DomainName').Properties.DomainName).toBe('rinnalla.saaristo.internal')
  expect(service.only('AWS::ApiGatewayV2::Api').Properties.DisableExecuteApiEndpoint).toBe(false)
  expect(environmentOf(service, 'on-time')).toMatchObject({ LINK_URL: 'https://r.saa.fi' })
})

test('with an account in its file both stacks go to that account alone', () => {
  using deployment = deploy({ settings: { account: '210987654321' } })
  const stacks = Object.values<any>(deployment.manifest.artifacts).filter(({ type }) => type === 'aws:cloudformation:stack')
  expect(stacks.map(({ environment }) => environment)).toEqual(Array(2).fill('aws://210987654321/eu-north-1'))
})

test('the alarms have a subscriber', () => {
  using deployment = deploy()
  const to = deployment.service.of('AWS::SNS::Subscription').map((one) => one.Properties.Endpoint)
  expect(to).toContain('valvonta@saaristo.internal')
})

test.each([
  ['region', 'Stockholm'],
  ['account', '12'],
  ['pages', { host: 'https://rinnalla.saaristo.internal', inFront: true }],
  ['issuer', 'login.saaristo.internal'],
  ['mailFrom', 'nobody'],
  ['sms.sender', 'A sender with blanks'],
  ['alarmEmail', undefined],
  ['alarmEmail', 'ops@example.fi'],
  ['mailFrom', 'rinnalla@county.example'],
  ['account', '123456789012'],
  ['unheardOf', 'x'],
  ['concurrency', { account: 5 }],
  ['concurrency', { account: 150, reserved: { link: 51 } }],
  ['concurrency', { account: 1000, reserved: { kitchen: 10 } }],
])('a setting that cannot be is refused by name: %s=%j', (key, value) => {
  const [first = '', second] = key.split('.')
  expect(() => deploy({ settings: { [first]: second ? { [second]: value } : value } })).toThrow(key)
})

test.each([{ host: 'r.saa.fi' }, { host: 'r.saa.fi', certificateArn, inFront: true }])(
  'a host at which nobody would answer, or two, is refused: %j',
  (links) => {
    expect(() => deploy({ settings: { links } })).toThrow(/links\.host: nobody would answer/)
  },
)

test('the example is refused as it stands, each thing to replace by name', () => {
  const app = new App({ context: { deployment: 'example' } })
  for (const own of ['account', 'pages.host', 'pages.certificateArn', 'links.host', 'issuer', 'mailFrom', 'alarmEmail'])
    expect(() => settingsFrom(app.node)).toThrow(`${own}: still as in the example`)
})

test('a file whose name was changed is refused: the next deployment would be another, empty one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rinnalla-settings-'))
  try {
    writeFileSync(join(folder, 'saaristo.json'), JSON.stringify(SETTINGS))
    const app = new App({ context: { deployment: 'saaristo', deployments: folder } })
    expect(() => settingsFrom(app.node)).toThrow('name: rinnalla, but the file is called saaristo')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test.each([undefined, 'nowhere', '../elsewhere'])('a deployment that nobody has described is refused: %s', (deployment) => {
  const app = new App({ context: { ...(deployment !== undefined && { deployment }) } })
  expect(() => settingsFrom(app.node)).toThrow(/deployments\/(<name>|example|nowhere)\.json/)
})

test('what an editor knows of the files is what is read', () => {
  expect(JSON.parse(readFileSync(join(DEPLOYMENTS, 'schema.json'), 'utf8'))).toEqual(schemaOf())
})

test('whatever a deployment decides is described', () => {
  const parts = Object.entries(settingsSchema.shape).filter(([name]) => !['$schema', 'sms', 'region'].includes(name))
  expect(parts.filter(([, part]) => !(part.meta() ?? {}).description).map(([name]) => name)).toEqual([])
})
