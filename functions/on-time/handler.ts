import { advance } from '#core/flow.ts'
import type { SendingPorts } from '#core/notice/sending.ts'
import { readKey } from '#web/read-key.ts'
import { trigger } from '#web/trigger.ts'

/**
 * A wake-up: the record's time has come, or had when it was set; `advance` finds out. Whatever is thrown is thrown on:
 * Lambda tries twice more and then leaves the event in `failed`, where on-failed looks afresh. What cannot be read is
 * logged (an alarm counts such lines) and let go: the record itself stays in the `due` index, where the sweep finds it.
 */
export function createOnTime(ports: SendingPorts) {
  async function handle(event: unknown): Promise<void> {
    const key = readKey(event)
    if (key) await advance(ports, key)
    else ports.log({ event: 'on-time.unreadable' })
  }
  return trigger(ports.log, 'on-time', handle)
}
