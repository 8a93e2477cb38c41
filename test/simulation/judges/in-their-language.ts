import type { Notice } from '#core/records/notice.ts'
import type { Staff } from '#core/records/staff.ts'
import type { Passed } from '../world/services.ts'
import type { Records } from '../world/records.ts'

/** What every message of a language says before its link, or greets with; each only in that language. */
const SAYS: Readonly<Record<string, RegExp>> = {
  fi: /Hei!|Tiedot: |hjeet: |astaa: | mennessä: |aikasi: /,
  sv: /Hej!|Mer info: |nvisningar: |vara: |Svara |Dina tider: /,
  en: /Hello!|Hi!|Details: |etails: |Answer/,
}

/** Each reader is written to in their own language (`core/notice/address.ts`): what is not, in words. */
export function foreign(records: Records, { id, to, channel }: Notice, { text, html = '' }: Passed): string[] {
  const [tenant] = records.all('tenant')
  const usual = tenant?.settings.language ?? 'fi'
  const staff = records.items().find((one) => one['kind'] === 'staff' && one['id'] === to.id) as Staff | undefined
  const card = records.all('card').find((one) => one.id === to.id)
  const own = (to.role === 'partner' ? card?.speaks : to.role === 'worker' ? staff?.language : undefined) ?? usual
  const others = Object.keys(SAYS).filter((one) => one !== own && SAYS[one]!.test(text) && !SAYS[own]!.test(text))
  const marked = channel === 'sms' || html.includes(`<html lang="${own}"`)
  return others.length > 0 || !marked
    ? [`notice ${id} is in ${others.join() || 'another language'}, and ${to.id} reads ${own}`]
    : []
}
