import type { Call } from '../commit/call.ts'
import { transact } from '../commit/transact.ts'
import type { Work } from '../commit/work.ts'
import { keys, keyText } from '../records/keys.ts'
import { type Meeting, nextInvite } from '../records/meeting.ts'
import type { Card, Diary } from '../records/partner.ts'
import type { Request } from '../records/request.ts'
import { isRefusal } from '../refusal.ts'
import type { Loaded } from '../relationship/load.ts'
import { loadTidied } from '../relationship/load-tidied.ts'
import { factsWithInvite } from '../relationship/facts.ts'
import { tell } from '../relationship/tell.ts'

/** Meetings in one commit. */
const HANDFUL = 8

/**
 * The partner's e-mail goes to another address by now: what lies ahead of them is sent to it, for the calendar. A handful a
 * commit, the soonest first; what has gone since the address changed does not go again, so a call that broke off is taken up
 * where it stood. Nothing goes to the address before, not even that the calendar there is to drop it: why it was taken away
 * nobody has said, and a channel that was taken away never sends (ARCHITECTURE.md: Messages).
 */
export async function inviteAnew(call: Call, { id, calendarFrom }: Card): Promise<void> {
  if (calendarFrom === undefined) return
  const diary = (await call.store.get(keys.diary(call.store.org, id))) as Diary | undefined
  const ahead = diary?.bookings.filter(({ start }) => start > call.now) ?? []
  for (const requestId of new Set(ahead.map((one) => one.requestId))) await inviteTo(call, requestId, id, calendarFrom)
}

async function inviteTo(call: Call, requestId: string, partnerId: string, from: string): Promise<void> {
  for (let left = true; left;) {
    const done = await transact<Loaded, Request>(call, {
      subject: requestId,
      load: () => loadTidied(call, requestId, 'request.advance'),
      decide(loaded, work) {
        const those = loaded.meetings.filter((one) => isToInvite(loaded, one, partnerId, { from, now: work.now }))
        left = those.length > HANDFUL
        for (const meeting of those.slice(0, HANDFUL)) invite(work, loaded, meeting, partnerId)
        return work.read(loaded.request)
      },
    })
    if (isRefusal(done)) throw new Error(`refused: ${done.refused}`)
  }
}

/** Whether it has not gone since then: machines' clocks differ, so what was written down says it, not the time alone. */
function isToInvite({ notices }: Loaded, meeting: Meeting, partnerId: string, { from, now }: { from: string; now: string }) {
  const { state, start, createdAt, invitedAt = createdAt } = meeting
  if (state !== 'scheduled' || meeting.partnerId !== partnerId || start <= now || invitedAt > from) return false
  return !notices.some(
    (one) => one.facts.told === 'calendar' && keyText(one.subject) === keyText(meeting) && one.createdAt >= from,
  )
}

function invite(work: Work, loaded: Loaded, meeting: Meeting, partnerId: string): void {
  const invited = work.change(meeting)((current) => nextInvite(current, work.now), 'meeting.invited-anew')
  const partner = { id: partnerId, contactBy: ['email'] as const }
  tell(work, loaded, {
    template: 'booked',
    about: invited,
    partner,
    which: 'calendar',
    facts: { ...factsWithInvite(invited, 'REQUEST'), told: 'calendar' },
  })
}
