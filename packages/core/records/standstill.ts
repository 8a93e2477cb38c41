import type { Instant, Item } from '../ports.ts'
import type { By } from './by.ts'
import type { Live } from './record.ts'
import { type Way, WAYS } from './way.ts'

/** By what sending can stand still: one way, since the account behind it takes nothing; or all, since a person has put it on hold. */
export const STANDSTILLS = ['deployment', 'tenant', ...WAYS] as const
export type StandstillId = (typeof STANDSTILLS)[number]

/** Whose hold it is that concerns every tenant: no tenant can be called so by whoever opens one, and none of its records is one's. */
export const DEPLOYMENT = '~deployment'

/**
 * Why nothing is sent, and since when. While it is on, everything that people do is recorded, messages that become due are
 * held back (`notice/hold-back.ts`), and the clocks of questions that have not gone stand still (`relationship/unsent.ts`).
 * Read by whoever sends, at the moment of claiming; what cannot be read or understood is on.
 */
export interface Standstill extends Live {
  readonly kind: 'standstill'
  readonly id: StandstillId
  readonly state: 'on' | 'off'
  readonly waitsFor:
    /** The account behind one way takes nothing: tried again with one message, each wait twice the last. */
    | 'account'
    /** A person of this tenant has put sending on hold: until one lifts it. */
    | 'lifting'
    /** Whoever runs the service has: looked at until they lift it. */
    | 'deployment'
    /** It is over: what was held back goes, a handful at a time. */
    | 'releasing'
    | 'nothing'
  readonly since: Instant
  /** Of a way: what the provider says of the account, as a code. */
  readonly code?: string | undefined
  /** Of a way: how often one message was tried since. */
  readonly tries: number
  /** Of a hold: who put it on, and why, in their words. */
  readonly by?: By | undefined
  readonly why?: string | undefined
  readonly liftedAt?: Instant | undefined
}

/** Fails closed: a record that is there and does not say that it is off is on. */
export const isOn = (one: Item | undefined): boolean => one !== undefined && one['state'] !== 'off'

/** What keeps a message from going by this way; undefined: nothing. */
export const stopOf = (all: readonly Standstill[], way: Way): Standstill | undefined =>
  all.find((one) => isOn(one) && (one.id === way || !(WAYS as readonly string[]).includes(one.id)))

/** What of an account stops everything, told apart by what a person can do about it. */
export const LIMITS = ['spend', 'quota', 'sandbox', 'suspended', 'sender', 'access', 'other'] as const
export type Limit = (typeof LIMITS)[number]

/** By the codes that `aws/trouble.ts` makes of what the providers say. */
const CODES: readonly (readonly [RegExp, Limit])[] = [
  [/SPEND_LIMIT/, 'spend'],
  [/QUOTA/, 'quota'],
  [/^SANDBOX$|NOT_VERIFIED$/, 'sandbox'],
  [/SUSPENDED|PAUSED|ACCOUNT_DISABLED|REPUTATION/, 'suspended'],
  [/NOT_FOUND|ORIGINATION|RESOURCE_NOT|CAPABILITIES|MESSAGE_TYPE|REGISTRATION|CHANNEL_NOT_ENABLED|OPT_IN/, 'sender'],
  [/ACCESS|AUTHORIZ|AUTH_FAILURE|TOKEN|SIGNATURE|CREDENTIAL|PROVIDER_ERROR|UNRECOGNIZED|REQUEST_/, 'access'],
]

export const limitOf = ({ code = '' }: Pick<Standstill, 'code'>): Limit =>
  CODES.find(([pattern]) => pattern.test(code))?.[1] ?? 'other'

/** How many messages by template are counted here. */
export const countOf = (tally: Readonly<Partial<Record<string, number>>>): number =>
  Object.values(tally).reduce<number>((sum, n) => sum + (n ?? 0), 0)
