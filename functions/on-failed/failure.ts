import type { Key } from '#core/ports.ts'
import { readKey } from '#web/read-key.ts'
import { readReceipt, type Receipt } from '#web/receipt.ts'

/** What a message of the queue `failed` was about. */
export type Failure =
  /** Somebody was to advance this record. */
  | { readonly about: 'wake-up'; readonly key: Key }
  /** What became of messages; those that say nothing new are left out. `whole`: all of them could be read. */
  | { readonly about: 'receipt'; readonly receipts: readonly Receipt[]; readonly whole: boolean }
  /**
   * A batch of the table's stream, by its position only. There is nothing to do: each record in it that waits for
   * something stands in the `due` index, where the sweep has met it by now.
   */
  | { readonly about: 'changes' }
  /** The next one comes in five minutes. */
  | { readonly about: 'sweep' }
  | { readonly about: 'unreadable' }

/**
 * Reads a message of the queue. Each service that gives up writes it in its own way: Scheduler the wake-up itself;
 * EventBridge the rule's event, or the `{}` it was to send; SNS its notification; Lambda the event it could not hand over,
 * as `requestPayload`, or the position of a batch of the stream.
 */
export function readFailure(body: string): Failure {
  const raw = parsed(body)
  if (!isObject(raw)) return { about: 'unreadable' }
  if (isObject(raw['DDBStreamBatchInfo'])) return { about: 'changes' }
  const event = inner(raw)
  if (!isObject(event)) return { about: 'unreadable' }
  const key = readKey(event)
  if (key) return { about: 'wake-up', key }
  if (Object.keys(event).length === 0 || event['source'] === 'aws.events') return { about: 'sweep' }
  return receiptsOf(event)
}

/** The event inside its wrapping: Lambda wraps it, Scheduler perhaps what it was to call Lambda with, as an object or as text. */
function inner(raw: Fields): unknown {
  const name = WRAPPERS.find((one) => one in raw)
  if (name === undefined) return raw
  const wrapped = raw[name]
  return typeof wrapped === 'string' ? parsed(wrapped) : wrapped
}

const WRAPPERS = ['requestPayload', 'Payload', 'payload', 'Input', 'input']

/** One notification as SNS leaves it in its own queue, or an event of several as it hands them to a function. */
function receiptsOf(event: Fields): Failure {
  const told = Array.isArray(event['Records']) ? event['Records'].map((one) => (isObject(one) ? one['Sns'] : undefined)) : [event]
  const messages = told.map((one) => (isObject(one) ? one['Message'] : undefined))
  if (messages.length === 0 || !messages.every((one) => typeof one === 'string')) return { about: 'unreadable' }
  const receipts = messages.map(readReceipt)
  if (receipts.every((one) => one === 'unreadable')) return { about: 'unreadable' }
  return {
    about: 'receipt',
    receipts: receipts.filter((one) => typeof one === 'object'),
    whole: !receipts.includes('unreadable'),
  }
}

type Fields = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined // not JSON, so none of these
  }
}
