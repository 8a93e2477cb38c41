import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { Clock, Item, Log, Outside } from '#core/ports.ts'
import { type Environment, optional } from '#settings/environment.ts'
import { clock } from './clock.ts'
import { logTo } from './log.ts'
import { awsOutside } from './outside.ts'

/** What the room needs that keeps the audit outside the table, and has none to read. */
export interface KeepingPorts {
  readonly outside: Outside
  readonly log: Log
  readonly clock: Clock
  /** A record from a stream's image of it. */
  readonly itemOf: (image: object) => Item
}

export const itemOf = (image: object): Item => unmarshall(image as Parameters<typeof unmarshall>[0]) as Item

export const keepingPorts = (env: Environment): KeepingPorts => ({
  outside: awsOutside(env),
  log: logTo(optional(env, 'METRICS_NAMESPACE')),
  clock,
  itemOf,
})
