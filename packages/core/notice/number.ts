import type { Instant, Numbered } from '../ports.ts'
import { keyText } from '../records/keys.ts'
import type { Notice } from '../records/notice.ts'
import { asksPartner } from '../records/templates.ts'
import { latest, minutesBetween } from '../time/instant.ts'
import { codesFor } from './codes.ts'
import type { SendingPorts } from './sending.ts'

/** A code is known this long after the last time it is about, so that who answers late hears so. */
const CODE_DAYS = 30
/** That somebody was written to at a number: as long as they may still write to it about that. */
const NUMBER_DAYS = 400
const DAY_SECONDS = 86_400

type Kept = Pick<SendingPorts, 'directory' | 'hash' | 'ids'>

/** By what a number is known here: no key and no log has it. */
export async function numberHash({ directory, hash, ids }: Kept, number: string): Promise<string> {
  const secret = await directory.numberSecret(ids.token())
  return hash(`${secret}${number}`)
}

/**
 * An SMS to a partner, from a number that answers can be sent to: who was written to there, so that what comes from it is
 * theirs; and a code for what it asks, or for each thing it lists. The same question has the same code at the same number. Empty where it cannot be answered.
 */
export async function codesIn(
  ports: SendingPorts,
  notice: Notice,
  { address, since }: { readonly address: string; readonly since?: string | undefined },
): Promise<readonly string[]> {
  if (!ports.takesSms || notice.channel !== 'sms' || notice.to.role !== 'partner') return []
  const hash = await numberHash(ports, address)
  const at = ports.clock.now()
  const real = ports.clock.real()
  const numbered: Numbered = {
    org: notice.org,
    partnerId: notice.to.id,
    requestId: notice.requestId,
    at,
    ...(since !== undefined && { since }),
    expires: real + NUMBER_DAYS * DAY_SECONDS,
  }
  await ports.directory.saveNumber(hash, numbered)
  const last = latest(at, ...notice.facts.slots.map(({ end }) => end))
  const expires = real + CODE_DAYS * DAY_SECONDS + Math.ceil(60 * minutesBetween(at, last))
  const asked = notice.facts.asks ?? (hasCode(notice) ? [{ subject: notice.subject, ...oneTime(notice) }] : [])
  const codes: string[] = []
  for (const one of asked) {
    const code = await firstFree(ports, hash, { ...numbered, ...one, expires })
    if (code === undefined) return []
    codes.push(code)
  }
  return codes
}

/** What is asked; and a yes that may be taken back, by the code that it was said by. */
const hasCode = ({ template, facts }: Notice): boolean => asksPartner(template) || facts.reply === 'yes'

/** What it asks about, where that is one time. */
function oneTime({ facts: { slots } }: Notice): { readonly start?: Instant } {
  const [only, ...more] = slots
  return only && more.length === 0 ? { start: only.start } : {}
}

/** None where all are other questions': then it is answered by the link alone. */
async function firstFree(
  { directory, hash: digest }: SendingPorts,
  hash: string,
  numbered: Numbered & Required<Pick<Numbered, 'subject'>>,
): Promise<string | undefined> {
  for (const code of codesFor(digest(`${keyText(numbered.subject)} ${numbered.start ?? ''}`))) {
    if (await directory.takeCode(hash, { ...numbered, code })) return code
  }
  return undefined
}
