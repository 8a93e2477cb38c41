import { PAGE_LANGUAGES, type PageLanguage } from '#core/reference/languages.ts'
import { type Goal } from '#core/reference/goals.ts'
import { type Refusal, refuse } from '#core/refusal.ts'
import type { Form } from './form.ts'

export const goalsField = (language: PageLanguage): string => `goals-${language}`

type Line = Omit<Goal, 'code'> & Partial<Pick<Goal, 'code'>>

/**
 * The lines of the three fields, one beside the other. A line whose Finnish is as it was keeps its code. Undefined where
 * nothing was changed: a tenant with the usual list goes on having the usual list. Refuses where one language has more.
 */
export function readGoals(form: Form, before: readonly Goal[]): readonly Line[] | undefined | Refusal {
  // A page from before there were any says nothing of them.
  if (!PAGE_LANGUAGES.every((language) => form.has(goalsField(language)))) return undefined
  const lines = (language: PageLanguage) =>
    form
      .text(goalsField(language))
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean)
  const all = { fi: lines('fi'), sv: lines('sv'), en: lines('en') }
  const odd = PAGE_LANGUAGES.filter((language) => all[language].length !== all.fi.length)
  if (odd.length > 0)
    return refuse('INVALID', { fields: odd.map((language) => ({ path: goalsField(language), code: 'CONTRADICTORY' })) })
  const read = all.fi.map((fi, n): Line => {
    const code = before.find(({ names }) => names.fi === fi)?.code
    return { ...(code && { code }), names: { fi, sv: all.sv[n] ?? '', en: all.en[n] ?? '' } }
  })
  const same =
    JSON.stringify(read) === JSON.stringify(before.map(({ code, names: { fi, sv, en } }) => ({ code, names: { fi, sv, en } })))
  return same ? undefined : read
}
