import { createHash } from 'node:crypto'
import type { SchedulerClient } from '@aws-sdk/client-scheduler'
import { Unavailable } from '#core/ports.ts'
import type { Clock, Instant, Key, Wakeups } from '#core/ports.ts'
import { SCHEDULER } from './meanings.ts'
import { meaningOf } from './trouble.ts'

/** Where wake-ups are kept and whom they poke. */
export interface SchedulerSettings {
  readonly SCHEDULE_GROUP: string
  readonly SCHEDULE_ROLE_ARN: string
  readonly ON_TIME_ARN: string
  readonly WAKEUP_DLQ_ARN: string
}

/** Scheduler refuses an `at()` that is past when it gets there, and fires to the minute: never closer than this. */
const SOONEST_MS = 2 * 60_000

/**
 * Wake-ups by EventBridge Scheduler: one-off schedules, deleted after firing, never edited or cancelled.
 * The name is made of key and due, so a second one for the same is a conflict, which means done.
 * Throws `Unavailable` when it could not be learnt whether the wake-up exists; the sweep is the safety net.
 */
export function schedulerWakeups(settings: SchedulerSettings, clock: Clock): Wakeups {
  let client: Promise<SchedulerClient> | undefined
  return {
    async ensure(key, at) {
      const { CreateScheduleCommand, SchedulerClient } = await import('@aws-sdk/client-scheduler')
      client ??= Promise.resolve(
        new SchedulerClient({
          maxAttempts: 3, // safe to repeat: the name is the idempotency key
          requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
        }),
      )
      const name = wakeupName(key, at)
      try {
        await (
          await client
        ).send(
          new CreateScheduleCommand({
            Name: name,
            ClientToken: name,
            GroupName: settings.SCHEDULE_GROUP,
            ScheduleExpression: atExpression(notTooSoon(at, clock.now())),
            ScheduleExpressionTimezone: 'UTC',
            FlexibleTimeWindow: { Mode: 'OFF' },
            ActionAfterCompletion: 'DELETE',
            Target: {
              Arn: settings.ON_TIME_ARN,
              RoleArn: settings.SCHEDULE_ROLE_ARN,
              DeadLetterConfig: { Arn: settings.WAKEUP_DLQ_ARN },
              // After an hour the sweep has long been there; more tries would only poke the finished.
              RetryPolicy: { MaximumEventAgeInSeconds: 3_600, MaximumRetryAttempts: 5 },
              Input: JSON.stringify({ pk: key.pk, sk: key.sk }),
            },
          }),
        )
      } catch (error) {
        if (error instanceof Error && error.name === 'ConflictException') return
        throw meaningOf(error, SCHEDULER) === 'thrown' ? error : new Unavailable('scheduler', error)
      }
    },
  }
}

/** 43 characters of `0-9a-zA-Z-_`, the same for the same key and due. */
export function wakeupName(key: Key, at: Instant): string {
  return createHash('sha256').update(`${key.pk}|${key.sk}|${at}`).digest('base64url')
}

function notTooSoon(at: Instant, now: Instant): number {
  return Math.max(Date.parse(at), Date.parse(now) + SOONEST_MS)
}

/** Scheduler knows whole seconds: up, so that it never fires before its time. */
function atExpression(epochMs: number): string {
  const second = new Date(Math.ceil(epochMs / 1000) * 1000).toISOString()
  return `at(${second.slice(0, 19)})`
}
