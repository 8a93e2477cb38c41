import { type Refusal, refuse } from '#core/refusal.ts'
import type { Said } from '#pages/returned.ts'
import type { FormAction } from '#pages/take-form.ts'

/** A form was sent with nothing chosen: it comes back, and nothing is done. */
export const noChoice = (path: string): Refusal => refuse('NO_ANSWER_CHOSEN', { fields: [{ path, code: 'UNKNOWN_VALUE' }] })

/**
 * A form that does what it is for only where somebody has chosen that (`pages/link/sure.tsx`). Sent off as it stands it
 * changes nothing: programs that read mail open links and press buttons before anybody has seen them.
 */
export function chosen<Done extends string>(question: Said<string>, action: FormAction<Done>): FormAction<Done | 'nothing'> {
  return {
    ...action,
    run(call, id, form) {
      const sure = form.text('sure')
      if (sure === 'no') return Promise.resolve('kept')
      return sure === 'yes' ? action.run(call, id, form) : Promise.resolve(noChoice('sure'))
    },
    done: (form, result) => (form.text('sure') === 'no' ? 'nothing' : action.done(form, result)),
    fields(words, form) {
      const rest = action.fields(words, form)
      return (path) => (path === 'sure' ? { name: 'sure', label: question(words) } : rest(path))
    },
  }
}
