import type { Key } from '../ports.ts'

/**
 * WHAT IS OVER STANDS BEHIND WHAT IS NOT. A request keeps its meetings and messages for good, and every decision about it
 * reads its partition: so what is over and at rest is *filed*, moved to the end of the partition, where no decision reads on
 * (`relationship/file-away.ts`). It is the same record: its id, version and audit go on, and it is known by where it stands
 * when it is not filed (`keyText`). Meetings lie in the order in which they were made, and the messages about each together.
 */
export const FILED = '~'

/** Up to here stands what is not filed. */
export const NOT_FILED = '}'

/** `~MEET#000012#r1.m12`, `~NOTE#000012#r1.booked-m12-…`, `~NOTE#r#…` of the request itself. */
const FILED_SK = /^~(MEET|NOTE)#[^#]+#(.+)$/
const MEETING_SK = /^MEET#.*\.m(\d+)$/
/** A message's id says what it is about, and in which version: `relationship/tell.ts`. */
const NOTICE_SK = /^NOTE#.*?-(?:m(\d+)|r)-v\d+-/

export const isFiled = ({ sk }: Key): boolean => FILED_SK.test(sk)

/** Where a record stands that is not filed. */
export function unfiledKey({ pk, sk }: Key): Key {
  const found = FILED_SK.exec(sk)
  return { pk, sk: found ? `${found[1]}#${found[2]}` : sk }
}

/** Where it stands once it is filed; undefined for whatever is never filed. */
export function filedKey(key: Key): Key | undefined {
  const { pk, sk } = unfiledKey(key)
  const [meeting, notice] = [MEETING_SK.exec(sk), NOTICE_SK.exec(sk)]
  const id = sk.slice('MEET#'.length)
  if (meeting) return { pk, sk: `${FILED}MEET#${padded(meeting[1]!)}#${id}` }
  if (notice) return { pk, sk: `${FILED}NOTE#${notice[1] === undefined ? 'r' : padded(notice[1])}#${id}` }
  return undefined
}

/** All messages filed that are about this meeting; of a request's own messages without one. */
export const filedNotices = ({ pk, sk }: Key) => {
  const meeting = MEETING_SK.exec(unfiledKey({ pk, sk }).sk)
  const from = `${FILED}NOTE#${meeting ? padded(meeting[1]!) : 'r'}#`
  return { partition: pk, from, to: `${from}~` }
}

/** All meetings filed. */
export const filedMeetings = (partition: string) => ({ partition, from: `${FILED}MEET#`, to: `${FILED}MEET#~` })

const padded = (number: string): string => number.padStart(6, '0')
