import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import { advance } from '#core/flow.ts'
import { EXPIRY_GRACE_SECONDS } from '#core/records/offer.ts'
import { Unavailable } from '#core/ports.ts'
import type { SendingPorts } from '#core/notice/sending.ts'
import { keyText } from '#core/records/keys.ts'
import { plus } from '#core/time/instant.ts'
import { inOrder } from '#web/in-order.ts'
import { trigger } from '#web/trigger.ts'
import { type Poke, readPoke } from './poke.ts'
import { isDueSoon } from './due-soon.ts'

/** Aggregates worked on at a time. */
const AT_ONCE = 4

/**
 * The table's stream: what changed and is due is advanced, what is due later gets a wake-up. Only the last change of a
 * record counts, since `advance` reads it afresh. A world that does not answer gets the change again
 * (`batchItemFailures`); a change that cannot be read or whose advance has a bug is logged and let go: the record itself
 * stays in the `due` index, where the sweep finds it, and one poisoned record must not hold up a whole shard.
 */
export function createOnChange(ports: SendingPorts) {
  async function handle({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
    const failed: string[] = []
    const pokes = Records.flatMap((record) => readPoke(record) ?? unread(ports, record.eventID))
    await inOrder(
      lastOfEach(pokes),
      ({ key }) => key.pk,
      AT_ONCE,
      async (poke) => {
        if (!(await settled(ports, poke))) failed.push(poke.sequence)
      },
    )
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
  }
  return trigger(ports.log, 'on-change', handle)
}

/** Whether the change needs no further look; false where the world did not answer. */
async function settled(ports: SendingPorts, { key, due, inHand }: Poke): Promise<boolean> {
  try {
    const early = !(await isDueSoon(ports.clock, due)) || (await advance(ports, key)) === 'not-yet'
    if (early && !inHand) await ports.wakeups.ensure(key, plus(due, EXPIRY_GRACE_SECONDS / 60))
    return true
  } catch (error) {
    const world = error instanceof Unavailable
    ports.log({
      event: world ? 'on-change.unavailable' : 'on-change.bug',
      key: keyText(key),
      name: error instanceof Error ? error.name : typeof error,
      ...(world && { service: error.service }),
    })
    // Tried again, the change may meet a program as old as this one, and the shard would wait. The sweep will come to the record.
    return !world || error.service === 'newer-version'
  }
}

function unread(ports: SendingPorts, eventId: string | undefined): [] {
  ports.log({ event: 'on-change.unreadable', id: eventId })
  return []
}

/** One change per record: the newest image, under the sequence number of the oldest, so that a retry starts early enough. */
function lastOfEach(pokes: readonly Poke[]): Poke[] {
  const last = new Map<string, Poke>()
  for (const poke of pokes) {
    const before = last.get(keyText(poke.key))
    last.set(keyText(poke.key), before ? { ...poke, sequence: before.sequence } : poke)
  }
  return [...last.values()]
}
