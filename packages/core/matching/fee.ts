import type { Channel } from '../reference/channels.ts'
import type { Rate, Tenant } from '../records/tenant.ts'

/** The rate in force on that local date. */
export const rateFor = ({ rates }: Pick<Tenant, 'rates'>, channel: Channel, date: string): Rate | undefined =>
  rates.find((one) => one.channel === channel && one.validFrom <= date && (one.validTo === undefined || date <= one.validTo))

/** Cents for a meeting of that length on that local date; 0 where the tenant has no rate for it. Started hours count whole quarters. */
export function feeFor(tenant: Pick<Tenant, 'rates'>, channel: Channel, date: string, minutes: number): number {
  const rate = rateFor(tenant, channel, date)
  if (!rate) return 0
  return rate.unit === 'meeting' ? rate.cents : Math.round((Math.ceil(minutes / 15) / 4) * rate.cents)
}
