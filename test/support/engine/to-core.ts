import type { Candidate } from '#core/records/partner.ts'
import type { Request as CoreRequest } from '#core/records/request.ts'
import type { Tenant } from '#core/records/tenant.ts'
import type { Partner, Request, Snapshot } from '#engine/snapshot/snapshot.ts'
import { candidate, request, tenant } from '../../unit/matching/builders.ts'

/** The same request, partners and settings as the product has them: what it answers is what the engine is held against. */
export const requestInCore = (one: Request): CoreRequest =>
  request({
    id: one.id,
    workerId: one.worker,
    channel: one.channel as CoreRequest['channel'],
    phases: [...(one.phases.leading === undefined ? [] : [one.phases.leading]), ...one.phases.further] as CoreRequest['phases'],
    area: one.area,
    audience: one.minors ? 'child' : 'parent',
    languages: one.languages as CoreRequest['languages'],
    interpreter: one.interpreter,
    windows: one.windows,
    ...(one.needBy !== undefined && { needBy: one.needBy }),
    durationMinutes: one.durationMinutes,
    mode: one.mode,
    preferences: {
      ...(one.wishes.partner !== undefined && { partnerId: one.wishes.partner }),
      ...(one.wishes.gender !== undefined && { gender: one.wishes.gender }),
    },
    refusedPartners: one.excluded,
  })

export const candidateInCore = (one: Partner): Candidate => {
  const { organisation, roles, experience, languages, areas, modes, availability, travelMinutes, capacity, conflicts } = one
  const { extractOn, ...until } = one.checks
  const card = {
    id: one.id,
    state: one.paused ? 'paused' : 'active',
    organisation,
    roles,
    experience,
    languages,
    areas,
    modes,
    availability,
    travelMinutes,
    capacity,
    conflicts,
    ...(one.gender && { gender: one.gender }),
    ...(one.earningsCap !== undefined && { earningsCap: one.earningsCap }),
    checks: {
      ...until,
      ...(extractOn && {
        extract: {
          checkedOn: extractOn,
          basis: '504/2002',
          checkedBy: 'x',
        },
      }),
    },
  }
  const diary = {
    id: one.id,
    bookings: one.booked
      .filter((b) => !b.held)
      .map(({ start, end, mode, request: requestId }, n) => ({ start, end, mode, requestId, meetingId: `m${n}` })),
    holds: one.booked
      .filter((b) => b.held)
      .map(({ start, end, mode, request: requestId }, n) => ({
        requestId,
        mode,
        slots: [{ start, end }],
        firm: true,
        offerId: `o${n}`,
        until: end,
      })),
    families: one.families.filter((id) => !one.booked.some((b) => b.held && b.request === id)),
    months: one.months,
    weeks: one.weeks,
  }
  return candidate(card as never, diary)
}

export const tenantInCore = ({ agreements, rates, extractMonths }: Snapshot): Tenant => {
  const plain = tenant()
  return tenant({
    agreements: agreements.map((one) => ({ ...one, county: '05' })) as never,
    rates: rates as never,
    settings: { ...plain.settings, extractMonths },
  })
}
