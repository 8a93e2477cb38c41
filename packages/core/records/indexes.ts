import type { Instant, Item } from '../ports.ts'
import { dueIndex, lists } from './keys.ts'
import type { Agreement } from './agreement.ts'
import { isLive, type Live, type Recorded } from './record.ts'
import type { Meeting } from './meeting.ts'
import { isHeldBack, type Notice } from './notice.ts'
import type { Request } from './request.ts'
import { standsAlone, turnInList } from './turn.ts'

type IndexAttributes = Pick<Item, 'duePk' | 'dueSk' | 'listPk' | 'listSk' | 'ownPk' | 'ownSk'>

const none: IndexAttributes = {
  duePk: undefined,
  dueSk: undefined,
  listPk: undefined,
  listSk: undefined,
  ownPk: undefined,
  ownSk: undefined,
}

/** Where a record shows up besides its own key: follows from its state alone, so it can never disagree with it. */
export function indexed<T extends Recorded>(record: T): T {
  if (record.kind === 'agreement') return { ...record, ...none, ...endIndex(record as unknown as Agreement) }
  if (!isLive(record)) return record
  return { ...record, ...none, ...dueIndex(record), ...listIndex(record), ...ownIndex(record) }
}

const endIndex = ({ org, id, validTo, removed }: Agreement): Pick<Item, 'listPk' | 'listSk'> =>
  validTo === undefined || removed ? {} : { listPk: lists.ends(org), listSk: `${validTo}#${id}` }

function listIndex(live: Live): Pick<Item, 'listPk' | 'listSk'> {
  if (live.kind === 'request') {
    const request = live as Request
    return request.state === 'closed'
      ? { listPk: lists.done(live.org), listSk: `${request.closedAt}#${live.id}` }
      : { listPk: lists.open(live.org), listSk: `${clockOf(request)}#${live.id}` }
  }
  if (live.kind === 'notice' && isHeldBack(live as Notice))
    return { listPk: lists.held(live.org), listSk: `${(live as Notice).sendAt}#${live.id}` }
  return standsAlone(live) ? { listPk: lists.open(live.org), listSk: `${live.due}#${live.id}` } : {}
}

/** By what is most pressing of all that belongs to it; what waits for time alone presses nobody. */
function clockOf(request: Request): Instant | null {
  const turn = turnInList(request)
  return turn && turn.owner !== 'nobody' ? turn.until : request.due
}

function ownIndex(live: Live): Pick<Item, 'ownPk' | 'ownSk'> {
  if (live.kind === 'request') {
    const request = live as Request
    return { ownPk: lists.own(live.org, request.workerId), ownSk: `${request.createdAt}#${live.id}` }
  }
  if (live.kind === 'meeting') return { ownPk: lists.meetings(live.org), ownSk: `${(live as Meeting).start}#${live.id}` }
  return {}
}
