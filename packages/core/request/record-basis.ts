import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import { transact } from '../commit/transact.ts'
import { readInput } from '../input/read-input.ts'
import { CHECK_BASES, isOfKind, needsBasis } from '../records/check-basis.ts'
import { toRematch } from '../records/record.ts'
import type { Request } from '../records/request.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { type Loaded, loadRequest } from '../relationship/load.ts'
import { localDate } from '../time/zone.ts'

export const basisSchema = z.strictObject({
  basis: z.enum(CHECK_BASES).meta({ description: 'By which act an extract is asked for; `none`: nobody is alone with a child' }),
})

/**
 * A coordinator records which basis applies to requests of this kind: of its channel and audience, now and from now on
 * (docs/field.md: Criminal-record extract). Whoever fits by it is asked at once. Refuses INVALID where no minors can be there.
 */
export async function recordBasis(call: Call, id: string, raw: unknown): Promise<Request | Refusal> {
  const input = readInput(basisSchema, raw)
  if (isRefusal(input)) return input
  return transact<Loaded, Request>(call, {
    subject: id,
    load: () => loadRequest(call, id, 'request.record-basis'),
    decide({ request, tenant }, work) {
      const { channel, audience } = request
      if (!needsBasis(request)) return refuse('INVALID', { fields: [{ path: 'basis', code: 'CONTRADICTORY' }] })
      const recorded = { channel, audience, basis: input.basis, on: localDate(work.now), by: work.by.id }
      work.change(tenant)(
        ({ checkBases = [] }) => ({
          checkBases: [...checkBases.filter((one) => !isOfKind(one, request)), recorded],
          ...toRematch(work.now),
        }),
        'tenant.basis-recorded',
      )
      return request
    },
  })
}
