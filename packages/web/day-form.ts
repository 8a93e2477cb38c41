import type { Form } from './form.ts'

/** What somebody says on the day itself: the minutes count only with "later", so that the other choices need nothing emptied. */
export function readDay(form: Form): Record<string, unknown> {
  const says = form.optional('says')
  const minutes = form.text('minutes')
  return {
    ...(says !== undefined && { says }),
    ...(says === 'late' && minutes !== '' && { minutes: /^\d{1,4}$/.test(minutes) ? Number(minutes) : Number.NaN }),
  }
}
