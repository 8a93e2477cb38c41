import type { Context } from 'aws-lambda'
import type { SendingPorts } from '#core/notice/sending.ts'
import { trigger } from '#web/trigger.ts'
import { sweep, type Swept, type SweepSettings } from './sweep.ts'

const SETTINGS: SweepSettings = { page: 1_000, ahead: 50_000, handful: 200, atOnce: 16, reserve: 20_000 }

/**
 * The guarantee behind the triggers: whatever is due and nobody woke is advanced, the longest overdue first, each tenant in
 * turn. It goes on as long as it may run, and the next begins half a minute after such a one, so that what an outage leaves
 * is worked off without a pause. What cannot be advanced costs a read and keeps nobody else waiting, however much of it there
 * is; what ended an earlier sweep by force comes last and alone, and where it ends two more a coordinator owns it.
 */
export function createSweep(ports: SendingPorts, settings: SweepSettings = SETTINGS) {
  async function handle(_event: unknown, context: Pick<Context, 'getRemainingTimeInMillis'>): Promise<Swept> {
    const hasTime = () => context.getRemainingTimeInMillis() > settings.reserve
    const swept = await sweep(ports, settings, hasTime)
    ports.log({ event: 'sweep.done', ...swept })
    return swept
  }
  return trigger(ports.log, 'sweep', handle)
}
