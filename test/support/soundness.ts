import { reminderTimes } from '#core/meeting/reminders.ts'
import type { Card, Diary } from '#core/partner/partner.ts'
import type { Offer } from '#core/offer/offer.ts'
import { isLive } from '#core/record.ts'
import { DEFAULT_SETTINGS } from '#core/tenant/tenant.ts'
import { meetings, remindersOf, requests } from './story.ts'
import type { World } from './world.ts'

/** Everything that must hold whenever nothing is due: what is wrong, in words; empty when all is well. */
export function unsound(w: World): string[] {
  return [...restless(w), ...wronglyReminded(w), ...diariesAstray(w), ...unowned(w)]
}

/** A live record waits with a due, an owner and a reason; one at rest has neither due nor owner. */
function restless(w: World): string[] {
  return w.items().filter(isLive).flatMap((live) => {
    const rests = live.waitsFor === 'nothing'
    const fields = [live.due === null, live.owner === 'nobody', live.reason === 'none', live.duePk === undefined]
    return fields.every((one) => one === rests) ? [] : [`${live.kind} ${live.id} waits for ${live.waitsFor}, due ${live.due}, owner ${live.owner}`]
  })
}

/** A meeting that waits for its time has exactly the reminders still ahead; any other has none. */
function wronglyReminded(w: World): string[] {
  const now = w.ports.clock.now()
  return meetings(w).flatMap((meeting) => {
    const times = reminderTimes(meeting.start, DEFAULT_SETTINGS)
    const due = meeting.state === 'scheduled' && meeting.waitsFor === 'start'
    const ahead = due ? Object.entries(times).filter(([, at]) => at > now) : []
    const wanted = ahead.flatMap(([mark, at]) => {
      const template = mark === 'dayBefore' ? 'reminder-day' : 'reminder-hours'
      return [`${template} sms partner ${at}`, `${template} email partner ${at}`, `meeting-reminder email worker ${at}`]
    })
    const found = remindersOf(w, meeting.id)
    return found.join() === wanted.toSorted().join() ? [] : [`meeting ${meeting.id} (${meeting.waitsFor}): reminders ${found.join(', ') || 'none'}`]
  })
}

/** A diary holds exactly what its partner has promised: meetings, open and held offers, relationships. */
function diariesAstray(w: World): string[] {
  const offers = w.items().filter((item) => item['kind'] === 'offer') as unknown as Offer[]
  const held = new Set(requests(w).flatMap((one) => one.taken.filter((seat) => seat.state === 'held').map((seat) => seat.offerId)))
  const diaries = w.items().filter((item) => item['kind'] === 'diary') as unknown as Diary[]
  return diaries.flatMap((diary) => {
    const mine = { bookings: meetings(w).filter((one) => one.state === 'scheduled' && one.partnerId === diary.id) }
    const wanted = {
      bookings: mine.bookings.map((one) => `${one.id} ${one.start} ${one.end}`),
      holds: offers.filter((one) => one.partnerId === diary.id && (one.state === 'sent' || held.has(one.id))).map((one) => one.id),
      families: requests(w).filter((one) => one.state !== 'closed' && one.taken.some((s) => s.state === 'confirmed' && s.partnerId === diary.id)).map((one) => one.id),
    }
    const found = {
      bookings: diary.bookings.map((one) => `${one.meetingId} ${one.start} ${one.end}`),
      holds: diary.holds.map((one) => one.offerId),
      families: diary.families,
    }
    return (['bookings', 'holds', 'families'] as const).flatMap((what) =>
      found[what].toSorted().join() === wanted[what].toSorted().join() ? [] : [`diary ${diary.id}: ${what} ${found[what].join()} not ${wanted[what].join()}`],
    )
  })
}

/** Whoever owns a meeting without a partner can act on it; a partner who owns something is one who is there. */
function unowned(w: World): string[] {
  const cards = new Map((w.items().filter((item) => item['kind'] === 'card') as unknown as Card[]).map((card) => [card.id, card]))
  return meetings(w).flatMap((meeting) => {
    const gone = meeting.owner === 'partner' && (meeting.partnerId === null || !cards.has(meeting.partnerId))
    const ownerless = meeting.state === 'scheduled' && meeting.partnerId === null && !['arrange', 'partner', 'late-choice'].includes(meeting.waitsFor)
    return gone || ownerless ? [`meeting ${meeting.id} waits for ${meeting.waitsFor}, owned by ${meeting.owner}`] : []
  })
}
