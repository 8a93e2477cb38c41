import highs from 'highs'
import munkres from 'munkres'
import type { County } from './county.ts'

/** Its types say otherwise than what Node gets. */
const load = highs as unknown as () => Promise<{ solve: (program: string) => { Columns: Record<string, { Primal: number }> } }>

/** The most served, then the least cost, as HiGHS says: a linear program whose corners are whole. The oracle of medium instances. */
export async function highsAnswer({ capacity, from, into, costs }: County, clock: () => number) {
  const { solve } = await load()
  const program = programOf({ capacity, from, into, costs })
  const began = clock()
  const { Columns } = solve(program)
  const milliseconds = clock() - began
  let served = 0
  let cost = 0
  for (let n = 0; n < from.length; n++) {
    if (Math.round(Columns[`x${n}`]!.Primal) === 0) continue
    served++
    cost += costs[n]!
  }
  return { served, cost, milliseconds }
}

/** Serving one more is worth more than all costs together. */
function programOf({ capacity, from, into, costs }: Omit<County, 'requests'>): string {
  const large = (costs.reduce((most, one) => Math.max(most, one), 0) + 1) * 2 * (capacity.length + 1)
  const rows = new Map<string, number[]>()
  for (let n = 0; n < from.length; n++)
    for (const row of [`r${from[n]}`, `p${into[n]}`]) rows.set(row, [...(rows.get(row) ?? []), n])
  const lines = Array.from(rows, ([row, edges]) => {
    const most = row.startsWith('r') ? 1 : capacity[Number(row.slice(1))]!
    return ` ${row}: ${edges.map((n) => `x${n}`).join(' + ')} <= ${most}`
  })
  const objective = Array.from(costs, (cost, n) => `${cost - large} x${n}`).join(' + ')

  const bounds = Array.from(costs, (_, n) => ` x${n} <= 1`)
  return `Minimize\n obj: ${objective.replaceAll('+ -', '- ')}\nSubject To\n${lines.join('\n')}\nBounds\n${bounds.join('\n')}\nEnd`
}

/** The same by `munkres`, an npm package: a matrix of requests by places, pairs that do not fit dearer than all that do. */
export function munkresAnswer({ requests, capacity, from, into, costs }: County, clock: () => number) {
  const first = new Int32Array(capacity.length + 1)
  for (let p = 0; p < capacity.length; p++) first[p + 1] = first[p]! + capacity[p]!
  const none = (costs.reduce((most, one) => Math.max(most, one), 0) + 1) * 2 * (capacity.length + 1)
  const began = clock()
  const matrix = Array.from({ length: requests }, () => new Float64Array(first[capacity.length]!).fill(none))
  for (let n = 0; n < from.length; n++) matrix[from[n]!]!.fill(costs[n]!, first[into[n]!], first[into[n]! + 1])
  const pairs = munkres(matrix)
  const milliseconds = clock() - began
  const own = pairs.map(([row, column]) => matrix[row]![column]!).filter((cost) => cost < none)
  return { served: own.length, cost: own.reduce((sum, one) => sum + one, 0), milliseconds }
}
