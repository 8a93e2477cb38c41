import * as z from 'zod'
import { mayEver } from '#core/policy/may.ts'
import { type Row, type Verb, VERBS } from '#core/policy/verbs.ts'
import type { Route } from './route.ts'
import { routes } from './routes.ts'
import { bodySchema, parametersOf } from './openapi-inputs.ts'
import { content, PROBLEM, ref, TOO_MANY } from './openapi-parts.ts'
import { publicPaths } from './openapi-public.ts'
import { tags } from './openapi-tags.ts'
import { type ApiSettings, BASE } from './settings.ts'
import { shapes } from './shapes/all.ts'

/**
 * OpenAPI 3.1 made of the same table the handlers are made of: its schemas are zod's own JSON Schema, whose
 * dialect (2020-12) is OpenAPI 3.1's. One library less than a generator, and nothing of it in a cold start.
 */
export function document(settings: ApiSettings) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rinnalla',
      version: '1',
      description:
        'Requests for experience partners, from asking to a closed meeting. Instants are ISO 8601 with ' +
        'offset; those answered carry the offset of Europe/Helsinki.\n\n' +
        tokenFrom(settings),
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: settings.publicUrl }],
    security: [{ bearer: [] }],
    tags,
    paths: { ...paths(), ...publicPaths },
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', description: tokenFrom(settings) } },
      responses: {
        Problem: content('Why not, as RFC 9457', 'application/problem+json', ref('Problem')),
        TooMany: {
          description:
            'More calls at once than the front door lets in: try again a little later. Or, as a problem, more in a day than ' +
            'one person may do: Retry-After says when the next day begins',
          content: {
            'application/json': { schema: { type: 'object', properties: { message: { type: 'string' } } } },
            'application/problem+json': { schema: ref('Problem') },
          },
        },
      },
      schemas: components(),
    },
  }
}

/** How whoever reads this comes to a token. */
function tokenFrom({ publicUrl, tokenAt }: ApiSettings): string {
  const given = tokenAt
    ? `This gives one, as \`access_token\`, for \`worker\` or \`coordinator\`:\n\n    curl -s -X POST ${publicUrl}${tokenAt} ` +
      `-H 'content-type: application/json' -d '{"as":"worker"}'\n\n` +
      'Press Authorize and paste it: then the example of `POST /requests` can be sent as it stands.'
    : 'Whoever runs the service gives tokens.'
  return `Every call needs a bearer token. ${given}`
}

function paths(): Record<string, Record<string, unknown>> {
  const found: Record<string, Record<string, unknown>> = {}
  for (const route of routes) (found[`${BASE}${route.path}`] ??= {})[route.method] = operation(route)
  return found
}

function operation(route: Route) {
  return {
    operationId: operationId(route),
    summary: route.does,
    description: whoMay(route.verb),
    tags: [route.path.split('/')[1]],
    ...parametersOf(route),
    ...(route.body && {
      requestBody: {
        required: (bodySchema(route).required?.length ?? 0) > 0,
        ...content(undefined, 'application/json', bodySchema(route), route.example),
      },
    }),
    responses: {
      [route.replies.status]: success(route),
      ...(route.method === 'post' && { 208: DONE_BEFORE }),
      ...problems(route),
    },
  }
}

function whoMay(verb: Verb): string {
  const { may, saidBy = [] }: Row = VERBS[verb]
  if (may.includes('phoned'))
    return 'For whoever decides about the request; a coordinator writes down what they said by phone (onBehalfOf).'
  const who = mayEver('worker', verb)
    ? 'A worker reaches what is their own, a coordinator the whole tenant.'
    : mayEver('admin', verb)
      ? 'For coordinators and admins.'
      : 'For coordinators.'
  return saidBy.includes('worker') ? `${who} Of workers onBehalfOf takes whoever decides about the request.` : who
}

/** `POST /requests/{id}/hand-over` → `post-requests-id-hand-over`. */
function operationId({ method, path }: Route): string {
  return `${method}${path.replaceAll(/[{}]/g, '').replaceAll('/', '-')}`
}

function success({ replies: { status, shape, list } }: Route) {
  const items = { type: 'array', items: ref(shape) }
  const page = {
    type: 'object',
    required: ['items'],
    properties: { items, next: { type: 'string', description: 'Absent where no more follow' } },
  }
  const headers = {
    ETag: { description: 'The version, for If-Match', schema: { type: 'string' } },
    ...(status === 201 && { Location: { description: 'Where it is found', schema: { type: 'string', format: 'uri' } } }),
  }
  return {
    ...content(status === 201 ? 'Made' : 'Done', 'application/json', list ? page : ref(shape)),
    ...(!list && { headers }),
  }
}

const DONE_BEFORE = content(
  'Done the first time this key came; what came of it is no longer yours to see, as after a hand-over',
  'application/json',
  ref('DoneBefore'),
)

function problems({ method, path, matches, body }: Route) {
  const statuses = [401, 403, 422, 500, 503]
  if (path.includes('{id}')) statuses.push(404)
  if (body) statuses.push(413, 415)
  if (method !== 'get') statuses.push(400, 409)
  if (matches) statuses.push(412)
  return { ...Object.fromEntries(statuses.map((status) => [status, PROBLEM])), 429: TOO_MANY }
}

function components(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>()
  for (const [id, shape] of Object.entries(shapes)) registry.add(shape, { id })
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}`, io: 'output' })
  return Object.fromEntries(Object.entries(schemas).map(([id, { $id: _, $schema: __, ...schema }]) => [id, schema]))
}
