import { beforeEach, expect, test } from 'vitest'
import { trouble } from '#copy/fi/trouble.ts'
import type { Item, Key } from '#core/ports.ts'
import { keyOf } from '#core/records/keys.ts'
import { type Live } from '#core/records/record.ts'
import { ask } from '#core/request/ask.ts'
import { confirmed } from '../../support/story.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, ORG, type World, world } from '../../support/world.ts'
import { faultsOf } from './sound.ts'
import { linksSent, linkVisitor, type Page, staffVisitor } from './visitor.ts'

let here: World
let link: string
let requestId: string

const find = (kind: string) => here.items().find((item) => item['kind'] === kind) as Live

beforeEach(async () => {
  here = await world()
  await aPartner(here.coordinator())
  requestId = ok(await ask(here.worker(), aRequest())).id
  await here.settle()
  link = linksSent(here)[0]!
})

/** As a newer program leaves it: in a state that nobody here has words for. */
async function renew(key: Key): Promise<void> {
  const store = here.ports.stores.open(ORG)
  const item = (await store.get(key))!
  const newer = {
    ...item,
    schema: 2,
    version: item.version + 1,
    state: 'asked-twice',
    waitsFor: 'second-answer',
    reason: 'second-look',
  } as Item
  await store.commit({ opId: here.ports.ids.id(), at: here.ports.clock.now() }, [{ op: 'replace', item: newer }])
}

function expectKind(page: Page): void {
  expect(page.status).toBe(503)
  expect(page.text).toContain(trouble.unavailable.text)
  expect(here.ports.log.lines.filter(({ event }) => event.endsWith('.bug'))).toEqual([])
}

test('a partner who answers while a newer program has the request is asked to try again with what was typed, and nothing is changed', async () => {
  const partner = linkVisitor(here)
  const question = await partner.get(link)
  await renew(keyOf(find('request')))
  const before = JSON.stringify(here.items())
  const page = await partner.send(question, link, { answer: 'decline' })
  expectKind(page)
  expect(page.form(link).controls).toContainEqual(
    expect.objectContaining({ name: 'answer', value: expect.stringContaining('decline') }),
  )
  expect(JSON.stringify(here.items())).toBe(before)
})

test('a worker’s form comes back with the same words', async () => {
  const worker = await staffVisitor(here, 'worker')
  await renew(keyOf(find('offer')))
  expectKind(await worker.post(`/requests/${requestId}/cancel`, { nonce: 'n', as: 'withdrawn' }))
})

test.each(['offer', 'request'])('the link’s page does not guess how a newer %s stands: try again', async (kind) => {
  await renew(keyOf(find(kind)))
  expectKind(await linkVisitor(here).get(link))
})

test('a partner’s own page shows a meeting in a state that nobody here has words for', async () => {
  const { meetingId } = await confirmed(here)
  await renew(keyOf(here.items().find(({ id }) => id === meetingId)!))
  const page = await linkVisitor(here).get(linksSent(here).findLast((one) => one.startsWith('/m/'))!)
  expect([page.status, faultsOf(page.html)]).toEqual([200, []])
})

test.each(['request', 'offer', 'diary', 'card'])('one newer %s takes no list and no page away from staff', async (kind) => {
  await renew(keyOf(find(kind)))
  const coordinator = await staffVisitor(here, 'coordinator', 'coordinator')
  const paths = ['/queue', '/requests', `/requests/${requestId}`, '/partners', '/meetings']
  const shown = await Promise.all(paths.map(async (path) => [path, (await coordinator.get(path)).status]))
  expect(shown).toEqual(paths.map((path) => [path, 200]))
})
