import { content, TOO_MANY } from './openapi-parts.ts'

/** What needs no token. */
export const publicPaths = {
  '/health': {
    get: open({
      operationId: 'health',
      summary: 'Whether this answers',
      description: 'Looks no further than this room itself: not whether the table answers.',
      replies: content('It does', 'application/json', {
        type: 'object',
        required: ['status'],
        properties: { status: { const: 'ok' } },
      }),
    }),
  },
  '/openapi.json': {
    get: open({
      operationId: 'openapi',
      summary: 'This document',
      description: 'Made of the same table as the calls themselves.',
      replies: content('OpenAPI 3.1', 'application/json', { type: 'object' }),
    }),
  },
  '/docs': {
    get: open({
      operationId: 'docs',
      summary: 'This document to read and try',
      description: 'Swagger UI, from here and nowhere else.',
      replies: content('A page', 'text/html', { type: 'string' }),
    }),
  },
}

interface Open {
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly replies: object
}

function open({ replies, ...about }: Open) {
  return { ...about, tags: ['public'], security: [], responses: { 200: replies, 429: TOO_MANY } }
}
