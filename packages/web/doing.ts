import type { Verb } from '#core/policy/verbs.ts'

/** What an address does: by the policy's verb, by each of those that a part of the address may name, or openly for everybody. */
export type Doing = Verb | Readonly<Record<string, Verb>> | 'open'

/** A handler that says what it does. A test asks every row of every router for it. */
export const doing = <Handler extends object>(verb: Doing, handler: Handler): Handler & { readonly doing: Doing } =>
  Object.assign(handler, { doing: verb })
