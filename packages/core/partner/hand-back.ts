import type { Call } from '../call.ts'
import { losePartner, isLate } from '../meeting/lose-partner.ts'
import type { Meeting } from '../meeting/meeting.ts'
import { tell } from '../notice/tell.ts'
import { withdrawOffer } from '../offer/end-offer.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import { type Loaded, loadRequest } from '../request/load.ts'
import type { Request } from '../request/request.ts'
import { offersNow, settle } from '../request/settle.ts'
import type { Instant } from '../ports.ts'
import { minutesBetween, plus } from '../time/instant.ts'
import { transact } from '../transact.ts'
import type { Work } from '../work.ts'
import { dropFamily } from './diary.ts'

/** How much a partner hands back: everything and the relationship, or only what falls before their return. */
export type Leaving = { readonly until?: Instant; readonly why: 'partner-away' | 'partner-withdrew' }

/**
 * One request gets back what a partner who leaves or pauses had of it: open questions and held seats at once, each
 * meeting re-offered or owned by a person, both sides told, the diary empty. One commit.
 */
export async function handBack(call: Call, requestId: string, partnerId: string, leaving: Leaving): Promise<Request | Refusal> {
  return transact<Loaded, Request>(call, {
    subject: requestId,
    async load() {
      const loaded = await loadRequest(call, requestId, { own: call.by.role !== 'partner' })
      return isRefusal(loaded) || loaded.diaries.has(partnerId) ? loaded : withPartner(call, loaded, partnerId)
    },
    decide: (loaded, work) => leave(work, loaded, partnerId, leaving),
  })
}

/** A thread in the diary that the request no longer knows of is cut all the same. */
async function withPartner(call: Call, loaded: Loaded, partnerId: string): Promise<Loaded | Refusal> {
  const again = await loadRequest(call, loaded.request.id, { partners: [partnerId], own: false })
  return isRefusal(again) ? again : { ...again, diaries: new Map([...loaded.diaries, ...again.diaries]), cards: new Map([...loaded.cards, ...again.cards]) }
}

function leave(work: Work, loaded: Loaded, partnerId: string, { until, why }: Leaving): Request {
  const { request, offers, meetings, tenant } = loaded
  const held = request.taken.some((seat) => seat.partnerId === partnerId && seat.state === 'held')
  for (const offer of offersNow(work, offers)) {
    const open = offer.state === 'sent' || (held && offer.state === 'accepted')
    if (open && offer.partnerId === partnerId) withdrawOffer(work, loaded, offer, why)
  }
  const goes = until === undefined
  const lost = meetings.filter((one) => isAhead(work, one, partnerId) && (until === undefined || one.start < until))
  for (const meeting of lost) losePartner(work, loaded, meeting, goes ? 're-offer' : 'ask-worker', why)
  cutThreads(work, loaded, partnerId, goes)

  const wasHere = request.taken.some((seat) => seat.partnerId === partnerId)
  if (!held && !(goes && wasHere)) return work.read(request)
  work.change(request)((now) => ({ taken: now.taken.filter((seat) => seat.partnerId !== partnerId), asked: [...new Set([...now.asked, partnerId])] }), 'request.partner-left')
  if (goes && !held) return searchAgain(work, loaded, lost)
  const settled = settle(work, loaded, tenant.settings, 'request.searches-anew')
  tell(work, loaded, { template: 'partner-gone', about: settled, staff: 'worker', facts: { slots: [], area: request.area, mode: request.mode } })
  return settled
}

/** The times of the meetings that can still be offered become what the request asks for; with only near ones a person chooses first. */
function searchAgain(work: Work, loaded: Loaded, lost: readonly Meeting[]): Request {
  const { request, tenant } = loaded
  const far = lost.filter((meeting) => !isLate(work, loaded, meeting)).slice(0, 3)
  const lengths = far.map((meeting) => minutesBetween(meeting.start, meeting.end))
  work.change(request)(
    (now) => ({
      windows: far.map(({ start, end }) => ({ start, end })),
      durationMinutes: lengths.length > 0 ? Math.min(...lengths) : now.durationMinutes,
    }),
    'request.searches-anew',
  )
  const settled = settle(work, loaded, tenant.settings, 'request.reopened')
  if (lost.length === 0) {
    tell(work, loaded, { template: 'partner-gone', about: settled, staff: 'worker', facts: { slots: [], area: request.area, mode: request.mode } })
    return settled
  }
  if (far.length > 0 || settled.state !== 'open') return settled
  const due = plus(work.now, 120)
  return work.change(settled)(() => ({ waitsFor: 'late-choice', owner: 'worker', due, reason: 'too-near' }), 'request.late-choice')
}

const isAhead = (work: Work, meeting: Meeting, partnerId: string): boolean =>
  meeting.state === 'scheduled' && meeting.partnerId === partnerId && meeting.start > work.now

/** Whatever the diary still keeps for this request. Meetings that have begun stay until somebody says how they went. */
function cutThreads(work: Work, { request, meetings, diaries }: Loaded, partnerId: string, goes: boolean): void {
  const diary = diaries.get(partnerId)
  if (!diary) return
  if (goes) dropFamily(work, diary, request.id)
  const stray = work.read(diary).holds.filter((one) => one.requestId === request.id)
  const known = new Set(meetings.map(work.read).filter((one) => one.state === 'scheduled' && one.partnerId === partnerId).map((one) => one.id))
  const lostBookings = work.read(diary).bookings.filter((one) => one.requestId === request.id && !known.has(one.meetingId))
  if (stray.length === 0 && lostBookings.length === 0) return
  work.change(diary)(
    (now) => ({ holds: now.holds.filter((one) => !stray.includes(one)), bookings: now.bookings.filter((one) => !lostBookings.includes(one)) }),
    'diary.threads-cut',
  )
}
