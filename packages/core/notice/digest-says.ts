import type { Instant, Store } from '../ports.ts'
import { type Digest, type DigestLine, type DigestSaid, markOf, type Matter, type Section } from '../records/digest.ts'
import { keys, lists, requestIdOf } from '../records/keys.ts'
import type { Meeting } from '../records/meeting.ts'
import type { Notice } from '../records/notice.ts'
import type { Gap } from '../records/gap.ts'
import type { Live } from '../records/record.ts'
import type { Request, Urgency } from '../records/request.ts'
import { isStuck } from '../records/stuck.ts'
import type { Settings } from '../records/tenant.ts'
import { standsAlone } from '../records/turn.ts'
import { promiseAfter } from '../relationship/deadline.ts'
import { isNear } from '../relationship/tell-office.ts'
import { addWorkingHours, OFFICE } from '../time/working-days.ts'

/** Lines of one section: more are counted. A mail is read between two calls. */
const MOST_LINES = 10

/** Office hours that something may be a coordinator's before it is late: half a day, three days, a week. */
const LATE_HOURS: Readonly<Record<Urgency, number>> = { urgent: 4, soon: 24, routine: 40 }

/** Something that is a coordinator's, with what of its request tells how pressing it is. */
interface Theirs {
  readonly live: Live
  readonly request?: Request | undefined
}

/** What there is to say to one mailbox now, and what that leaves as told, and as not. */
export interface Content {
  readonly said: DigestSaid
  readonly told: readonly string[]
  readonly passedOver: readonly string[]
  readonly readAt: Instant
}

/** The open work at this moment, the most pressing first. */
export interface OpenWork {
  /** What is a coordinator's. */
  readonly theirs: readonly Theirs[]
  /** What has been theirs, and will perhaps be again: the machine has one more look for somebody to ask. */
  readonly looksAgain: readonly Live[]
}

/** Everything that is a coordinator's at this moment: the open work, but for what waits for others. */
export async function readTheirs(store: Store): Promise<OpenWork> {
  const open: Live[] = []
  for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
    const page = await store.query({ index: 'list', partition: lists.open(store.org), limit: 100, ...(cursor && { cursor }) })
    open.push(...(page.items as unknown as Live[]))
    cursor = page.cursor
  }
  const requests = new Map(open.filter(({ kind }) => kind === 'request').map((one) => [one.id, one as Request]))
  const theirs = await Promise.all(
    open.filter(standsAlone).map(async (live) => ({ live, request: await requestOf(store, live, requests) })),
  )
  return { theirs, looksAgain: open.filter((live) => live.theirs && !standsAlone(live)) }
}

/** Every open request stands in the same list: only of one that has ended is the record read. */
async function requestOf(store: Store, one: Live, known: ReadonlyMap<string, Request>): Promise<Request | undefined> {
  const { kind, id } = one
  if (kind === 'card' || kind === 'diary' || kind === 'tenant' || kind === 'digest' || kind === 'standstill' || kind === 'text')
    return undefined
  if (kind === 'gap' && (one as Gap).about !== 'request') return undefined
  const requestId = requestIdOf(id)
  return known.get(requestId) ?? ((await store.get(keys.request(store.org, requestId))) as Request | undefined)
}

/**
 * New is what no digest to this mailbox has told of and nobody was written to about at once; late, what has been a
 * coordinator's for long, is promised for a time that has passed or begins soon; the rest can wait.
 */
export function contentFor(digest: Digest, { theirs, looksAgain }: OpenWork, settings: Settings, now: Instant): Content {
  const told = new Set(digest.told)
  const others = theirs.filter(({ live }) => live.kind !== 'digest' || live.id !== digest.id)
  const sectionOf = (one: Theirs): Section => {
    if (!one.live.theirs?.mailed && !told.has(markOf(one.live))) return 'fresh'
    return isLate(one, settings, now) ? 'late' : 'rest'
  }
  const by = Map.groupBy(others, sectionOf)
  const section = (name: Section) => linesOf(by.get(name) ?? [])
  return {
    said: { fresh: section('fresh'), late: section('late'), rest: section('rest') },
    told: [...others.map(({ live }) => markOf(live)), ...looksAgain.map(markOf).filter((mark) => told.has(mark))],
    passedOver: looksAgain.map(markOf).filter((mark) => !told.has(mark)),
    readAt: now,
  }
}

/** There is something to say where anything is new or late: what can wait is told beside it, never for its own sake. */
export const isWorthSaying = ({ fresh, late }: DigestSaid): boolean => fresh.count + late.count > 0

function isLate({ live, request }: Theirs, { coordinatorHours }: Settings, now: Instant): boolean {
  const since = live.theirs?.since ?? now
  const hasStood = (hours: number) => addWorkingHours(since, hours, OFFICE) <= now
  const isSought = request?.state === 'open' || request?.state === 'offered'
  const passed = live.kind === 'request' && isSought && request !== undefined && promiseAfter(request, now) <= now
  return passed || hasStood(LATE_HOURS[request?.urgency ?? 'routine']) || (hasStood(coordinatorHours) && beginsSoon(live, now))
}

function beginsSoon(live: Live, now: Instant): boolean {
  if (live.kind === 'meeting') return isNear((live as Meeting).start, now)
  if (live.kind === 'request') return (live as Request).windows.some(({ start }) => isNear(start, now))
  return live.kind === 'notice' && (live as Notice).facts.slots.some(({ start }) => isNear(start, now))
}

/** Urgent requests first, then by clock; what reads the same is one line. */
function linesOf(some: readonly Theirs[]): DigestSaid[Section] {
  const urgent = ({ request }: Theirs) => (request?.urgency === 'urgent' ? 0 : 1)
  const lines = new Map<string, DigestLine>()
  for (const { live, request } of some.toSorted((a, b) => urgent(a) - urgent(b))) {
    const [reference, matter] = [request?.clientReference, matterOf(live)]
    const key = `${reference ?? ''} ${matter}`
    lines.set(key, { ...(reference !== undefined && { reference }), matter, times: (lines.get(key)?.times ?? 0) + 1 })
  }
  const shown = [...lines.values()].slice(0, MOST_LINES)
  return { count: some.length, lines: shown }
}

function matterOf(live: Live): Matter {
  if (isStuck(live)) return 'stuck'
  if (live.kind === 'going-on') return 'handed-over'
  if (live.kind === 'digest') return 'digest'
  if (live.kind === 'standstill') return 'sending'
  if (live.kind === 'gap') return 'forgotten'
  if (live.kind === 'text') return 'wrote'
  if (live.kind === 'notice') return 'message'
  if (live.waitsFor === 'late-choice') return 'choice'
  if (live.waitsFor === 'outcome') return 'outcome'
  if (live.waitsFor === 'call') return 'call'
  if (live.waitsFor === 'ending') return 'ending'
  if (live.reason === 'no-agreement') return 'agreement'
  if (live.reason === 'partner-away') return 'away'
  if (live.reason === 'late') return 'late'
  if (live.waitsFor === 'coordinator') return 'nobody'
  return live.kind === 'meeting' ? 'time' : 'worker'
}
