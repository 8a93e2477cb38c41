import { callFor } from '#core/commit/call.ts'
import { holdAll, liftAll } from '#core/notice/hold-sending.ts'
import { SYSTEM } from '#core/policy/actor.ts'
import type { Instant, Item, Key } from '#core/ports.ts'
import { keyText } from '#core/records/keys.ts'
import { DEPLOYMENT } from '#core/records/standstill.ts'
import { type Checked, restoreCheck } from '#core/restore/check.ts'
import { ok, type World } from './world.ts'

const everywhere = (w: World) => callFor(w.ports, DEPLOYMENT, SYSTEM)

/** From now on each commit's audit record is kept outside, as `on-commit` keeps it, and each message's receipt, as `on-receipt` does. */
export function keptOutside(w: World): void {
  const { table, outside, clock } = w.ports
  let n = 0
  table.subscribe(({ item }) => {
    if (item?.['kind'] === 'event') void outside.keep(`commits-${n++}`, item['at'] as string, [{ kind: 'commit', event: item }])
  })
  for (const sender of [w.ports.sms, w.ports.mail]) {
    const reply = sender.reply as (message: { readonly tag: string }) => ReturnType<typeof sender.reply>
    sender.reply = (message: { readonly tag: string }) => {
      const [pk = '', sk = ''] = message.tag.split('|')
      const at = clock.now()
      void outside.keep(`receipt-${n++}`, at, [{ kind: 'receipt', key: { pk, sk }, at, delivered: true }])
      return reply(message)
    }
  }
}

/** Puts a snapshot in place of the table, under the hold, as a restore does. The clock goes on. */
export async function putBack(w: World, items: readonly Item[]): Promise<void> {
  w.ports.table.restore({ items })
  ok(await holdAll(everywhere(w), 'Palautus.'))
}

export async function check(w: World, until: Instant, kept = w.ports.outside.kept()): Promise<readonly Checked[]> {
  const held = new Set(w.items().map(keyText))
  return restoreCheck(w.ports, kept, { has: (key: Key) => held.has(keyText(key)), until })
}

export const lift = async (w: World): Promise<void> => void ok(await liftAll(everywhere(w)))

/**
 * What has gone to whom: the same words (but for the link) by the same message; a question about the same request, whichever
 * question it was and until whenever it could be answered.
 */
const said = (w: World) => {
  const mails = w.ports.mail.handed.map(({ subject, text, ...one }) => ({ ...one, text: `${subject} ${text}` }))
  return [...w.ports.sms.handed, ...mails].map(({ to, text, tag }) => {
    const notice = tag.replace(/-v\d+-/, '-')
    const request = /^(.*)\.offer-[0-9a-z]+-v/.exec(tag)?.[1]
    return request ? `${to} asked ${request}` : `${to} ${notice} ${text.replaceAll(/https:\S+/g, 'L')}`
  })
}
export const doubled = (w: World): string[] => said(w).filter((one, n, all) => all.indexOf(one) !== n)
