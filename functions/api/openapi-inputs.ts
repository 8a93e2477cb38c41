import * as z from 'zod'
import { type Row, VERBS } from '#core/policy/verbs.ts'
import { KEY } from '#web/idempotency.ts'
import { ID } from '#web/ids.ts'
import type { Route } from './route.ts'

interface JsonSchema {
  readonly properties?: Readonly<Record<string, { readonly description?: string }>>
  readonly required?: readonly string[]
  readonly [keyword: string]: unknown
}

/** The JSON Schema of what a client sends: before our reading of it, so without what only our code can check. */
function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return json as JsonSchema
}

export function bodySchema({ body, verb }: Route): JsonSchema {
  const schema = jsonSchemaOf(body!)
  const { saidBy }: Row = VERBS[verb]
  if (!saidBy) return schema
  const onBehalfOf = {
    type: 'object',
    description: 'Who phoned: a coordinator writes it down for them, and the log says both',
    required: ['role', 'id'],
    additionalProperties: false,
    properties: { role: { enum: saidBy }, id: { type: 'string' } },
  }
  return { ...schema, properties: { ...schema.properties, onBehalfOf } }
}

export function parametersOf(route: Route) {
  const parameters = [...pathParameters(route), ...queryParameters(route), ...headerParameters(route)]
  return parameters.length > 0 ? { parameters } : {}
}

function pathParameters({ path }: Route) {
  if (!path.includes('{id}')) return []
  const description = `Which of the ${path.split('/')[1]}`
  return [{ name: 'id', in: 'path', required: true, description, schema: { type: 'string', pattern: ID.source } }]
}

function queryParameters({ query }: Route) {
  if (!query) return []
  const { properties = {}, required = [] } = jsonSchemaOf(query)
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    description,
    schema,
  }))
}

function headerParameters({ method, matches }: Route) {
  const header = (name: string, description: string, schema: object) => ({
    name,
    in: 'header',
    required: false,
    description,
    schema,
  })
  const once = header(
    'Idempotency-Key',
    'The same key and body again: the same answer, done once. Sent once, not empty, without a comma: else 400',
    {
      type: 'string',
      minLength: 1,
      maxLength: 128,
      pattern: KEY.source,
    },
  )
  const version = header('If-Match', 'Only if the record is still at this version (its ETag). Sent once, not empty: else 400', {
    type: 'string',
    pattern: '^(W/)?"\\d{1,9}"$',
  })
  return [...(method === 'post' ? [once] : []), ...(matches ? [version] : [])]
}
