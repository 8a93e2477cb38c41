import type { Form } from '#web/form.ts'

/** The form of a meeting's place and instructions as `POST /api/v1/meetings/{id}/details` takes it: what is left empty is taken away. */
export function rawDetails(form: Form): Record<string, unknown> {
  const placeId = form.optional('placeId')
  const typed = (name: string) => form.optional(name) ?? (placeId ? undefined : null)
  const raw = {
    placeId,
    ...(form.has('place') && { place: typed('place'), atHome: form.has('atHome') }),
    ...(form.has('link') && { link: typed('link') }),
    ...(form.has('calls') && { calls: form.optional('calls') ?? null }),
    instructions: typed('instructions'),
  }
  return Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined))
}
