import { unitCost } from './load.ts'
import { obstacle } from './obstacle.ts'
import type { Plan } from './plan.ts'
import type { Fairness, Rule } from './solution.ts'

interface Entry {
  readonly request: number
  readonly partner: number
  readonly rule: Rule
}

/** Why no task is moved to somebody on whom it would weigh less. Throws where one could be: then the plan is not settled. */
export function fairnessOf(plan: Plan): Fairness {
  const { board, own } = plan
  const { partners, partner, request, pairFirst, pairEnd, row, requestNumbers, partnerNumbers } = board
  const entries: Entry[] = []
  const named = new Set<number>()
  for (const [p, options] of own.entries()) {
    const now = unitCost(partners[p]!, options.length - 1)
    for (const option of options) {
      const r = request[option]!
      for (let pair = row[r]!; pair < row[r + 1]!; pair = pairEnd[pair]!) {
        const q = partner[pair]!
        if (q === p || named.has(pair) || unitCost(partners[q]!, own[q]!.length) >= now) continue
        named.add(pair)
        let rule: Rule | undefined
        for (let one = pairFirst[pair]!; one < pairEnd[pair]!; one++) {
          const why = obstacle(plan, one) ?? (isBound(plan, option, one) ? 'together' : undefined)
          if (why === undefined) throw new Error('a task weighs more than it must')
          rule ??= why
        }
        entries.push({ request: requestNumbers[r]!, partner: partnerNumbers[q]!, rule: rule! })
      }
    }
  }
  entries.sort((a, b) => a.request - b.request || a.partner - b.partner)
  const column = <K extends keyof Entry>(of: K) => entries.map((one) => one[of])
  return { request: column('request'), partner: column('partner'), rule: column('rule') }
}

/** Whether others come to the same sitting at the time it has now. */
function isBound({ board, filled }: Plan, option: number, other: number): boolean {
  const r = board.request[option]!
  const isShared = board.requests[r]!.together && (filled[r]! > 1 || board.fixed.together.has(r))
  return isShared && board.start[other] !== board.start[option]
}
