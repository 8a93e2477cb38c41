import { type FieldRefusal, type Refusal, refuse } from '#core/refusal.ts'
import type { Answer } from '#core/offer/answer.ts'
import { readInstant } from '#core/time/instant.ts'
import type { Form } from './form.ts'
import { readWhen } from './when.ts'

/**
 * The answer chosen in the one group of buttons `answer`: `accept:<start of the slot>`, `accept:later` where there
 * are no slots, `decline`, or `other-time` with `other.date`, `other.from` and `other.to`. None chosen is no answer:
 * mail scanners that submit forms must not answer for anybody.
 */
export function readAnswer(form: Form): Answer | Refusal {
  const answer = form.text('answer')
  if (answer === 'decline') return { kind: 'decline' }
  if (answer === 'accept:later') return { kind: 'accept' }
  if (answer === 'other-time') return otherTime(form)
  if (!answer.startsWith('accept:')) return refuse('NO_ANSWER_CHOSEN', { fields: [field('answer', 'CHOICE_NEEDED')] })
  const start = readInstant(answer.slice('accept:'.length))
  return start ? { kind: 'accept', start } : refuse('SLOT_NOT_OFFERED', { fields: [field('answer', 'UNKNOWN_VALUE')] })
}

function otherTime(form: Form): Answer | Refusal {
  const when = readWhen(form, 'other')
  if ('window' in when) return { kind: 'other-time', ...when.window }
  return refuse('INVALID', { fields: 'fields' in when ? when.fields : [field('other.date', 'REQUIRED')] })
}

function field(path: string, code: FieldRefusal['code']): FieldRefusal {
  return { path, code }
}
