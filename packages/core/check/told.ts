import type { Instant } from '../ports.ts'
import { digestId, markOf } from '../records/digest.ts'
import { keys, keyText } from '../records/keys.ts'
import type { Notice } from '../records/notice.ts'
import type { Template } from '../records/templates.ts'
import { standsAlone } from '../records/turn.ts'
import { isCancelledWith } from '../relationship/tell-together.ts'
import { plus } from '../time/instant.ts'
import { called, disagree, type Finding } from './finding.ts'
import type { Records } from './records.ts'

/** A list may lag behind the records for a while: what became a coordinator's just before a digest is new in the next. */
const LAG_MINUTES = 15

/** Whatever had become a coordinator's when their shared digest was last made was mailed at once or stands in a digest. */
export function untold(org: string, records: Records): Finding[] {
  const digest = records.all('digest').find(({ id }) => id === digestId(undefined))
  if (digest?.readAt === undefined) return []
  const known = new Set([...digest.told, ...(digest.passedOver ?? [])])
  const before: Instant = plus(digest.readAt, -LAG_MINUTES)
  return records.live
    .filter((live) => standsAlone(live) && live.kind !== 'digest' && live.theirs !== undefined)
    .filter((live) => live.theirs!.since < before && !live.theirs!.mailed && !known.has(markOf(live)))
    .map((live) =>
      disagree(
        'told',
        [live, keys.digest(org, digest.id)],
        `${called(live)} is a coordinator's since ${live.theirs?.since}, and no mail says so`,
      ),
    )
}

/**
 * Of each agreed time that a deed cancelled with others, its partner and its worker hear once: by a message of its own, or by
 * one of all of them. What is for a calendar alone tells nobody.
 */
export function misheard(records: Records): Finding[] {
  const bySubject = Map.groupBy(
    records.all('notice').filter(({ template, facts }) => TELLS.includes(template) && facts.told !== 'calendar'),
    ({ subject }) => keyText(subject),
  )
  const requests = new Map(records.all('request').map((one) => [one.id, one]))
  const unread = new Set(records.unknown.map(({ pk }) => pk)) // a message in a newer shape may be among them
  return records.all('meeting').flatMap((meeting) => {
    const { endedWith, partnerId, requestId } = meeting
    const request = requests.get(requestId)
    const waits = meeting.waitsFor === 'tidying' || request?.untidied !== undefined
    if (endedWith === undefined || !isCancelledWith(meeting, endedWith) || !request || waits || unread.has(meeting.pk)) return []
    const ever = bySubject.get(keyText(meeting)) ?? []
    const all = (bySubject.get(keyText(request)) ?? []).filter(({ facts }) => facts.cancelledAt === endedWith)
    // What was told before is of an earlier partner's, or of the same one's before they came back; where nothing was told
    // since, by a call that had begun before the deed and carried it out.
    const times = (to: (notice: Notice) => boolean) => {
      const since = [...ever.filter(({ createdAt }) => createdAt >= endedWith), ...all].filter(to)
      return new Set((since.length > 0 ? since : ever.filter(to)).map(asSaid)).size
    }
    const heard = {
      ...(partnerId !== null && { partner: times(({ to }) => to.id === partnerId) }),
      worker: times(({ to }) => to.role === 'worker'),
    }
    return Object.entries(heard)
      .filter(([, n]) => n !== 1)
      .map(([who, n]) =>
        disagree('told', [meeting, request], `${called(meeting)} is cancelled, and its ${who} hears so ${n} times`),
      )
  })
}

const TELLS: readonly Template[] = ['cancelled', 'meeting-cancelled']

/** The same said by several channels is said once. */
export const asSaid = ({ id }: Notice): string => id.replace(/-\d+(-also-\d+)*$/, '')
