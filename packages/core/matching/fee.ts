import type { Channel } from '../reference/channels.ts'
import { type Outcome, PAID } from '../records/meeting.ts'
import { NO_SHOW_PAY, rateFor, type Tenant } from '../records/tenant.ts'

/** How much of the fee an outcome pays, percent: by the tenant's rule where the partner came and the family did not. */
export function paidOf(outcome: Outcome, { settings }: Pick<Tenant, 'settings'>): number {
  if (outcome === 'no-show-parent') return NO_SHOW_PAY[settings.noShowPay ?? 'whole']
  return PAID.includes(outcome) ? 100 : 0
}

/** Cents for a meeting of that length on that local date; 0 where the tenant has no rate for it. Started hours count whole quarters. */
export function feeFor(tenant: Pick<Tenant, 'rates'>, channel: Channel, date: string, minutes: number): number {
  const rate = rateFor(tenant, channel, date)
  if (!rate) return 0
  return rate.unit === 'meeting' ? rate.cents : Math.round((Math.ceil(minutes / 15) / 4) * rate.cents)
}
