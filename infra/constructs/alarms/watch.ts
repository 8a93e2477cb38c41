import { Duration } from 'aws-cdk-lib'
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch'
import type { Function } from 'aws-cdk-lib/aws-lambda'
import type { Room } from '../../rooms.ts'
import type { Settings } from '../../settings.ts'
import type { FailureQueues } from '../failure-queues.ts'
import type { FrontDoor } from '../front-door.ts'

/** What is looked at, and by what it is measured. */
export interface House {
  readonly functions: Readonly<Record<Room, Function>>
  readonly queues: FailureQueues
  readonly door: FrontDoor
  readonly settings: Settings
}

/**
 * `wake`: people see an error, or what should happen does not, and no retry mends it. `tomorrow`: somebody must look, and
 * nothing is lost or late meanwhile but what a coordinator already sees.
 */
export type Severity = 'wake' | 'tomorrow'

/** One alarm. What to do stands in docs/operations.md, under its id. */
export interface Watch {
  readonly id: string
  readonly severity: Severity
  /** What it means, in a sentence or two. */
  readonly says: string
  readonly metric: IMetric
  /** Rings from here on; 1 by default, or below it where `below`. */
  readonly threshold?: number
  readonly below?: true
  /** Periods in a row; one by default. */
  readonly periods?: number
  /** Where nothing was measured: `rings`; `stays`, as it was, since its end is measured too; else it is over. */
  readonly silence?: 'rings' | 'stays'
}

/** How often is looked: a sweep's time. */
export const FIVE = { period: Duration.minutes(5) }
