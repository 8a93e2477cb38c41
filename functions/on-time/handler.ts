import { advance } from '#core/flow.ts'
import type { SendingPorts } from '#core/notice/sending.ts'
import { readKey } from '#web/read-key.ts'
import { trigger } from '#web/trigger.ts'

/**
 * A wake-up: the record's time has come, or had when it was set; `advance` finds out. Whatever is thrown is thrown on:
 * Lambda tries twice more and then keeps the event in the dead-letter queue, where an alarm looks.
 */
export function createOnTime(ports: SendingPorts) {
  async function handle(event: unknown): Promise<void> {
    const key = readKey(event)
    if (key) await advance(ports, key)
    else ports.log({ event: 'on-time.unreadable' })
  }
  return trigger(ports.log, 'on-time', handle)
}
