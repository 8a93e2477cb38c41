import type { Actor } from './actor.ts'

const office = ['coordinator', 'system'] as const satisfies readonly Actor['role'][]

/**
 * WHO SEES WHAT of a record that they may see at all (`verbs.ts`): each field that not everybody sees who may see its
 * record. Who has said no is between that partner and the coordinator (docs/field.md: Who acts).
 */
const FIELDS = {
  /** Which rule stood against whom. */
  'request.misses': office,
  /** Who was asked and has not said yes. Even the id, since the same id stands beside a name elsewhere. */
  'offer.partner': office,
  /** Against which rule a coordinator asked, and why. */
  'offer.override': office,
  /** That a partner wants to be called, and was. */
  'offer.call': office,
  /** What was written beside a step of an offer. */
  'offer.note': office,
  /** Which of the partner's limits, checks and conflicts stands against something. */
  'partner.against': ['coordinator', 'system'],
  /** With whom a tenant has agreements, and what it pays. */
  'tenant.contracts': ['coordinator', 'admin', 'system'],
  /** What a coordinator has to do before it is confirmed who goes on after a hand-over. */
  'notice.going-on': office,
  /** Messages to partners. */
  'notice.to-partner': office,
} as const satisfies Readonly<Record<string, readonly Actor['role'][]>>

type Field = keyof typeof FIELDS

export const sees = ({ role }: Pick<Actor, 'role'>, field: Field): boolean => FIELDS[field].some((one) => one === role)
