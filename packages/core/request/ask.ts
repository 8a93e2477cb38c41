import type { Call } from '../commit/call.ts'
import { channelFacts } from '../reference/channels.ts'
import { keys, lists } from '../records/keys.ts'
import { type FieldProblem, isRefusal, type Refusal, refuse } from '../refusal.ts'
import { transact } from '../commit/transact.ts'
import { findPartnerCard, getTenant } from '../relationship/register.ts'
import { findStaff } from '../staff/find.ts'
import { whyNot } from '../policy/may.ts'
import { changedIn, enterFamily, type KnownFamily, loadFamily, openOf, partnerBefore } from '../relationship/family.ts'
import { readRequestInput, type RequestInput } from './input.ts'
import { promise } from '../relationship/promise.ts'
import type { ConsentEntry, Request } from '../records/request.ts'

const REFERENCE = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/**
 * A worker asks for a partner; a coordinator may for a worker who phoned (`by.onBehalfOf`). The request is stored and
 * waits to be ranked: nothing is sent here. Refuses INVALID with every field's problem.
 */
export async function ask(call: Call, raw: unknown): Promise<Request | Refusal> {
  const barred = whyNot(call.by, 'request.ask')
  if (barred) return refuse(barred)
  return transact<Asked, Request>(call, {
    subject: ({ id }) => id,
    async load() {
      const tenant = await getTenant(call)
      const input = readRequestInput(raw, { tenant, now: call.now })
      if (isRefusal(input)) return input
      const wished = input.preferences.partnerId
      if (wished !== undefined && !(await findPartnerCard(call, wished)))
        return refuse('INVALID', { fields: [{ path: 'preferences.partnerId', code: 'UNKNOWN_PARTNER' }] })
      const workerId = call.by.onBehalfOf?.role === 'worker' ? call.by.onBehalfOf.id : call.by.id
      const whose = (code: FieldProblem) => refuse('INVALID', { fields: [{ path: 'onBehalfOf.id', code }] })
      if (workerId !== call.by.id && (await findStaff(call, workerId))?.role !== 'worker') return whose('UNKNOWN_COLLEAGUE')
      // A parent's matter is decided by a worker (docs/field.md: Who acts): a coordinator asks only for one who phoned.
      if (workerId === call.by.id && call.by.role !== 'worker' && channelFacts[input.channel].hasClient)
        return whose('CHOICE_NEEDED')
      const known = await knownFamily(call, input)
      if (openOf(known).length > 0 && !input.alongside)
        return refuse('INVALID', { fields: [{ path: 'alongside', code: 'SAME_CLIENT' }] })
      const isWished = input.preferences.samePartnerAsBefore && wished === undefined
      const before = isWished ? (partnerBefore(known) ?? partnerBefore(await withOwn(call, workerId, known, input))) : undefined
      return {
        id: call.ids.id(),
        input: before === undefined ? input : { ...input, preferences: { ...input.preferences, partnerId: before } },
        workerId,
        known,
      }
    },
    decide({ id, input, workerId, known }, work) {
      const request = work.add(newRequest(call, id, input, { workerId, known }), 'request.asked')
      enterFamily(work, known, request)
      return request
    },
  })
}

interface Asked {
  readonly id: string
  readonly input: RequestInput
  readonly workerId: string
  readonly known: KnownFamily
}

/** Nothing where no reference is given: one that is made now is nobody's yet. */
const knownFamily = async (call: Call, { clientReference }: RequestInput): Promise<KnownFamily> =>
  clientReference === undefined ? { family: undefined, requests: [] } : loadFamily(call, clientReference)

function newRequest(
  call: Call,
  id: string,
  input: RequestInput,
  { workerId, known }: Pick<Asked, 'workerId' | 'known'>,
): Request {
  const serveBy = promise(input, call.now)
  const reference = channelFacts[input.channel].hasClient ? (input.clientReference ?? newReference(call)) : undefined
  const { clientReference: _given, alongside: _beside, ...rest } = input
  return {
    ...keys.request(call.store.org, id),
    org: call.store.org,
    kind: 'request',
    id,
    version: 1,
    schema: 1,
    state: 'open',
    waitsFor: 'ranking',
    due: call.now,
    owner: 'system',
    reason: 'new',
    attempts: 0,
    createdAt: call.now,
    createdBy: call.by.id,
    workerId,
    ...rest,
    ...(reference && { clientReference: reference }),
    ...(input.consent.given && { consentHistory: [consentAsked(call, input, input.consent.on)] }),
    serveBy,
    taken: [],
    asked: [],
    refusedPartners: changedIn(known),
    ...(changedIn(known).length > 0 && { changed: changedIn(known) }),
    misses: [],
    sequence: 0,
    wave: 0,
    nudges: 0,
    phaseHistory: [{ at: call.now, phases: input.phases, unusual: false }],
  }
}

const consentAsked = (call: Call, { phases }: RequestInput, on: string): ConsentEntry => ({
  says: 'given',
  on,
  phases,
  partners: [],
  at: call.now,
  by: call.by,
})

/** Requests of one worker looked through for an earlier partner. */
const LOOKED_THROUGH = 200

/** With this worker's own requests of the client, of which an earlier version kept no family. */
async function withOwn(
  { store }: Call,
  workerId: string,
  known: KnownFamily,
  { clientReference }: RequestInput,
): Promise<KnownFamily> {
  if (clientReference === undefined) return known
  const { items } = await store.query({
    index: 'own',
    partition: lists.own(store.org, workerId),
    descending: true,
    limit: LOOKED_THROUGH,
  })
  const earlier = (items as unknown as Request[]).filter(
    (one) => one.kind === 'request' && one.clientReference === clientReference,
  )
  return { ...known, requests: [...known.requests, ...earlier] }
}

/** Random, so that it says nothing: whose it is stands in the county's own system (docs/field.md: Client reference). */
function newReference({ ids }: Call): string {
  return `CL-${Array.from({ length: 6 }, () => REFERENCE[Math.floor(ids.fraction() * REFERENCE.length)]).join('')}`
}
