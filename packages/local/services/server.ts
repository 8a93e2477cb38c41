import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import { LOCAL_OUTSIDE } from '../environment.ts'
import type { Message, Outbox } from './outbox.ts'
import { mailReceipt, smsReceipt } from './receipts.ts'
import { type Limits, MAIL_LIMITS, SMS_LIMITS } from './limits.ts'
import type { ScheduleBody, Schedules } from './schedules.ts'

export interface ServicesOptions {
  readonly schedules: Schedules
  readonly outbox: Outbox
  readonly now: () => string
  /** What each account is told to refuse everything with, as a person plays it. */
  readonly limits: Limits
  /** Keeps a file of what is kept outside the table. */
  readonly keep: (path: string, text: string) => void
  /** Hands a receipt to `on-receipt`, some time after the sender has its answer. */
  readonly receipt: (event: object) => void
}

/** An answer of a pretended service: JSON, and for an error its name. */
interface Reply {
  readonly status: number
  readonly body: object
  readonly error?: string
}

/**
 * Scheduler, SES and End User Messaging in their own wire shapes, on a free port, so that the unmodified SDK clients
 * talk to them: REST for the first two, JSON 1.0 for the last.
 */
export async function startServices(options: ServicesOptions): Promise<{ readonly url: string; stop(): void }> {
  const server = createServer((request, response) => {
    respond(request, options).then(
      (result) => write(response, result),
      (error: unknown) => {
        console.error(error)
        write(response, { status: 500, body: { message: 'local service failed' }, error: 'InternalServerException' })
      },
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop() {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function respond(request: IncomingMessage, options: ServicesOptions): Promise<Reply> {
  const { method, url = '/', headers } = request
  const text = await readText(request)
  const outside =
    method === 'PUT' && url.startsWith(`/${LOCAL_OUTSIDE}/`) && decodeURIComponent(new URL(url, 'http://here').pathname)
  if (outside) {
    options.keep(outside.slice(LOCAL_OUTSIDE.length + 2), text)
    return { status: 200, body: {} }
  }
  const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>
  const name = /^\/schedules\/([^/?]+)/.exec(url)?.[1]
  if (name !== undefined) return answerScheduler(method, decodeURIComponent(name), body, options)
  if (method === 'POST' && url === '/v2/email/outbound-emails') return sendEmail(body as unknown as EmailBody, options)
  if (headers['x-amz-target'] === 'PinpointSMSVoiceV2.SendTextMessage') return sendText(body as unknown as TextBody, options)
  return refusal('UnknownOperationException', 'This local cloud knows no such call.')
}

function answerScheduler(method: string | undefined, name: string, body: ScheduleBody, { schedules }: ServicesOptions): Reply {
  const said =
    method === 'POST' ? schedules.create(name, body) : method === 'DELETE' ? schedules.remove(name) : schedules.get(name)
  if ('error' in said) return refusal(said.error, said.message)
  if (method === 'POST') return { status: 200, body: { ScheduleArn: 'arn' in said ? said.arn : '' } }
  if (method === 'DELETE') return { status: 200, body: {} }
  const { at, target, input, group } = said as ReturnType<Schedules['all']>[number]
  return {
    status: 200,
    body: { Name: name, GroupName: group, ScheduleExpression: `at(${at.slice(0, 19)})`, Target: { Arn: target, Input: input } },
  }
}

interface EmailBody {
  readonly Destination?: { readonly ToAddresses?: readonly string[] }
  readonly Content?: { readonly Raw?: { readonly Data?: string } }
  readonly EmailTags?: readonly { readonly Name: string; readonly Value: string }[]
  readonly ConfigurationSetName?: string
}

function sendEmail(
  { Destination, Content, EmailTags = [], ConfigurationSetName = '' }: EmailBody,
  options: ServicesOptions,
): Reply {
  const limit = MAIL_LIMITS[options.limits.email ?? '']
  if (limit) return refusal(...limit)
  const [to, ...others] = Destination?.ToAddresses ?? []
  const data = Content?.Raw?.Data
  if (to === undefined || others.length > 0 || data === undefined)
    return refusal('BadRequestException', 'One address and a raw message, please.')
  const bad = EmailTags.find(({ Name, Value }) => !/^[\w-]{1,256}$/.test(Name) || !/^[\w\-.@]{1,256}$/.test(Value))
  if (bad) return refusal('BadRequestException', `Invalid tag ${bad.Name}.`)
  const message = options.outbox.addEmail({ to, raw: Buffer.from(data, 'base64').toString('utf8') })
  const tags = Object.fromEntries(EmailTags.map(({ Name, Value }) => [Name, [Value]]))
  options.receipt(mailReceipt(message, { 'ses:configuration-set': [ConfigurationSetName], ...tags }, options.now()))
  return { status: 200, body: { MessageId: message.id } }
}

interface TextBody {
  readonly DestinationPhoneNumber?: string
  readonly MessageBody?: string
  readonly Context?: Readonly<Record<string, string>>
}

function sendText(
  { DestinationPhoneNumber: to = '', MessageBody: text = '', Context = {} }: TextBody,
  options: ServicesOptions,
): Reply {
  const limit = SMS_LIMITS[options.limits.sms ?? '']
  if (limit) return refusal(...limit)
  if (!/^\+[1-9]\d{1,18}$/.test(to)) return refusal('ValidationException', 'Not a phone number.', 'INVALID_PARAMETER')
  if (text === '' || text.length > 1600) return refusal('ValidationException', 'No text, or too long a one.', 'INVALID_PARAMETER')
  const message: Message = options.outbox.addSms({ to, text })
  options.receipt(smsReceipt(message, Context, options.now()))
  return { status: 200, body: { MessageId: message.id } }
}

function refusal(error: string, message: string, reason?: string): Reply {
  const status = error === 'ConflictException' ? 409 : error === 'ResourceNotFoundException' ? 404 : 400
  return { status, error, body: { __type: error, Message: message, message, ...(reason && { Reason: reason }) } }
}

function write(response: ServerResponse, { status, body, error }: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json', ...(error && { 'x-amzn-errortype': error }) })
  response.end(JSON.stringify(body))
}
