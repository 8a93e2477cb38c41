import type { Call } from '../commit/call.ts'
import { whyNot } from '../policy/may.ts'
import { isFull, type Tally, tallyDay } from '../records/tally.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { findPartnerCard } from '../relationship/register.ts'
import { findStaff } from '../staff/find.ts'
import { localDate } from '../time/zone.ts'

/** Who has come to the end of what one person may do in a day, by name: for the coordinator, beside the open work. */
export async function brakedToday(call: Call): Promise<{ items: string[] } | Refusal> {
  const barred = whyNot(call.by, 'queue.see')
  if (barred) return refuse(barred)
  const { items } = await call.store.query({ partition: tallyDay(call.store.org, localDate(call.now)) })
  const full = (items as unknown as Tally[]).filter(isFull)
  return { items: await Promise.all(full.map(({ by }) => nameOf(call, by))) }
}

async function nameOf(call: Call, by: string): Promise<string> {
  const [role, id = ''] = by.split(':')
  if (role === 'partner') return (await findPartnerCard(call, id))?.firstName ?? id
  return (await findStaff(call, id))?.name ?? id
}
