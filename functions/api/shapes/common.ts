import * as z from 'zod'

/** An instant with Helsinki's offset, `2026-11-25T13:30:00+02:00`. */
export const at = z.iso.datetime({ offset: true, precision: 0 })

export const date = z.iso.date()

export const slot = z.strictObject({ start: at, end: at })

export const owner = z.enum(['system', 'worker', 'coordinator', 'partner', 'nobody'])

/** One thing that waits, for whom, until when and why. */
export const turn = z.strictObject({
  kind: z.enum(['request', 'offer', 'meeting']),
  id: z.string().describe('Of the record it is about'),
  waitsFor: z.string(),
  owner,
  who: z.string().optional().describe('Which worker or partner'),
  until: at.nullable(),
  reason: z.string(),
})

/** What every record that can wait says of itself: what must happen next, by when, who acts, and why. */
export const waiting = {
  id: z.string(),
  waitsFor: z.string(),
  due: at.nullable(),
  owner,
  reason: z.string(),
  version: z.int().min(1),
}
