import type * as z from 'zod'
import type { Sending } from '#core/notice/see-sending.ts'
import { limitOf, type Standstill } from '#core/records/standstill.ts'
import type { sendingShape } from '../shapes/sending.ts'
import { at } from './common.ts'

export function showSending({ on, held }: Sending): z.infer<typeof sendingShape> {
  const { goes, needless, tooLate, more } = held
  return { on: on.map(showStandstill), held: { goes: { ...goes }, needless: { ...needless }, tooLate: { ...tooLate }, more } }
}

function showStandstill(one: Standstill) {
  const { id, since, code, why, due } = one
  const isAccount = id === 'sms' || id === 'email'
  return {
    id,
    since: at(since)!,
    limit: isAccount ? limitOf(one) : undefined,
    code,
    why,
    next: isAccount && due !== null ? at(due) : undefined,
  }
}
