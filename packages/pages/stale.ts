import { stored as words } from '#copy/fi/stored.ts'
import type { RefusalCode } from '#core/refusal.ts'
import type { FormView } from './form-view.ts'
import type { Trouble } from './refusal-view.ts'
import type { Sent } from './sent.ts'

interface Why {
  readonly refused?: RefusalCode | undefined
  readonly trouble: Trouble
}

/** A form that was refused, to be shown again. Where somebody else saved meanwhile it shows what is stored now as well. */
export function sentBack(view: FormView, { refused, trouble }: Why): Sent {
  return refused === 'STALE_VERSION' ? { view: { ...view, stale: true }, trouble: words.trouble } : { view, trouble }
}
