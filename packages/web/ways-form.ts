import { OCCASIONS } from '#core/records/templates.ts'
import type { Form } from './form.ts'

/** The form of `WaysFields` as the register takes it: what is left as usual is left out. */
export const readWays = (form: Form): Readonly<Record<string, string>> =>
  Object.fromEntries(
    OCCASIONS.flatMap((occasion) => {
      const way = form.optional(`ways.${occasion}`)
      return way === undefined ? [] : [[occasion, way] as const]
    }),
  )
