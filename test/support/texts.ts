import type * as z from 'zod'
import { routes } from '../../functions/api/routes.ts'

/** A field that takes any text its own checks let through. */
export interface TextField {
  /** `POST /partners contact.phone` */
  readonly name: string
  readonly schema: z.ZodType
}

interface Def {
  readonly type: string
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly element?: z.ZodType
  readonly innerType?: z.ZodType
  readonly in?: z.ZodType
  readonly options?: readonly z.ZodType[]
}

const defOf = (schema: z.ZodType) => schema.def as unknown as Def

/** Every text within a schema, by its path; rows of lists under `*`. */
function textsIn(schema: z.ZodType, path: readonly string[] = []): readonly (readonly [string, z.ZodType])[] {
  const { type, shape, element, innerType, in: before, options } = defOf(schema)
  if (type === 'string') return [[path.join('.'), schema]]
  if (shape) return Object.entries(shape).flatMap(([name, field]) => textsIn(field, [...path, name]))
  if (element) return textsIn(element, [...path, '*'])
  if (innerType) return textsIn(innerType, path)
  if (options) return options.flatMap((one) => textsIn(one, path))
  // Read on into something else: what is read is judged whole.
  if (before) return defOf(before).type === 'string' ? [[path.join('.'), schema]] : textsIn(before, path)
  return []
}

/** Every text that anybody can send in a body, by the API or by a form: both go through the same schemas. */
export function everyText(): readonly TextField[] {
  return routes.flatMap(({ method, path, body }) =>
    body ? textsIn(body).map(([field, schema]) => ({ name: `${method.toUpperCase()} ${path} ${field}`, schema })) : [],
  )
}
