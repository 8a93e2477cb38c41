import { callFor } from '../commit/call.ts'
import { transact } from '../commit/transact.ts'
import { wordless } from '../partner/texts.ts'
import { SYSTEM } from '../policy/actor.ts'
import type { Ports } from '../ports.ts'
import { isNewer } from '../records/newer.ts'
import type { Step } from '../records/steps.ts'
import type { Text } from '../records/text.ts'
import { refuse } from '../refusal.ts'
import type { Told } from './lost.ts'

/** What took somebody's words away, and how their record stood from then on. Whatever else erases one day belongs here. */
const ERASED: Partial<Readonly<Record<Step, Text['state']>>> = { 'text.handled': 'handled', 'text.gone': 'gone' }

/**
 * What had been erased, and the table remembers, is erased once more before anybody is let in. That it was is known by the
 * audit outside, which holds no word of it. Done again it changes nothing.
 */
export async function eraseAgain(ports: Ports, org: string, lost: readonly Told[]): Promise<void> {
  const call = callFor(ports, org, SYSTEM)
  for (const { kind, key, what } of lost.flatMap(({ changes }) => changes)) {
    const state = ERASED[what as Step]
    if (kind !== 'text' || !state) continue
    await transact<Text, Text>(call, {
      subject: ({ partnerId }) => partnerId,
      load: async () => ((await call.store.get(key)) as Text | undefined) ?? refuse('NOT_FOUND'),
      decide: (text, work) =>
        text.state !== 'unread' || isNewer(text) ? text : work.change(text)(() => ({ ...wordless, state }), `text.${state}`),
    })
  }
}
