import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface TestAccount {
  readonly endpoint: string
  /** What was asked for, in order: a path, or the name of an operation. */
  readonly asked: readonly string[]
  stop(): void
}

export interface TestAccountOptions {
  /** Stacks that stand. */
  readonly stacks: readonly string[]
  /** Dollars that SMS may cost in a month. */
  readonly dollars: number
}

const JSON_TYPE = { 'content-type': 'application/json' }
const stackOf = (name: string) =>
  `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member>
  <StackName>${name}</StackName><StackId>arn:aws:cloudformation:eu-north-1:210987654321:stack/${name}/1</StackId>
  <StackStatus>CREATE_COMPLETE</StackStatus><CreationTime>2027-01-15T08:00:00Z</CreationTime>
  <Outputs><member><OutputKey>BootstrapVersion</OutputKey><OutputValue>21</OutputValue></member></Outputs>
  </member></Stacks></DescribeStacksResult></DescribeStacksResponse>`
const noStack = (name: string) =>
  `<ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><Error><Type>Sender</Type><Code>ValidationError</Code>
  <Message>Stack with id ${name} does not exist</Message></Error></ErrorResponse>`

/**
 * As much of an AWS account as `npm run preflight` asks about, each service over its own protocol: CloudFormation, SES,
 * Lambda, End User Messaging. Everything is there but what the options say.
 */
export async function startAccount({ stacks, dollars }: TestAccountOptions): Promise<TestAccount> {
  const asked: string[] = []
  const sms: Readonly<Record<string, object>> = {
    DescribeAccountAttributes: { AccountAttributes: [{ Name: 'ACCOUNT_TIER', Value: 'PRODUCTION' }] },
    DescribeSpendLimits: {
      SpendLimits: [{ Name: 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT', EnforcedLimit: dollars, MaxLimit: dollars, Overridden: false }],
    },
    DescribeSenderIds: { SenderIds: [{ SenderId: 'Rinnalla', IsoCountryCode: 'FI' }] },
    SendTextMessage: { MessageId: 'pretended' },
  }
  const rest: readonly (readonly [RegExp, object])[] = [
    [
      /^\/v2\/email\/account$/,
      {
        ProductionAccessEnabled: true,
        SendingEnabled: true,
        EnforcementStatus: 'HEALTHY',
        SendQuota: { Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours: 0 },
      },
    ],
    [/^\/v2\/email\/identities\//, { VerifiedForSendingStatus: true }],
    [/\/account-settings$/, { AccountLimit: { ConcurrentExecutions: 1000 } }],
    [/\/functions\/[^/]+\/invocations$/, { preflight: 'done', records: 5 }],
  ]
  const server = createServer(async (request, answer) => {
    const body = await text(request)
    const operation = String(request.headers['x-amz-target'] ?? '').split('.')[1]
    if (operation) {
      asked.push(operation)
      answer.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(sms[operation] ?? {}))
      return
    }
    const path = decodeURIComponent((request.url ?? '').split('?')[0]!)
    asked.push(path)
    const name = new URLSearchParams(body).get('StackName')
    if (path === '/' && name) {
      const there = stacks.includes(name)
      answer.writeHead(there ? 200 : 400, { 'content-type': 'text/xml' }).end(there ? stackOf(name) : noStack(name))
      return
    }
    const [, said] = rest.find(([pattern]) => pattern.test(path)) ?? []
    answer.writeHead(said ? 200 : 404, JSON_TYPE).end(JSON.stringify(said ?? { message: 'nothing there' }))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    stop() {
      server.close()
      server.closeAllConnections()
    },
  }
}
