import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ROOMS, type Room } from '../../infra/rooms.ts'
import type { Part } from '../infra/iam.ts'

export interface Denied {
  readonly room: Room
  readonly action: string
  readonly resource: string
  readonly key: string | undefined
}

/** One access: without a key where the call names none. */
export type Access = Omit<Part, 'key'> & Partial<Pick<Part, 'key'>>

export interface Guarded {
  readonly endpoint: string
  /** How many single accesses were judged, by room; the parts of a transaction each. */
  readonly judged: ReadonlyMap<Room, number>
  readonly denied: readonly Denied[]
  stop(): Promise<void>
}

/**
 * Stands before a DynamoDB emulator and judges every call of a function as IAM would, a transaction as a whole, with the
 * real SDK calls on the wire: who asks stands in the user agent (`AWS_SDK_UA_APP_ID`, set by the local cloud). Anyone else
 * is let through.
 */
export async function guardDynamoDb(
  target: string,
  allowed: (room: Room, accesses: readonly Access[]) => boolean,
): Promise<Guarded> {
  const judged = new Map<Room, number>()
  const denied: Denied[] = []
  const server = createServer(async (incoming, answer) => {
    const body = await bodyOf(incoming)
    const room = ROOMS.find((one) => incoming.headers['user-agent']?.split(' ').includes(`app/rinnalla-${one}`))
    if (room === undefined) return pass(target, incoming, body, answer)
    const accesses = accessesOf(incoming.headers['x-amz-target'], JSON.parse(body.toString()))
    judged.set(room, (judged.get(room) ?? 0) + accesses.length)
    if (allowed(room, accesses)) return pass(target, incoming, body, answer)
    denied.push(...accesses.map(({ action, resource, key }) => ({ room, action, resource, key })))
    answer.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' })
    answer.end(JSON.stringify({ __type: 'com.amazon.coral.service#AccessDeniedException', Message: `${room} may not` }))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    judged,
    denied,
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

/** The single accesses a call is made of: the parts of a transaction, a query by the key it names. */
function accessesOf(target: string | string[] | undefined, body: any): readonly Access[] {
  const operation = String(target).split('.')[1]!
  const access = (action: string, key: string | undefined, index?: string): Access => ({
    action: `dynamodb:${action}`,
    resource: index === undefined ? 'table' : `table/index/${index}`,
    ...(key !== undefined && { key }),
  })
  switch (operation) {
    case 'GetItem':
      return [access('GetItem', body.Key.pk.S)]
    case 'PutItem':
      return [access('PutItem', body.Item.pk.S)]
    case 'DeleteItem':
      return [access('DeleteItem', body.Key.pk.S)]
    case 'Query':
      return [access('Query', partitionOf(body), body.IndexName)]
    case 'TransactWriteItems':
      return body.TransactItems.map(partOf)
    default:
      return [access(operation, undefined)]
  }
  function partOf(part: any): Access {
    if (part.Put) return access('PutItem', part.Put.Item.pk.S)
    if (part.Delete) return access('DeleteItem', part.Delete.Key.pk.S)
    if (part.ConditionCheck) return access('ConditionCheckItem', part.ConditionCheck.Key.pk.S)
    return access('UpdateItem', part.Update.Key.pk.S)
  }
}

/** The partition a key condition (`#pk = :pk …`) asks for. */
function partitionOf({
  KeyConditionExpression: condition,
  ExpressionAttributeNames: names = {},
  ExpressionAttributeValues: values,
}: any) {
  for (const [, name = '', value = ''] of condition.matchAll(/(#?\w+)\s*=\s*(:\w+)/g)) {
    if (/[pP]k$/.test(names[name] ?? name)) return String(values[value].S)
  }
  return undefined
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function pass(target: string, incoming: IncomingMessage, body: Buffer, answer: ServerResponse): void {
  const onward = forward(`${target}${incoming.url}`, { method: incoming.method, headers: incoming.headers }, (reply) => {
    answer.writeHead(reply.statusCode!, reply.headers)
    reply.pipe(answer)
  })
  onward.on('error', () => answer.destroy())
  onward.end(body)
}
