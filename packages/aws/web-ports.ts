import type { Ports } from '#core/ports.ts'
import { phones } from '#phones/phones.ts'
import type { Environment } from '#settings/environment.ts'
import { tablePorts } from './table-ports.ts'

/**
 * Ports for a room that answers people and machines: a web handler never sends or schedules
 * (ARCHITECTURE.md: The way of the data), so trying is a bug. Its bundle holds no client of Scheduler, SES or SMS.
 */
export function webPorts(env: Environment): Ports {
  return { ...tablePorts(env), wakeups: { ensure: never }, mail: { send: never }, sms: { send: never }, phones }
}

async function never(): Promise<never> {
  throw new Error('a web handler never sends or schedules: commit a record that waits for it')
}
