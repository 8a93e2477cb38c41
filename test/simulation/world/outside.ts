import type { DynamoDBStreamEvent } from 'aws-lambda'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { Item, Log } from '#core/ports.ts'
import { memoryOutside, type MemoryOutside } from '#memory/outside.ts'
import type { Written } from '#memory/table.ts'
import { createOnCommit } from '../../../functions/on-commit/handler.ts'
import type { Engine } from '../engine/engine.ts'
import type { Random } from '../engine/random.ts'
import { MINUTE } from '../engine/when.ts'
import { recordOf } from './stream.ts'

export interface Kept {
  readonly outside: MemoryOutside
  note(changes: readonly Written[]): void
  /** Whether all that was committed is known outside by now. */
  readonly isThrough: () => boolean
}

/**
 * What is kept outside the table, by `on-commit` and its stream: seconds behind what is committed, or many minutes, in no
 * order, now and then twice. It lives on when the table is lost.
 */
export function keptOutside(engine: Engine, random: Random, log: Log): Kept {
  const outside = memoryOutside()
  const keep = createOnCommit({ outside, log, itemOf: (image) => unmarshall(image as Parameters<typeof unmarshall>[0]) as Item })
  let sequence = 0
  let waiting = 0

  function bring(event: DynamoDBStreamEvent, times: number): void {
    waiting++
    const wait = random.chance(0.05) ? random.whole(1, 30) * MINUTE : random.whole(100, 4000)
    engine.at(engine.now() + wait, () =>
      engine.begin(
        { room: 'on-commit', what: `${event.Records.length} records` },
        () => keep(event, {} as never) as Promise<unknown>,
        () => {
          waiting--
          if (times > 1) bring(event, times - 1)
        },
      ),
    )
  }
  return {
    outside,
    note(changes) {
      const Records = changes.flatMap(({ item }) => (item?.['kind'] === 'event' ? [recordOf(++sequence, item)] : []))
      if (Records.length > 0) bring({ Records }, random.chance(0.1) ? 2 : 1)
    },
    isThrough: () => waiting === 0,
  }
}
