import highs from 'highs'
import type { Problem } from '#engine/problem/problem.ts'

interface Solved {
  readonly Status: string
  readonly ObjectiveValue: number
}
/** Its types say otherwise than what Node gets. */
const load = highs as unknown as () => Promise<{ solve: (program: string, options?: object) => Solved }>

/**
 * The most seats filled of requests up to an urgency, as HiGHS's branch and bound says, for problems whose only rules are
 * room, times and meetings a day.
 */
export async function mostServed(problem: Problem, urgency: number, seconds: number): Promise<number | undefined> {
  const { solve } = await load()
  const { Status, ObjectiveValue } = solve(programOf(problem, urgency), { time_limit: seconds, mip_rel_gap: 0 })
  return Status === 'Optimal' ? Math.round(ObjectiveValue) : undefined
}

function programOf({ requests, partners, options }: Problem, urgency: number): string {
  const all = Array.from(options.request, (_, n) => n).filter((n) => requests[options.request[n]!]!.urgency <= urgency)
  const rows = new Map<string, { ofRow: number[]; most: number }>()
  const put = (row: string, n: number, most: number) => {
    const known = rows.get(row) ?? { ofRow: [], most }
    rows.set(row, known)
    known.ofRow.push(n)
  }
  for (const n of all) {
    const p = options.partner[n]!
    const { minutes, seats } = requests[options.request[n]!]!
    put(`r${options.request[n]}`, n, seats)
    put(`p${p}`, n, partners[p]!.capacity)
    put(`d${p}_${options.day[n]}`, n, partners[p]!.meetingsPerDay)
    // Times come in half hours: at most one meeting in each.
    for (let at = 0; at < minutes + partners[p]!.travel; at += 30) put(`t${p}_${options.start[n]! + at}`, n, 1)
  }
  const lines = [...rows]
    .filter(([, { ofRow, most }]) => ofRow.length > most)
    .map(([row, { ofRow, most }]) => ` ${row}: ${ofRow.map((n) => `x${n}`).join(' + ')} <= ${most}`)
  const names = all.map((n) => `x${n}`)
  return `Maximize\n obj: ${names.join(' + ')}\nSubject To\n${lines.join('\n')}\nBinary\n ${names.join('\n ')}\nEnd`
}
