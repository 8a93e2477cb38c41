import type { Call } from '../commit/call.ts'
import { transact } from '../commit/transact.ts'
import { whyNot } from '../policy/may.ts'
import { keys } from '../records/keys.ts'
import { atRest } from '../records/record.ts'
import type { Tenant } from '../records/tenant.ts'
import type { Text } from '../records/text.ts'
import { type Refusal, isRefusal, refuse } from '../refusal.ts'
import { getTenant } from '../relationship/register.ts'
import { earliest } from '../time/instant.ts'
import { addWorkingHours, OFFICE } from '../time/working-days.ts'

const load = async ({ store }: Call, id: string): Promise<Text | Refusal> =>
  ((await store.get(keys.text(store.org, id))) as Text | undefined) ?? refuse('NOT_FOUND')

/** Its words, which are kept no longer than they are of use. */
export const wordless = { ...atRest, said: undefined, withheld: undefined } as const

/** A coordinator has read what a partner wrote and seen to it: the words go. Refuses FORBIDDEN, NOT_FOUND, WRONG_STATE. */
export async function handleText(call: Call, id: string): Promise<Text | Refusal> {
  const barred = whyNot(call.by, 'text.handle')
  if (barred) return refuse(barred)
  return transact<Text, Text>(call, {
    subject: ({ partnerId }) => partnerId,
    load: () => load(call, id),
    decide: (text, work) =>
      text.state === 'unread'
        ? work.change(text)(() => ({ ...wordless, state: 'handled' }), 'text.handled')
        : refuse('WRONG_STATE', { detail: { state: text.state } }),
  })
}

/** `reading`: it stays the coordinator's until they say so, but no longer than its words may be kept. That somebody wants no SMS is kept until it is read. */
export async function lookAtText(call: Call, { id }: Text): Promise<Text | Refusal> {
  return transact<{ text: Text; tenant: Tenant }, Text>(call, {
    subject: ({ text }) => text.partnerId,
    async load() {
      const [text, tenant] = await Promise.all([load(call, id), getTenant(call)])
      return isRefusal(text) ? text : { text, tenant }
    },
    decide({ text, tenant: { settings } }, work) {
      if (text.waitsFor !== 'reading' || text.due === null || text.due > work.now) return text
      if (text.about === 'words' && work.now >= text.until)
        return work.change(text)(() => ({ ...wordless, state: 'gone' }), 'text.gone')
      return work.change(text)(() => ({ due: untilNextLook(work.now, text, settings), attempts: 0 }), 'text.unread')
    },
  })
}

/** Reminded of in office hours; and when its words must go. */
export function untilNextLook(now: string, text: Pick<Text, 'about' | 'until'>, settings: Tenant['settings']): string {
  const next = addWorkingHours(now, settings.coordinatorHours, OFFICE)
  return text.about === 'stop' ? next : earliest(next, text.until)
}
