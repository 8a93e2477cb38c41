import type { Mail, Ports, Sms, Wakeups } from '#core/ports.ts'
import { type Environment, settings } from '#settings/environment.ts'
import { clock } from './clock.ts'
import { schedulerWakeups } from './scheduler.ts'
import { sesMail } from './ses.ts'
import { endUserMessaging } from './sms.ts'
import { tablePorts } from './table-ports.ts'

/**
 * Everything on AWS, for the rooms that advance records. Throws at start where a setting is missing.
 * The clients of Scheduler, SES and SMS are loaded at their first use.
 */
export function awsPorts(env: Environment): Ports {
  return { ...tablePorts(env), wakeups: awsWakeups(env), mail: awsMail(env), sms: awsSms(env), phones: { mobile: never } }
}

async function never(): Promise<never> {
  throw new Error('a room that advances records reads no telephone numbers: whoever takes them in does')
}

export function awsWakeups(env: Environment): Wakeups {
  return schedulerWakeups(settings(env, 'SCHEDULE_GROUP', 'SCHEDULE_ROLE_ARN', 'ON_TIME_ARN', 'WAKEUP_DLQ_ARN'), clock)
}

export function awsMail(env: Environment): Mail {
  return sesMail(settings(env, 'MAIL_FROM', 'MAIL_CONFIGURATION_SET'))
}

export function awsSms(env: Environment): Sms {
  return endUserMessaging(settings(env, 'SMS_SENDER', 'SMS_CONFIGURATION_SET'))
}
