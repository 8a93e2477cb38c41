/**
 * A domain of one idea, for testing the local cloud without the real one: a record waits until its due, then an SMS
 * and an e-mail go, and it rests; receipts are counted. Every room is this one file, told apart by its function's name.
 */
import type { APIGatewayProxyEventV2, DynamoDBStreamEvent, SNSEvent } from 'aws-lambda'
import { awsPorts } from '#aws/ports.ts'
import { tablePorts } from '#aws/table-ports.ts'
import type { Item, Key, Ports } from '#core/ports.ts'
import { keyFrom, keyText } from '#core/records/keys.ts'

const room = (process.env['AWS_LAMBDA_FUNCTION_NAME'] ?? '').replace('rinnalla-local-', '')
const ports = ['on-change', 'on-time', 'sweep'].includes(room)
  ? awsPorts(process.env)
  : (tablePorts({ TABLE_NAME: 'none', ...process.env }) as Ports)
const store = ports.stores.open('tiny')
const keyOf = (id: string): Key => ({ pk: `tiny#REQ#${id}`, sk: 'A' })
const commit = (opId: string, item: Item) =>
  store.commit({ opId, at: ports.clock.now() }, [{ op: item.version === 1 ? 'insert' : 'replace', item }])

async function advance(key: Key): Promise<void> {
  const item = await store.get(key)
  if (item?.['due'] === undefined) return
  if (item['poison']) throw new Error('poison')
  const due = String(item['due'])
  if (due > ports.clock.now()) return ports.wakeups.ensure(key, due)
  const { duePk: _, dueSk: __, due: ___, ...rest } = item
  const done = await commit(`done-${item.pk}-${item.version}`, { ...rest, version: item.version + 1, firedAt: ports.clock.now() })
  if (done.status !== 'committed') return
  const tag = keyText(key)
  const link = `${process.env['LINK_URL']}/o/secret`
  await ports.sms.send({ to: '+358401234501', text: `Hei! Ehtisitkö? ${link}.`, tag })
  const invite = { method: 'REQUEST', ics: 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n' } as const
  const html = `<p>Ehtisitkö? <a href="${link}">Vastaa</a></p>`
  await ports.mail.send({
    to: 'sari@example.org',
    fromName: 'Rinnalla',
    subject: 'Ehtisitkö?',
    text: `Vastaa: ${link}`,
    html,
    invite,
    tag,
  })
}

async function count(tag: string): Promise<void> {
  for (let tries = 0; tries < 20; tries++) {
    const item = await store.get(keyFrom(tag))
    if (!item) return
    const receipts = Number(item['receipts'] ?? 0) + 1
    if ((await commit(ports.ids.id(), { ...item, version: item.version + 1, receipts })).status === 'committed') return
  }
  throw new Error('never my turn')
}

async function answerHttp(event: APIGatewayProxyEventV2) {
  const query = new URLSearchParams(event.rawQueryString)
  const id = query.get('id') ?? ''
  const json = (body: unknown, statusCode = 200) => ({
    statusCode,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  switch (event.rawPath) {
    case '/api/v1/wait': {
      const due = query.get('due') ?? ports.clock.now()
      const key = keyOf(id)
      const poison = query.has('poison') ? { poison: true } : {}
      return json(
        await commit(`new-${id}`, { ...key, ...poison, version: 1, due, duePk: 'DUE', dueSk: `${due}#${keyText(key)}` }),
      )
    }
    case '/api/v1/item':
      return json((await store.get(keyOf(id))) ?? null)
    case '/api/v1/environment':
      return json(process.env)
    case '/api/v1/throw':
      throw new Error('on purpose')
    case '/api/v1/exit':
      return process.exit(3)
    case '/api/v1/bytes':
      return {
        statusCode: 201,
        headers: { 'content-type': 'image/png' },
        cookies: ['a=1; Path=/', 'b=2'],
        body: 'iVBORw==',
        isBase64Encoded: true,
      }
    case '/api/v1/bare':
      return { hello: 'world' }
    default:
      return json({ room, event })
  }
}

export async function handler(event: unknown): Promise<unknown> {
  if (room === 'on-commit') return undefined // it has no table, and these write no audit
  if (room === 'on-change') {
    const failures: string[] = []
    for (const record of (event as DynamoDBStreamEvent).Records) {
      const { pk, sk } = record.dynamodb!.Keys!
      await advance({ pk: pk!.S!, sk: sk!.S! }).catch(() => failures.push(record.dynamodb!.SequenceNumber!))
    }
    return { batchItemFailures: failures.map((itemIdentifier) => ({ itemIdentifier })) }
  }
  if (room === 'on-time') return advance(event as Key)
  if (room === 'sweep') {
    const { keys } = await ports.stores.due(ports.clock.now(), 100)
    for (const key of keys) await advance(key).catch(() => {})
    return undefined
  }
  if (room === 'on-receipt') {
    const message = JSON.parse((event as SNSEvent).Records[0]!.Sns.Message)
    const { context, mail } = message as { context?: { notice: string }; mail?: { tags: { notice: [string] } } }
    return count(context?.notice ?? Buffer.from(mail!.tags.notice[0], 'base64url').toString())
  }
  return answerHttp(event as APIGatewayProxyEventV2)
}
