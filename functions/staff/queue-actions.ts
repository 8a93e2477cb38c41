import type { Notice } from '#core/records/notice.ts'
import { requestIdOf } from '#core/records/keys.ts'
import type { Retried } from '#core/stuck/retry.ts'
import { nowhere } from '#pages/field-map.ts'
import type { FormAction } from '#pages/take-form.ts'
import type { QueueDone, RequestDone } from './done.ts'

/** The form that narrows the list. Posted only to choose a language, so it does nothing. */
export const FILTER: FormAction<''> = {
  prefix: () => 'filter',
  run: async () => undefined,
  done: () => '',
  fields: () => nowhere,
}

/** The forms of a message. One that is no longer true is not sent again but closed, and the page says so. */
export function noticeAction(name: string | undefined): FormAction<RequestDone, Notice> | undefined {
  const rest = { prefix: () => 'notice', fields: () => nowhere }
  if (name === 'retry')
    return {
      ...rest,
      run: async (call, id) => (await import('#core/notice/retry.ts')).retryNotice(call, id),
      done: (_form, { state, suppressedFor }) =>
        state === 'suppressed' && suppressedFor ? `needless-${suppressedFor}` : 'retried',
    }
  if (name === 'close')
    return {
      ...rest,
      run: async (call, id) => (await import('#core/notice/retry.ts')).closeNotice(call, id),
      done: () => 'handled',
    }
  return undefined
}

const RETRIED: readonly Retried[] = [
  'request',
  'offer',
  'meeting',
  'card',
  'diary',
  'tenant',
  'errand',
  'going-on',
  'digest',
  'standstill',
  'gap',
  'text',
]

/** The forms of what does not go on by itself; and of a partner who wants to be called. */
export function stuckAction(kind: string | undefined, name: string | undefined): FormAction<QueueDone & RequestDone> | undefined {
  const retried = RETRIED.find((one) => one === kind)
  const rest = { prefix: () => 'stuck', fields: () => nowhere }
  if (retried && name === 'retry')
    return {
      ...rest,
      run: async (call, id) => (await import('#core/stuck/retry.ts')).retryStuck(call, retried, id),
      done: () => 'tried-again',
    }
  if (retried === 'offer' && name === 'close')
    return {
      ...rest,
      run: async (call, id) => (await import('#core/offer/close-stuck.ts')).closeStuckOffer(call, id),
      done: () => 'taken-back',
    }
  if (retried === 'gap' && name === 'deal')
    return {
      ...rest,
      run: async (call, id) => (await import('#core/restore/deal.ts')).dealWithGap(call, id),
      done: () => 'dealt-with',
    }
  if (retried === 'text' && name === 'handled')
    return {
      ...rest,
      run: async (call, id) => (await import('#core/partner/texts.ts')).handleText(call, id),
      done: () => 'text-handled',
    }
  if (retried === 'going-on' && name === 'find-another')
    return {
      ...rest,
      run: async (call, id) => (await import('#core/request/going-on.ts')).findAnother(call, requestIdOf(id)),
      done: () => 'found-another',
    }
  if (retried === 'offer' && name === 'called')
    return {
      ...rest,
      run: async (call, id) => (await import('#core/offer/call-me.ts')).noteCalled(call, id),
      done: () => 'called',
    }
  return undefined
}
