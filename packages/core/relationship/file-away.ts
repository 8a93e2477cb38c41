import { MOST_WRITES } from '../commit/transact.ts'
import type { Work } from '../commit/work.ts'
import type { Instant } from '../ports.ts'
import { filedKey, isFiled } from '../records/filed.ts'
import { keyText } from '../records/keys.ts'
import { isAhead, type Meeting } from '../records/meeting.ts'
import type { Notice } from '../records/notice.ts'
import type { Recorded } from '../records/record.ts'
import type { Aggregate } from './load.ts'
import { currentMeetings } from './current.ts'

/** Of what a commit may write: its audit, what is counted, whose turn it is, what it guards. */
const RESERVED = 6

/**
 * Files what is over, its time too (`records/filed.ts`), as much as this commit has room for: so that a further meeting reads as much as
 * the first, however many there were. It is done where something of a meeting is written anyway. Of each partner the last
 * meeting that was not cancelled stays, since it says that there was one (`settle.ts`), and of the last of all its messages
 * too, which people may ask about. What waits, or is about what waits, stays.
 */
export function fileAway(work: Work, loaded: Aggregate): void {
  if (work.read(loaded.request).untidied) return
  const isSame = (one: Recorded) => work.read(one) === one
  const known = new Map(currentMeetings(work, loaded).map((one) => [keyText(one), one]))
  const over = [...known.values()].filter((one) => hasPassed(one, work.now)).toSorted(byEnd)
  const alive = over.filter(({ state }) => state !== 'cancelled')
  const stay = new Set([...new Map(alive.map((one) => [one.partnerId, one])).values()].map(keyText))
  const last = alive.at(-1)
  const waiting = loaded.notices.filter((one) => work.read(one).waitsFor !== 'nothing')
  const spokenOf = (key: string) => waiting.some(({ subject }) => keyText(subject) === key)
  const deeds = new Set(waiting.map(({ facts }) => facts.cancelledAt))
  const mayGo = (one: Notice): boolean => {
    const about = keyText(one.subject)
    const meeting = known.get(about)
    if (isFiled(one) || !isSame(one) || one.waitsFor !== 'nothing' || !filedKey(one)) return false
    if (about === keyText(loaded.request)) return isPast(one, last) && !waiting.some((other) => isAlong(other, one))
    return (
      one.subject.sk.startsWith('MEET#') && !(meeting && (!hasPassed(meeting, work.now) || meeting === last)) && !spokenOf(about)
    )
  }
  const notices = loaded.notices.filter(mayGo)
  const goes = new Set(notices.map(keyText))
  const leftWith = (key: string) => loaded.notices.some((one) => keyText(one.subject) === key && !goes.has(keyText(one)))
  const meetings = loaded.meetings.filter((one) => {
    const key = keyText(one)
    const isOver = over.some((other) => keyText(other) === key) && one.waitsFor === 'nothing' && isSame(one) && !isFiled(one)
    return isOver && !stay.has(key) && !leftWith(key) && !(one.endedWith !== undefined && deeds.has(one.endedWith))
  })
  const room = Math.max(0, Math.floor((MOST_WRITES - RESERVED - work.touched().length) / 2))
  for (const one of [...notices, ...meetings].slice(0, room)) work.file(one)
}

/** About the request itself, from before its last meeting was made. How often a link was asked for is counted on (`partner/links.ts`). */
const isPast = ({ template, createdAt }: Notice, last: Meeting | undefined): boolean =>
  template !== 'own-link' && last !== undefined && createdAt < last.createdAt

/** Neither to come nor called off of a time to come: that one is looked for among what is ahead. */
const hasPassed = (one: Meeting, now: Instant): boolean => !isAhead(one) && one.end <= now

const byEnd = (a: Meeting, b: Meeting): number => (a.end < b.end ? -1 : 1)

/** Said in the same commit: by another way perhaps. */
const isAlong = (one: Notice, other: Notice): boolean => one.template === other.template && one.createdAt === other.createdAt
