import * as z from 'zod'

/** To a call repeated under its key when what it did is no longer the caller's to see, as after a hand-over. */
export const doneBeforeShape = z.strictObject({ id: z.string(), doneBefore: z.literal(true) })
