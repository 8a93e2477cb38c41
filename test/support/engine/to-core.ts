import type { Candidate, Card } from '#core/records/partner.ts'
import type { Request as CoreRequest } from '#core/records/request.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { CHANNELS } from '#core/reference/channels.ts'
import type { Partner, Request, Snapshot } from '#engine/snapshot/snapshot.ts'
import { type Language, languageFacts } from '#core/reference/languages.ts'
import { candidate, request, tenant } from '../../unit/matching/builders.ts'
import { WRITTEN } from './registers.ts'

/** The same request, partners and settings as the product has them: what it answers is what the engine is held against. */
export const requestInCore = (one: Request): CoreRequest =>
  request({
    id: one.id,
    workerId: one.worker,
    channel: one.channel as CoreRequest['channel'],
    phases: [...(one.phases.leading === undefined ? [] : [one.phases.leading]), ...one.phases.further] as CoreRequest['phases'],
    area: one.area,
    ...(one.phases.leading !== undefined && { leading: one.phases.leading as NonNullable<CoreRequest['leading']> }),
    audience: one.livedAs === undefined ? 'professional' : one.minors ? 'child' : 'parent',
    languages: one.languages.map((word) => word.replace(WRITTEN, '')) as Language[],
    ...(one.languages.some((word) => word.endsWith(WRITTEN)) && { manner: 'written' as const }),
    interpreter: one.interpreter,
    ...(one.interpreterTo && { interpreterTo: one.interpreterTo[0] as Language }),
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

function knownInCore({ code: word, level }: Partner['languages'][number]): Card['languages'][number] {
  const code = word.replace(WRITTEN, '') as Language
  return { code, level, manner: word.endsWith(WRITTEN) ? 'written' : languageFacts[code].signed ? 'signed' : 'spoken' }
}

export const candidateInCore = (one: Partner): Candidate => {
  const {
    organisation,
    roles,
    experience,
    livedAs = [],
    languages,
    areas,
    modes,
    availability,
    travelMinutes,
    capacity,
    conflicts,
  } = one
  const { extractOn, ...until } = one.checks
  const card = {
    id: one.id,
    state: one.paused ? 'paused' : 'active',
    organisation,
    roles,
    experience,
    livedAs,
    languages: languages.map(knownInCore),
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
    checkBases: CHANNELS.map((channel) => ({ channel, audience: 'child', basis: '504/2002', on: '2026-01-01', by: 'x' })),
    settings: { ...plain.settings, extractMonths },
  })
}
