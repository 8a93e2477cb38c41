import { keyText } from '../records/keys.ts'
import type { Meeting } from '../records/meeting.ts'
import type { Notice } from '../records/notice.ts'
import type { Template } from '../records/templates.ts'
import { called, disagree, type Finding } from './finding.ts'
import type { Records } from './records.ts'
import { asSaid } from './told.ts'

/** What tells a partner of a meeting as it stands then, its place with it. */
const WITH_PLACE: readonly Template[] = ['place-changed', 'agreed', 'booked', 'moved']

/**
 * Of each agreed meeting its partner has heard of the last change of place or instructions, once; and each side of what the
 * other last said on the day. What an earlier change would have told waits no more.
 */
export function unreached(records: Records): Finding[] {
  const bySubject = Map.groupBy(records.all('notice'), ({ subject }) => keyText(subject))
  const unread = new Set(records.unknown.map(({ pk }) => pk)) // a message in a newer shape may be among them
  const untidied = new Set(records.all('request').flatMap((one) => (one.untidied ? [one.pk] : [])))
  return records.all('meeting').flatMap((meeting) => {
    if (meeting.state !== 'scheduled' || meeting.partnerId === null || unread.has(meeting.pk) || untidied.has(meeting.pk))
      return []
    const ours = (bySubject.get(keyText(meeting)) ?? []).filter(({ facts }) => facts.told !== 'calendar')
    return [...placeUntold(meeting, ours), ...dayUntold(meeting, ours)].map((what) =>
      disagree('told', [meeting], `${called(meeting)}: ${what}`),
    )
  })
}

function placeUntold({ detailsAt, partnerId }: Meeting, ours: readonly Notice[]): string[] {
  if (detailsAt === undefined) return []
  const theirs = ours.filter(
    ({ to, template, createdAt }) => to.id === partnerId && WITH_PLACE.includes(template) && createdAt >= detailsAt,
  )
  const itself = times(theirs.filter(({ template, createdAt }) => template === 'place-changed' && createdAt === detailsAt))
  const stale = ours.filter((one) => one.template === 'place-changed' && one.state === 'waiting' && one.createdAt !== detailsAt)
  return [
    ...(theirs.length === 0 ? ['its partner has not heard that the place changed'] : []),
    ...(itself > 1 ? [`its partner hears ${itself} times that the place changed`] : []),
    ...(stale.length > 0 ? ['a change that is none any more waits to be told'] : []),
  ]
}

function dayUntold({ day, partnerId }: Meeting, ours: readonly Notice[]): string[] {
  const heard = (template: Template, at: string | undefined, whom: (notice: Notice) => boolean) =>
    at === undefined ? 1 : times(ours.filter((one) => one.template === template && one.createdAt === at && whom(one)))
  const worker = heard('partner-coming', day?.partner?.at, ({ to }) => to.role === 'worker')
  const partner = heard('worker-coming', day?.worker?.at, ({ to }) => to.id === partnerId)
  return [
    ...(worker === 1 ? [] : [`its worker hears ${worker} times how the partner comes`]),
    ...(partner === 1 ? [] : [`its partner hears ${partner} times how the worker comes`]),
  ]
}

/** The same by several channels is said once. */
const times = (notices: readonly Notice[]): number => new Set(notices.map(asSaid)).size
