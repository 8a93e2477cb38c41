import { candidates } from '#core/request/candidates.ts'
import { isRefusal } from '#core/refusal.ts'
import { listed, route } from '../route.ts'
import { showCandidate } from '../show/candidate.ts'

export const candidateRoutes = [
  route({
    method: 'get',
    path: '/requests/{id}/candidates',
    verb: 'request.candidates',
    does: 'Every partner considered: rank and score, or the rules that fail',
    replies: { status: 200, shape: 'Candidate', list: true },
    async run({ call, id }) {
      const items = await candidates(call, id)
      return isRefusal(items) ? items : listed({ items }, showCandidate)
    },
  }),
]
