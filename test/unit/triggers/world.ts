import type { DynamoDBRecord } from 'aws-lambda'
import { callFor } from '#core/commit/call.ts'
import type { Notice } from '#core/records/notice.ts'
import type { SendingPorts } from '#core/notice/sending.ts'
import type { Instant, Key, Write } from '#core/ports.ts'
import { atRest } from '#core/records/record.ts'
import { keys } from '#core/records/keys.ts'
import { isRefusal } from '#core/refusal.ts'
import { ask } from '#core/request/ask.ts'
import type { Request } from '#core/records/request.ts'
import { DEFAULT_SETTINGS } from '#core/records/tenant.ts'
import { memoryPorts, type MemoryPorts } from '#memory/ports.ts'

export const NOW = '2026-11-23T10:00:00.000Z'
const ORG = 'demo'

export type Ports = MemoryPorts & SendingPorts

/** A tenant that serves one municipality, with nobody in its register. */
export async function world(): Promise<Ports> {
  const memory = memoryPorts({ seed: 11, now: NOW })
  const words = {
    compose: () => Promise.reject(new Error('nothing is sent here')),
    composeDigest: () => Promise.reject(new Error('nothing is sent here')),
    hash: (token: string) => token,
    mailFrom: 'x@example.fi',
  }
  const ports = { ...memory, ...words, linkUrl: 'https://r.example.fi', publicUrl: 'https://r.example.fi' }
  const areas = [{ code: '853', county: '05', names: { fi: 'Turku', sv: 'Åbo' } }]
  const lists = { areas, agreements: [], orderers: [], rates: [] }
  const about = { org: ORG, kind: 'tenant', id: 'tenant', version: 1, schema: 1, state: 'kept', name: 'Demo' }
  await put(ports, { ...keys.tenant(ORG), ...atRest, ...about, settings: DEFAULT_SETTINGS, ...lists })
  return ports
}

async function put(ports: Ports, item: object): Promise<void> {
  await ports.stores.open(ORG).commit({ opId: ports.ids.id(), at: NOW }, [{ op: 'insert', item } as Write])
}

/** A request that waits to be ranked, due now. */
export async function asked(ports: Ports): Promise<Request> {
  const call = callFor(ports, ORG, { role: 'worker', id: 'worker' })
  const request = await ask(call, { phases: ['OPEN'], area: '853', languages: ['fi'] })
  if (isRefusal(request)) throw new Error(JSON.stringify(request))
  return request
}

export async function read<T>(ports: Ports, key: Key): Promise<T> {
  return (await ports.stores.open(ORG).get(key)) as T
}

/** A notice that was handed to a provider. */
export async function sentNotice(ports: Ports, requestId = 'r1'): Promise<Notice> {
  const notice = {
    ...keys.notice(ORG, requestId, `${requestId}.n1`),
    ...atRest,
    org: ORG,
    kind: 'notice',
    id: `${requestId}.n1`,
    version: 1,
    schema: 1,
    state: 'sent',
    requestId,
    template: 'offer',
    channel: 'email',
    to: { role: 'partner', id: 'p1' },
    subject: keys.request(ORG, requestId),
    facts: { slots: [], area: '853', mode: 'remote' },
    sendAt: NOW,
    createdAt: NOW,
    claims: 1,
  } as const
  await put(ports, notice)
  return notice
}

let sequence = 0

/** A record as the stream tells of it. */
export function change({ pk, sk }: Key, due: Instant | null, sequenceNumber = String(++sequence)): DynamoDBRecord {
  const image = { pk: { S: pk }, sk: { S: sk }, due: due === null ? { NULL: true } : { S: due } }
  return { eventName: 'MODIFY', eventID: `e${sequenceNumber}`, dynamodb: { SequenceNumber: sequenceNumber, NewImage: image } }
}
