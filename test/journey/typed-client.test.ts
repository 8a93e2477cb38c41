import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Journey, startJourney } from '../support/journey.ts'
import { complaintsOf, type Described, makeFolder, writeClient } from '../support/typed-client.ts'

/** Whoever builds on the API generates a client from what the built room says of itself. */
let j: Journey
let document: Described
beforeAll(async () => {
  j = await startJourney()
  document = await (await fetch(`${j.url}/openapi.json`)).json()
})
afterAll(() => j?.stop())

/** A client as somebody writes it. The two expected errors show that the types hold. */
const STORY = `
import * as api from './api.ts'

export async function ask(baseUrl: string, token: string, area: string) {
  Object.assign(api.defaults, { baseUrl, headers: { authorization: \`Bearer \${token}\` } })
  const asked = await api.postRequests({ phases: ['OPEN'], area, languages: ['fi'] }, { idempotencyKey: 'once' })
  if (asked.status !== 201) throw new Error('code' in asked.data ? asked.data.code : 'not made now')
  const { id, version } = asked.data
  const seen = await api.getRequestsId(id)
  if (seen.status !== 200) throw new Error('not seen')
  const history = seen.data.history.map(({ what }) => what)
  const withdrawn = await api.postRequestsIdCancel(id, { as: 'withdrawn' }, { ifMatch: \`"\${version + 5}"\` })
  const listed = await api.getRequests({ limit: 1, state: 'open' })
  return {
    history,
    withdrawn: withdrawn.status === 412 ? withdrawn.data.code : 'withdrawn',
    listed: listed.status === 200 ? listed.data.items.map((one) => one.id === id) : [],
  }
}

// @ts-expect-error -- no such phase
export const unknownPhase = () => api.postRequests({ phases: ['NONE'], area: '853', languages: ['fi'] })
// @ts-expect-error -- a request without an area
export const nowhere = () => api.postRequests({ phases: ['OPEN'], languages: ['fi'] })
`

describe('a client generated from /openapi.json', () => {
  test('compiles, every operation of it, and does what it was written for', async () => {
    using folder = makeFolder()
    await writeClient(folder.path, document, STORY)
    expect(await complaintsOf(folder.path)).toBe('')
    const { ask } = await import(pathToFileURL(join(folder.path, 'story.ts')).href)
    expect(await ask(j.url, await j.token('worker'), j.newArea())).toEqual({
      history: ['request.asked'],
      withdrawn: 'VERSION_PASSED',
      listed: [true],
    })
  })

  const broken: readonly (readonly [string, (described: Described) => void, string])[] = [
    ['a field is not described', ({ components }) => delete components.schemas.Request.properties.id, 'story.ts'],
    ['a field changes its type', ({ components }) => (components.schemas.Request.properties.version = {}), 'story.ts'],
    ['a good answer says nothing', ({ paths }) => emptied(paths['/api/v1/meetings/{id}'].get), 'used.ts'],
    ['a parameter is lost', ({ paths }) => delete paths['/api/v1/requests'].get.parameters, 'story.ts'],
  ]
  test.each(broken)('does not where %s', async (_, brokenBy, where) => {
    const other = structuredClone(document)
    brokenBy(other)
    using folder = makeFolder()
    await writeClient(folder.path, other, STORY)
    expect(await complaintsOf(folder.path)).toContain(`${where}(`)
  })

  test('cannot be made where a reference leads nowhere', async () => {
    const other = structuredClone(document)
    delete other.components.schemas.Offer
    using folder = makeFolder()
    await expect(writeClient(folder.path, other, STORY)).rejects.toThrow('Offer')
  })
})

function emptied({ responses }: Described): void {
  responses[200].content['application/json'].schema = {}
}
