import type { Live } from './record.ts'

/**
 * Beside each request that ever needed it, one: what a small commit decided for many offers or meetings at once
 * (`Request.untidied`) is brought to its end by it, a handful at a time. The request itself waits meanwhile for what it
 * always would.
 */
export interface Errand extends Live {
  readonly kind: 'errand'
  readonly state: 'kept'
  readonly waitsFor: 'tidying' | 'nothing'
  readonly requestId: string
}
