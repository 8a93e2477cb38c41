import type * as z from 'zod'
import { type Card, type Contact, type Diary, languagesOf, livedAsOf } from '#core/records/partner.ts'
import { organisationOf } from '#core/records/organisation.ts'
import { withOffset } from '#core/time/zone.ts'
import type { partnerShape } from '../shapes/partner.ts'
import { at, slot, slots, waiting } from './common.ts'

type Shown = z.infer<typeof partnerShape>

export function showPartner(card: Card, contact?: Contact, diary?: Diary): Shown {
  return {
    ...waiting(card),
    state: card.state,
    createdAt: withOffset(card.createdAt),
    firstName: card.firstName,
    introduction: card.introduction,
    organisation: card.organisation,
    organisationId: organisationOf(card),
    roles: [...card.roles],
    experience: [...card.experience],
    livedAs: [...livedAsOf(card)],
    languages: languagesOf(card).map(({ code, level, manner }) => ({ code, level, manner })),
    areas: [...card.areas],
    modes: [...card.modes],
    gender: card.gender,
    availability: showAvailability(card),
    travelMinutes: card.travelMinutes,
    pausedUntil: at(card.pausedUntil),
    capacity: showCapacity(card),
    earningsCap: card.earningsCap,
    urgentAtNight: card.urgentAtNight,
    contactBy: [...card.contactBy],
    ways: { ask: card.ways?.ask, atOnce: card.ways?.atOnce, rest: card.ways?.rest },
    showsNumber: card.showsNumber,
    speaks: card.speaks,
    checks: showChecks(card),
    contact: contact && { name: contact.name, phone: contact.phone, email: contact.email, payrollNumber: contact.payrollNumber },
    bookings: diary?.bookings.map(({ meetingId, requestId, mode, asked, ...time }) => ({
      meetingId,
      requestId,
      ...slot(time),
      mode,
      asked,
    })),
    families: diary && [...diary.families],
  }
}

function showAvailability({ availability: { weekly, extra, away } }: Card): Shown['availability'] {
  return {
    weekly: weekly.map(({ day, from, to, validFrom, validTo }) => ({ day, from, to, validFrom, validTo })),
    extra: slots(extra),
    away: slots(away),
  }
}

function showCapacity({ capacity: { families, meetingsPerDay, hoursPerMonth, offersPerWeek } }: Card): Shown['capacity'] {
  return { families, meetingsPerDay, hoursPerMonth, offersPerWeek }
}

function showChecks({ checks: { undertakingUntil, agreementUntil, extract } }: Card): Shown['checks'] {
  const shown = extract && { checkedOn: extract.checkedOn, basis: extract.basis, checkedBy: extract.checkedBy }
  return { undertakingUntil, agreementUntil, extract: shown }
}
