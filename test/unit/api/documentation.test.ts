import { createConfig, lintFromString } from '@redocly/openapi-core'
import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, test } from 'vitest'
import { routes } from '../../../functions/api/routes.ts'
import { ISSUER, world } from './world.ts'

type Described = Awaited<ReturnType<typeof document>>
const document = async () => (await (await world()).call('GET', '/openapi.json')).json

/** What a second validator asks, beyond the form: chapters, descriptions, and what can go wrong. */
const RULES = {
  'operation-4xx-response': 'error',
  'operation-description': 'error',
  'operation-singular-tag': 'error',
  'operation-tag-defined': 'error',
  'parameter-description': 'error',
  'tag-description': 'error',
  'no-invalid-parameter-examples': 'error',
  'no-invalid-schema-examples': 'error',
  'no-required-schema-properties-undefined': 'error',
} as const

/** Redocly's own strictest set and ours. */
async function complaints(described: unknown): Promise<string[]> {
  const config = await createConfig({ extends: ['recommended-strict'], rules: RULES })
  const problems = await lintFromString({ source: JSON.stringify(described), absoluteRef: '/openapi.json', config })
  return problems.map(({ ruleId, location: [at] }) => `${ruleId} ${at?.pointer}`)
}

describe('/openapi.json', () => {
  test('is public and OpenAPI 3.1 by a validator that knows', async () => {
    const validator = new Validator()
    const result = await validator.validate(await document())
    expect(result.errors ?? []).toEqual([])
    expect({ valid: result.valid, version: validator.version }).toEqual({ valid: true, version: '3.1' })
  })

  test('would be told apart from one that is not', async () => {
    const broken = await document()
    delete broken.info.title
    expect((await new Validator().validate(broken)).valid).toBe(false)
  })

  test('has chapters, descriptions and refusals throughout, by a second validator', async () => {
    expect(await complaints(await document())).toEqual([])
  })

  test.each([
    ['a chapter without a word', 'tag-description', (it: Described) => delete it.tags[0].description],
    ['an operation of no chapter', 'operation-tag-defined', (it: Described) => it.tags.shift()],
    ['an operation that says nothing', 'operation-description', (it: Described) => delete it.paths['/health'].get.description],
    ['an operation that never refuses', 'operation-4xx-response', (it: Described) => delete it.paths['/docs'].get.responses[429]],
    [
      'a parameter without a word',
      'parameter-description',
      (it: Described) => delete it.paths['/api/v1/queue'].get.parameters[0].description,
    ],
  ] as const)('would be found to have %s', async (_, rule, brokenBy) => {
    const broken = await document()
    brokenBy(broken)
    expect((await complaints(broken)).join('\n')).toContain(rule)
  })

  test('describes every call there is and no other', async () => {
    const { paths } = await document()
    const described = Object.entries<object>(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    )
    const there = routes.map(({ method, path }) => `${method} /api/v1${path}`)
    expect(described.toSorted()).toEqual([...there, 'get /docs', 'get /health', 'get /openapi.json'].toSorted())
  })

  test('holds every call of the contract', () => {
    const contract = [
      'post /requests',
      'get /requests',
      'get /requests/{id}',
      'post /requests/{id}/cancel',
      'post /requests/{id}/decision',
      'post /requests/{id}/consent',
      'post /requests/{id}/hand-over',
      'post /requests/{id}/phase',
      'post /requests/{id}/meetings',
      'get /meetings',
      'post /meetings/{id}/move',
      'post /meetings/{id}/cancel',
      'post /meetings/{id}/close',
      'get /queue',
      'get /requests/{id}/candidates',
      'post /requests/{id}/offers',
      'post /offers/{id}/answer',
      'post /partners',
      'get /partners',
      'get /partners/{id}',
      'patch /partners/{id}',
      'put /partners/{id}/availability',
      'post /partners/{id}/pause',
      'post /partners/{id}/resume',
      'get /agreements',
      'post /agreements',
      'patch /agreements/{id}',
      'get /areas',
      'put /areas',
    ]
    const there = new Set(routes.map(({ method, path }) => `${method} ${path}`))
    expect(contract.filter((call) => !there.has(call))).toEqual([])
  })

  test('every reference leads somewhere', async () => {
    const whole = await document()
    const references = [...JSON.stringify(whole).matchAll(/"\$ref":"#([^"]+)"/g)].map(([, pointer]) => pointer!)
    expect(references.length).toBeGreaterThan(50)
    for (const pointer of references) {
      const found = pointer
        .split('/')
        .slice(1)
        .reduce((at, step) => at?.[step], whole)
      expect(found, pointer).toBeDefined()
    }
  })

  test('operations have names of their own', async () => {
    const { paths } = await document()
    const names = Object.values<Record<string, { operationId: string }>>(paths).flatMap((methods) =>
      Object.values(methods).map((one) => one.operationId),
    )
    expect(new Set(names).size).toBe(names.length)
  })

  test('says what a body must hold and who may be spoken for', async () => {
    const { paths } = await document()
    const { schema } = paths['/api/v1/requests'].post.requestBody.content['application/json']
    expect(schema.required).toEqual(expect.arrayContaining(['phases', 'area', 'languages']))
    expect(schema.properties.onBehalfOf.properties.role).toEqual({ enum: ['worker'] })
    expect(schema.properties.phases.items.enum).toContain('EMERGENCY')
  })

  test('says how to get a token, and its examples can be sent as they stand', async () => {
    const { call } = await world({ issuer: ISSUER, tokenAt: '/local/token' })
    const { info, paths, components } = (await call('GET', '/openapi.json')).json
    expect(info.description).toContain('curl -s -X POST https://rinnalla.example.fi/local/token')
    expect(components.securitySchemes.bearer.description).toContain('/local/token')
    const examples = Object.entries<Record<string, { requestBody?: { content: Record<string, { example?: object }> } }>>(
      paths,
    ).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, one]) => {
        const body = one.requestBody?.content['application/json']?.example
        return body ? [{ method: method.toUpperCase(), path, body }] : []
      }),
    )
    expect(examples.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /api/v1/requests',
      'POST /api/v1/partners',
      'POST /api/v1/agreements',
    ])
    for (const { method, path, body } of examples)
      expect((await call(method, path, { as: path.endsWith('/requests') ? 'worker' : 'coordinator', body })).status).toBe(201)
  })

  test('a paging limit is a number from 1 to 100', async () => {
    const { paths } = await document()
    const limit = paths['/api/v1/requests'].get.parameters.find(({ name }: { name: string }) => name === 'limit')
    expect(limit).toMatchObject({ in: 'query', required: false, schema: { type: 'integer', minimum: 1, maximum: 100 } })
  })
})

describe('/docs', () => {
  test('is a page whose policy allows our own scripts only', async () => {
    const { status, headers, json: html } = await (await world()).call('GET', '/docs')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toContain('text/html')
    expect(headers.get('content-security-policy')).toContain("script-src 'self';")
    expect(html).not.toMatch(/https?:\/\//)
  })

  test('every file it names is there', async () => {
    const { call } = await world()
    const { json: html } = await call('GET', '/docs')
    const files = [...html.matchAll(/(?:src|href)="(\/docs\/[^"]+)"/g)].map(([, path]) => path)
    expect(files).toHaveLength(3)
    for (const path of files) expect((await call('GET', path)).status, path).toBe(200)
    expect((await call('GET', '/docs/other.js')).status).toBe(404)
  })
})
