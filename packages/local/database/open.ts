import type { DynamoDBRecord } from 'aws-lambda'
import type { Room } from '../../../infra/rooms.ts'
import type { Backing } from '../backing.ts'
import { credentials, environmentOf } from '../environment.ts'
import { memoryBacking } from '../memory/memory-backing.ts'
import type { Settings } from '../settings.ts'
import type { Shelf } from '../shelf.ts'
import { chooseDatabase } from './choose.ts'
import { dynamoBacking } from './dynamo-backing.ts'

export interface OpenOptions {
  readonly settings: Settings
  readonly publicUrl: string
  /** Where Scheduler, SES and SMS are pretended. */
  readonly services: string
  readonly checkpoints: Shelf<string>
  readonly log: (room: Room, text: string) => void
  readonly take: (records: readonly DynamoDBRecord[]) => Promise<void>
  readonly broke: (why: string) => void
}

/** Chooses the database and starts it with the functions that work on it. */
export async function openBacking(options: OpenOptions): Promise<Backing> {
  const { settings, publicUrl, services, broke } = options
  const chosen = await chooseDatabase(settings, (why) => broke(`The database emulator died (${why}).`))
  const keys = credentials(settings.endpoint, process.env)
  if (chosen.kind === 'memory') return memoryBacking({ ...options, line: chosen.line, keys })
  const endpoints = { publicUrl, services, dynamodb: chosen.endpoint, table: settings.table }
  try {
    const backing = await dynamoBacking({
      ...options,
      ...chosen,
      tableName: settings.table,
      keys,
      bundles: settings.bundles,
      environment: (room) => environmentOf(room, endpoints, keys),
      failed: (error) =>
        broke(`The database stopped answering (${error instanceof Error ? error.message || error.name : String(error)}).`),
    })
    return {
      ...backing,
      // a getter would be copied as it is now
      get feed() {
        return backing.feed
      },
      async stop() {
        await backing.stop()
        await chosen.emulator?.stop()
      },
    }
  } catch (error) {
    await chosen.emulator?.stop()
    throw error
  }
}
