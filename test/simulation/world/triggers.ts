import type { DynamoDBStreamEvent } from 'aws-lambda'
import type { Key } from '#core/ports.ts'
import { keyText } from '#core/records/keys.ts'
import type { Engine } from '../engine/engine.ts'
import type { Random } from '../engine/random.ts'
import type { Ending, Task } from '../engine/task.ts'
import { MINUTE } from '../engine/when.ts'
import { failedQueue } from './failed-queue.ts'
import type { RoomName, Rooms } from './rooms.ts'

interface Wires {
  readonly engine: Engine
  readonly random: Random
  readonly rooms: Rooms
  /** How far off the clock of whoever answers is, in milliseconds. */
  readonly skew: (room: string) => number
}

/** An SMS to the number: the same id however often it is delivered. */
export interface Texted {
  readonly id: string
  readonly from: string
  readonly text: string
}

/** What wakes the rooms that nobody calls, each tried as often as AWS would; what fails for good goes into the queue for that. */
export function triggers({ engine, random, rooms, skew }: Wires) {
  const givenUp = new Set<string>()
  const trigger = (room: RoomName, what: string, event: unknown, ended: (ending: Ending) => void): void =>
    engine.begin({ room, what, skew: skew(room) }, (context) => rooms[room](event, context), ended)
  const failed = failedQueue(engine, (event, ended) => trigger('on-failed', 'a message', event, ended))

  /** Scheduler brings a wake-up: three tries. */
  function wake(key: Key, tries = 3): void {
    trigger('on-time', JSON.stringify(key), key, ({ how }) => {
      if (how === 'done') return
      if (tries > 1) return engine.at(engine.now() + (4 - tries) * MINUTE, () => wake(key, tries - 1))
      givenUp.add(keyText(key))
      failed.put(random.chance(0.5) ? key : { requestPayload: key })
    })
  }

  /** SNS brings what became of a message: three tries. */
  function receive(message: object, tries = 3): void {
    const event = { Records: [{ Sns: { MessageId: 'm', Message: JSON.stringify(message) } }] }
    trigger('on-receipt', 'message', event, ({ how }) => {
      if (how === 'done') return
      if (tries > 1) return engine.at(engine.now() + 20_000, () => receive(message, tries - 1))
      failed.put({ requestPayload: event })
    })
  }

  /** SNS brings an SMS that somebody sent to the number: three tries, and each may be the second of two. */
  function text(sms: Texted, began: (task: Task) => void, tries = 3): void {
    const message = {
      originationNumber: sms.from,
      destinationNumber: '+358401234590',
      messageKeyword: 'KEYWORD_1',
      messageBody: sms.text,
      inboundMessageId: sms.id,
    }
    const event = { Records: [{ Sns: { MessageId: 'm', Message: JSON.stringify(message) } }] }
    const run = (given: unknown, context: object) => {
      began(engine.task()!)
      return rooms['on-receipt'](given, context)
    }
    engine.begin(
      { room: 'on-receipt', what: 'sms', skew: skew('on-receipt') },
      (context) => run(event, context),
      ({ how }) => {
        if (how !== 'done' && tries > 1) engine.at(engine.now() + 20_000, () => text(sms, began, tries - 1))
      },
    )
  }

  return {
    text,
    wake,
    receive,
    /** The stream brings a batch; tried again by the stream itself. */
    change: (event: DynamoDBStreamEvent, ended: (ending: Ending) => void): void =>
      trigger('on-change', `${event.Records.length} records`, event, ended),
    sweep: (): void => trigger('sweep', 'everything due', {}, () => {}),
    /** Keys whose wake-up failed as often as it is tried. */
    givenUp: givenUp as ReadonlySet<string>,
  }
}
