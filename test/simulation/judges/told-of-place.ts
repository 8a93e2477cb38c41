import type { Item } from '#core/ports.ts'
import { keyText } from '#core/records/keys.ts'
import type { Meeting } from '#core/records/meeting.ts'
import type { Notice } from '#core/records/notice.ts'
import { isNear, isNight } from './promised-times.ts'

const FIELDS = ['place', 'atHome', 'link', 'instructions', 'calls'] as const
const SIDES = { partner: 'partner-coming', worker: 'worker-coming' } as const

/** The same by several channels is said once. */
const said = (notices: readonly Notice[]): number => new Set(notices.map(({ id }) => id.replace(/-\d+$/, ''))).size

/**
 * In the commit that changes where a meeting is held its partner is told so, once, and nobody of what did not change; nothing
 * of it changes once it has begun. What one side says on the day is told the other in the same commit, and at once.
 */
export function untoldChanges(written: readonly Item[], last: (key: string) => Item | undefined, at: string): string[] {
  const notices = written.filter((one) => one['kind'] === 'notice' && one.version === 1) as unknown as Notice[]
  const meetings = written.filter((one) => one['kind'] === 'meeting') as unknown as Meeting[]
  return meetings.flatMap((meeting) => {
    const before = last(keyText(meeting)) as unknown as Meeting | undefined
    const ours = notices.filter(({ subject }) => keyText(subject) === keyText(meeting))
    return before ? [...ofPlace(before, meeting, ours, at), ...ofDay(before, meeting, ours)] : []
  })
}

function ofPlace(before: Meeting, meeting: Meeting, ours: readonly Notice[], at: string): string[] {
  const { id, partnerId, workerId } = meeting
  const told = ours.filter(({ template }) => template === 'place-changed')
  const moves = before.partnerId !== partnerId || before.start !== meeting.start || before.state !== meeting.state
  const changes = FIELDS.some((field) => before[field] !== meeting[field])
  if (moves) return told.length > 0 ? [`meeting ${id}: told of a place in a commit that changes more`] : []
  const wanted = changes && meeting.state === 'scheduled' && partnerId !== null ? 1 : 0
  return [
    ...(said(told) === wanted
      ? []
      : [`meeting ${id}: its place ${changes ? 'changed' : 'stands'}, and its partner is told ${said(told)} times`]),
    ...(told.some(({ to }) => to.id !== partnerId) ? [`meeting ${id}: somebody else than its partner is told of the place`] : []),
    ...(changes && meeting.start <= at ? [`meeting ${id}: its place changed after it began`] : []),
    ...(ours.some(({ template, to }) => template === 'meeting-place-changed' && to.id !== workerId)
      ? [`meeting ${id}: somebody else than its worker is told of the place`]
      : []),
  ]
}

/** Said in the night, half a day ahead or more. */
const mayWait = ({ start }: Meeting, at: number): boolean =>
  isNight(at) && Date.parse(start) > at && !isNear(Date.parse(start), at)

function ofDay(before: Meeting, meeting: Meeting, ours: readonly Notice[]): string[] {
  return (['partner', 'worker'] as const).flatMap((side) => {
    const [was, is] = [before.day?.[side], meeting.day?.[side]]
    const told = ours.filter(({ template }) => template === SIDES[side])
    const changes = is !== undefined && is.at !== was?.at
    return [
      ...(said(told) === (changes ? 1 : 0)
        ? []
        : [`meeting ${meeting.id}: the ${side} said how they come, and that is told ${said(told)} times`]),
      ...(told.some(({ sendAt, createdAt }) => sendAt > createdAt && !mayWait(meeting, Date.parse(createdAt)))
        ? [`meeting ${meeting.id}: how the ${side} comes is told later`]
        : []),
      ...(told.some(({ to }) => to.role === side)
        ? [`meeting ${meeting.id}: the ${side} is told what they said themselves`]
        : []),
    ]
  })
}
