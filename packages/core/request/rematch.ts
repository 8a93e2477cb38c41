import type { Call } from '../commit/call.ts'
import type { Candidate } from '../records/partner.ts'
import { lists } from '../records/keys.ts'
import { type Live } from '../records/record.ts'
import type { Offer } from '../records/offer.ts'
import { type Request, servedIn } from '../records/request.ts'
import { plus } from '../time/instant.ts'
import { transact } from '../commit/transact.ts'
import { loadAggregate } from '../relationship/load.ts'
import { refuse } from '../refusal.ts'
import { type Circumstances, explain } from '../matching/explain.ts'
import { readAgreements } from '../relationship/agreements.ts'
import { loadRegister } from '../relationship/register.ts'

/** The index of open work lags, and a ranking may have read the register just before it changed: so a second look later. */
const SECOND_LOOK_MINUTES = 2

/** What is done with a seat that lacks an agreement, of which this room knows nothing. */
type LookAtCheck = (call: Call, offer: Offer) => Promise<unknown>

/**
 * Something in the register changed: a seat that lacked an agreement is looked at again, and requests nobody could take,
 * which one of `partnerId` (or anybody) now could, are ranked again. Says what the changed record waits for next.
 */
export async function rematch(
  call: Call,
  changed: Pick<Live, 'reason'>,
  { lookAtCheck, partnerId }: { lookAtCheck: LookAtCheck; partnerId?: string },
): Promise<'second-look' | 'done'> {
  const { tenant, candidates } = await loadRegister(call)
  const open = await openWork(call)
  const who = partnerId === undefined ? candidates : candidates.filter((one) => one.card.id === partnerId)
  for (const offer of open.filter(isWithoutAgreement)) await lookAtCheck(call, offer)
  for (const request of open.filter(isWithNobodyLeft)) {
    const agreements = await readAgreements(call, tenant, { area: request.area, served: servedIn(request) })
    if (who.some((one) => fits(request, one, { tenant, agreements, now: call.now }))) await rankAgain(call, request)
  }
  return changed.reason === 'second-look' ? 'done' : 'second-look'
}

export const secondLook = (now: string) =>
  ({ waitsFor: 'rematch', due: plus(now, SECOND_LOOK_MINUTES), owner: 'system', reason: 'second-look', attempts: 0 }) as const

async function openWork({ store }: Call): Promise<Live[]> {
  const { items } = await store.query({ index: 'list', partition: lists.open(store.org) })
  return items as unknown as Live[]
}

const isWithNobodyLeft = (one: Live): one is Request =>
  one.kind === 'request' && one.state === 'open' && one.waitsFor === 'coordinator'

/** The phases changed, and no agreement lets the partner serve them: perhaps one does by now. */
const isWithoutAgreement = (one: Live): one is Offer => one.kind === 'offer' && one.waitsFor === 'agreement'

const fits = (request: Request, candidate: Candidate, circumstances: Circumstances): boolean =>
  !request.asked.includes(candidate.card.id) && explain(request, candidate, circumstances).codes.length === 0

/** The request itself is read afresh: the list may lag. */
async function rankAgain(call: Call, { id }: Request): Promise<void> {
  await transact<Request, Request>(call, {
    subject: id,
    load: async () => (await loadAggregate(call, id))?.request ?? refuse('NOT_FOUND'),
    decide: (request, work) =>
      request.state === 'open' && request.waitsFor === 'coordinator'
        ? work.change(request)(
            () => ({ waitsFor: 'ranking', due: work.now, owner: 'system', reason: 'register-changed', attempts: 0 }),
            'request.looks-again',
          )
        : request,
  })
}
