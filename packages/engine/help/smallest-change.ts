import { type Columns, put } from '../columns/columns.ts'
import { rankerOf } from '../rank/rank.ts'
import { termsOf } from '../rank/terms.ts'
import type { Partner, Request } from '../snapshot/snapshot.ts'
import { changedAgreements, changedPartner, changedRequest } from './change.ts'
import type { Register } from './register.ts'
import { type Sized, smallestFor } from './smallest-for.ts'

export interface Help extends Sized {
  /** Who would fit then and does not now. */
  readonly opens: readonly string[]
}

/** Of equally small ones so many are compared by whom they open. */
const MOST_COMPARED = 20

/** The smallest change with which somebody fits who does not now; of equally small ones that which opens most. Nobody is asked. */
export function smallestChange(request: Request, register: Register): Help | undefined {
  const { snapshot, circumstances } = register
  const fitting = new Set(fittingWith(register, request, []))
  let smallest = new Map<string, Sized>()
  let size = Infinity
  for (const partner of snapshot.partners) {
    if (fitting.has(partner.id)) continue
    const one = smallestFor(request, partner, circumstances, Math.min(size, 1_000_000))
    if (!one || one.size > size) continue
    if (one.size < size) smallest = new Map()
    size = one.size
    if (smallest.size < MOST_COMPARED) smallest.set(JSON.stringify(one.changes), one)
  }
  const helps = [...smallest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => ({ ...one, opens: opened(one) }))
  return helps.reduce<Help | undefined>((best, one) => (best && best.opens.length >= one.opens.length ? best : one), undefined)

  function opened({ changes }: Sized): string[] {
    return fittingWith(register, request, changes).filter((id) => !fitting.has(id))
  }
}

function fittingWith({ snapshot, circumstances, columns }: Register, request: Request, changes: Sized['changes']): string[] {
  const terms = termsOf({ ...snapshot, agreements: changedAgreements(snapshot.agreements, changes, circumstances) })
  const touched = snapshot.partners.filter((one) => changedPartner(one, changes, circumstances) !== one)
  return during(
    columns,
    touched,
    (one) => changedPartner(one, changes, circumstances),
    () =>
      rankerOf(columns, terms)
        .rank(changedRequest(request, changes), columns.people.length)
        .map(({ partner }) => partner),
  )
}

/** The columns as if some were changed, for as long as something is asked of them. */
function during<T>(columns: Columns, some: readonly Partner[], change: (one: Partner) => Partner, ask: () => T): T {
  for (const one of some) put(columns, change(one))
  try {
    return ask()
  } finally {
    for (const one of some) put(columns, one)
  }
}
