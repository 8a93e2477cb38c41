import type { Meeting } from '#core/records/meeting.ts'
import type { Notice } from '#core/records/notice.ts'
import type { Offer } from '#core/records/offer.ts'
import { keyText } from '#core/records/keys.ts'
import { standingMeeting } from '#core/records/standing.ts'
import { type Live } from '#core/records/record.ts'
import type { Request } from '#core/records/request.ts'
import { isNear, isNight } from './promised-times.ts'
import type { Records } from '../world/records.ts'

/** Clocks differ by so much, and a decision is a moment older than its commit. */
const SLACK = 5000

/** Judged in the very commit: what a notice says of itself must be so, in words what is not. */
export function noticeRules(records: Records, now: () => number) {
  const over = (at: string) => now() >= Date.parse(at) - SLACK

  /** Said to nobody any more, for a reason: is it the reason? */
  function suppressed({ id, template, subject, facts, to, channel, suppressedFor: why }: Notice): string[] {
    const about = records.at(keyText(subject)) as Live | undefined
    const offer = template === 'offer' ? (about as Offer) : undefined
    const request = records.at(`${subject.pk}|A`) as unknown as Request | undefined
    const reminded = template.includes('reminder') ? (about as Meeting) : undefined
    // What was decided for many at once is so for each, before its own record says so.
    const meeting = reminded && request ? standingMeeting(reminded, request) : reminded
    const gone =
      meeting &&
      (request?.state === 'closed' ||
        meeting.state !== 'scheduled' ||
        meeting.partnerId === null ||
        (to.role === 'partner' && meeting.partnerId !== to.id))
    const moves = meeting && (meeting.start !== facts.slots[0]?.start || meeting.end !== facts.slots[0].end)
    const untrue =
      (why === 'too-late' && ((offer && !over(offer.answerBy)) || (meeting && !over(meeting.start)))) ||
      (why === 'switched-off' &&
        records
          .all('card')
          .some(
            ({ id, contactBy, ways }) =>
              id === to.id &&
              contactBy.includes(template === 'sms-reply' ? 'sms' : channel) &&
              !(facts.half && ways?.ask === 'email'),
          )) ||
      (why === 'answered' && offer?.state === 'sent' && offer.counter === undefined) ||
      (why === 'cancelled' && meeting && !gone) ||
      (why === 'moved' && meeting && !moves)
    return untrue ? [`notice ${id}: suppressed as ${why}, and its ${about?.kind} is ${about?.state}/${about?.waitsFor}`] : []
  }

  /** Nobody is written to at night, but of what is near, and of what is urgent where they wished it. */
  function impolite({ id, template, to, facts, sendAt, subject }: Notice): string[] {
    const at = Date.parse(sendAt)
    const begins = [...facts.slots, ...(facts.previous ? [facts.previous] : [])].some(({ start }) =>
      isNear(Date.parse(start), at),
    )
    const near = begins || facts.slots.some(({ start, end }) => Date.parse(start) <= at && at < Date.parse(end))
    // Whoever has just asked for a link is awake.
    if (to.role !== 'partner' || near || !isNight(at) || template === 'own-link' || template === 'sms-reply') return []
    const request = records.at(`${subject.pk}|A`) as unknown as Request | undefined
    const wished = records.all('card').find((card) => card.id === to.id)?.urgentAtNight
    return template === 'offer' && request?.urgency === 'urgent' && wished
      ? []
      : [`notice ${id}: is to go at ${sendAt}, in the night`]
  }

  /** Whoever would come hears that they need not. */
  function calledOff({ id, state, template, to, facts, channel, subject }: Notice): string[] {
    if (state !== 'claimed' || template !== 'cancelled' || to.role !== 'partner') return []
    if (facts.again && channel === 'email') return []
    const open = (records.at(`${subject.pk}|A`) as unknown as Request | undefined)?.state !== 'closed'
    const stands = records
      .all('meeting')
      .filter((one) => open && one.pk === subject.pk && one.partnerId === to.id && one.state === 'scheduled')
    const said = facts.slots.find(({ start }) => stands.some((one) => one.start === start))
    return said ? [`notice ${id}: calls off ${said.start}, which is agreed with its reader`] : []
  }

  /** Until when staff are to do something is what the page says, too: the clock of what it is about. */
  function misdated({ id, state, to, facts, subject }: Notice): string[] {
    if (state !== 'claimed' || to.role === 'partner' || facts.deadline === undefined) return []
    const about = records.at(keyText(subject)) as Live | undefined
    return about?.due === facts.deadline ? [] : [`notice ${id}: says until ${facts.deadline}, and it is ${about?.due}`]
  }

  return (notice: Notice, before: Notice | undefined): string[] => [
    ...(before?.state === notice.state ? [] : [...calledOff(notice), ...misdated(notice)]),
    ...(notice.state === 'suppressed' && before?.state !== 'suppressed' ? suppressed(notice) : []),
    ...(before === undefined || before.sendAt !== notice.sendAt ? impolite(notice) : []),
  ]
}
