import type { Meeting } from '../records/meeting.ts'
import type { Offer } from '../records/offer.ts'
import type { Request } from '../records/request.ts'
import { type FieldProblem, type Refusal, type RefusalCode, refuse } from '../refusal.ts'
import type { Actor } from './actor.ts'
import { type Decided, isDecider } from './decider.ts'
import { type Relation, type Row, type Verb, VERBS } from './verbs.ts'

/** What somebody would act on: the record, and what it belongs to as far as it tells who they are to it. */
export interface About {
  readonly request?: Decided
  readonly offer?: Pick<Offer, 'partnerId'>
  readonly meeting?: Pick<Meeting, 'workerId' | 'partnerId'>
  /** A partner's card, by its id. */
  readonly partner?: { readonly id: string }
}

/** Whether the table allows it. */
export const may = (actor: Actor, verb: Verb, about: About = {}): boolean => whyNot(actor, verb, about) === undefined

/** Why somebody may not: as a code that tells them no more than they may know. Undefined where they may. */
export function whyNot(actor: Actor, verb: Verb, about: About = {}): RefusalCode | undefined {
  const { may: allowed, forbids = [], saying = 'FORBIDDEN', hidden = 'NOT_FOUND' }: Row = VERBS[verb]
  const relations = relationsOf(actor, about)
  if (relations.some((one) => allowed.includes(one))) return undefined
  return relations.some((one) => forbids.includes(one)) ? saying : hidden
}

/** Whether somebody may write down as another's word what that one said by phone. */
export const maySpeakForOthers = ({ role }: Actor): boolean => SPEAKERS.includes(role)
const SPEAKERS: readonly Actor['role'][] = ['coordinator']

/**
 * The refusal where a coordinator writes something down as said by phone by somebody whose word about this request it
 * cannot be: another worker than decides, or a parent by another reference. The log would keep the slip for good.
 */
export function wrongSpeaker({ onBehalfOf }: Actor, request: Spoken): Refusal | undefined {
  const wrong = (code: FieldProblem) => refuse('INVALID', { fields: [{ path: 'onBehalfOf.id', code }] })
  if (onBehalfOf?.role === 'worker' && !isDecider(request, onBehalfOf)) return wrong('UNKNOWN_COLLEAGUE')
  const asParent = onBehalfOf?.role === 'parent' && onBehalfOf.id !== 'parent' && onBehalfOf.id !== request.clientReference
  return asParent ? wrong('CLIENT_REFERENCE_FORM') : undefined
}
type Spoken = Decided & Pick<Request, 'clientReference'>

/** Whether the role may ever do it, to whatever record: what a route can know before anything is read. */
export function mayEver(role: Actor['role'], verb: Verb): boolean {
  const { may: allowed }: Row = VERBS[verb]
  return allowed.some((one) => BORNE_BY[one].includes(role))
}

/** Whose roles can stand in each relation to anything. */
const BORNE_BY: Readonly<Record<Relation, readonly Actor['role'][]>> = {
  worker: ['worker'],
  coordinator: ['coordinator'],
  admin: ['admin'],
  system: ['system'],
  partner: ['partner'],
  decider: ['worker', 'coordinator'],
  phoned: ['coordinator'],
  asked: ['partner'],
  attending: ['partner'],
  self: ['partner'],
}

function relationsOf(actor: Actor, { request, offer, meeting, partner }: About): readonly Relation[] {
  const { onBehalfOf } = actor
  const decided = request ?? meeting
  const is: Readonly<Record<Relation, boolean>> = {
    worker: true,
    coordinator: true,
    admin: true,
    system: true,
    partner: true,
    decider: decided !== undefined && isDecider(decided, actor),
    phoned: decided !== undefined && onBehalfOf?.role === 'worker' && isDecider(decided, onBehalfOf),
    asked: offer?.partnerId === actor.id,
    attending: meeting?.partnerId === actor.id,
    self: partner?.id === actor.id,
  }
  return (Object.keys(is) as Relation[]).filter((one) => is[one] && BORNE_BY[one].includes(actor.role))
}
