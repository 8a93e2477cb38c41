import type { Refusal } from '#core/refusal.ts'
import { problemResponse, refusalProblem } from '#web/problem.ts'

/** A refusal as problem+json, with what a person would be told. The words are loaded when first somebody is refused. */
export async function refused(refusal: Refusal): Promise<Response> {
  const [{ refusals }, { fields }] = await Promise.all([import('#copy/fi/refusals.ts'), import('#copy/fi/fields.ts')])
  const { title, todo } = refusals[refusal.refused]
  return problemResponse(refusalProblem(refusal, { detail: `${title} ${todo}`, field: (code) => fields[code] }))
}
