import { mime } from '#aws/mime.ts'
import { keys } from '#core/records/keys.ts'
import type { Backing } from '../backing.ts'
import { MAIL_FROM } from '../environment.ts'
import { DEMO_ORG } from '../people.ts'
import type { Outbox } from '../services/outbox.ts'
import { makeDemo } from './demo.ts'

/** Fills a database that has no demo yet, and the outbox with what was sent in it. Whether it did. */
export async function seedDemo(
  { table, load }: Pick<Backing, 'table' | 'load'>,
  outbox: Outbox,
  now: string,
  publicUrl: string,
): Promise<boolean> {
  if (await table.stores.open(DEMO_ORG).get(keys.tenant(DEMO_ORG))) return false
  const { items, sent } = await makeDemo(now, publicUrl)
  await load(items)
  for (const line of sent) {
    if (line.channel === 'sms') outbox.addSms(line)
    else outbox.addEmail({ at: line.at, to: line.email.to, raw: mime(line.email, MAIL_FROM) })
  }
  return true
}
