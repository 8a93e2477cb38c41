import type { Work } from '../commit/work.ts'
import type { Errand } from '../records/errand.ts'
import { keys } from '../records/keys.ts'
import type { Untidied } from '../records/untidied.ts'
import type { Aggregate } from './load.ts'

/** What a commit decides for many at once; a list that is empty is left out. */
type Decided = Omit<Untidied, 'at' | 'by'>

/**
 * Decides something for many offers or meetings in two writes, however many they are: it stands on the request, and so is
 * true for every reader (`records/standing.ts`); an errand brings each of their records to the same end (`tidy-up.ts`).
 */
export function leaveToTidy(work: Work, loaded: Pick<Aggregate, 'request' | 'errand'>, decided: Decided): void {
  const parts = Object.fromEntries(Object.entries(decided).filter(([, part]) => isSomething(part))) as Decided
  if (Object.keys(parts).length === 0) return
  const { at, by } = { at: work.now, by: work.by }
  work.change(loaded.request)(
    ({ untidied = [] }) => ({ untidied: [...untidied.map((one) => without(one, decided)), { at, by, ...parts }] }),
    'request.to-tidy',
  )
  const wait = { waitsFor: 'tidying', due: work.now, owner: 'system', reason: 'untidied', attempts: 0 } as const
  const { org, id } = loaded.request
  const errand: Errand = {
    ...keys.errand(org, id),
    ...wait,
    org,
    kind: 'errand',
    id: `${id}.tidy`,
    version: 1,
    schema: 1,
    state: 'kept',
    requestId: id,
  }
  const known = loaded.errand ?? work.touched().find((one): one is Errand => one.kind === 'errand')
  if (known) work.change(known)(() => wait, 'errand.left')
  else work.add(errand, 'errand.left')
}

const isSomething = (part: Decided[keyof Decided]): boolean => {
  if (typeof part !== 'object') return part === true
  const some = 'meetings' in part && Array.isArray(part.meetings) ? part.meetings : part
  return Object.keys(some).length > 0
}

/** A meeting that is cancelled is so whatever was to become of it before. */
function without(earlier: Untidied, { cancelled = [] }: Decided): Untidied {
  const left = (ids: readonly string[]) => ids.filter((id) => !cancelled.includes(id))
  return {
    ...earlier,
    ...(earlier.lost && { lost: { ...earlier.lost, meetings: left(earlier.lost.meetings) } }),
    ...(earlier.toArrange && { toArrange: left(earlier.toArrange) }),
  }
}
