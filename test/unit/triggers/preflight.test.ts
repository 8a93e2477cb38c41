import { expect, test } from 'vitest'
import { keys } from '#core/records/keys.ts'
import { advance } from '#core/flow.ts'
import { NOBODY, type PreflightEvent } from '#core/tenant/preflight.ts'
import { withPreflight } from '#web/preflight.ts'
import { preflightOf } from '../../../packages/operations/preflight/rooms.ts'
import { NOW, type Ports, world } from './world.ts'

const event: PreflightEvent = preflightOf('sweep')
const handled: unknown[] = []
const room = (ports: Ports) =>
  withPreflight(ports, async (one: unknown, _context: object) => {
    handled.push(one)
    return 'handled'
  })

const present = async (ports: Ports) => {
  const store = ports.stores.open(NOBODY)
  const pages = await Promise.all(event.preflight.write.map((partition) => store.query({ partition })))
  return pages.flatMap(({ items }) => items)
}

test('a room that can work commits a record in each of its partitions, reads them and takes them away', async () => {
  const ports = await world()
  const commits: number[] = []
  const open = (org: string) => {
    const store = ports.stores.open(org)
    return {
      ...store,
      commit: (...[receipt, writes]: Parameters<typeof store.commit>) => (
        commits.push(writes.length),
        store.commit(receipt, writes)
      ),
    }
  }
  const partitions = event.preflight.write.length + event.preflight.put.length
  const watched = { ...ports, stores: { ...ports.stores, open } }
  expect(await room(watched as Ports)(event, {})).toEqual({ preflight: 'done', records: partitions })
  expect(commits).toEqual([partitions + 1, partitions])
  expect(await present(ports)).toEqual([])
})

test('its wake-up pokes nothing that is there', async () => {
  const ports = await world()
  await room(ports)(event, {})
  const [wakeup] = ports.wakeups.asked
  expect(await advance(ports, wakeup!.key)).toBe('gone')
})

test('a commit that is denied is told by its error’s name, never by its words', async () => {
  const ports = await world()
  const open = (org: string) => ({
    ...ports.stores.open(org),
    commit: () => Promise.reject(Object.assign(new Error('User: arn:… is not authorized'), { name: 'AccessDeniedException' })),
  })
  const denied = { ...ports, stores: { ...ports.stores, open } }
  expect(await room(denied as Ports)(event, {})).toEqual({ preflight: 'failed', at: 'committing', name: 'AccessDeniedException' })
})

test('where somebody has opened a tenant of that name nothing is written', async () => {
  const ports = await world()
  const item = { ...keys.tenant(NOBODY), version: 1, kind: 'tenant' }
  await ports.stores.open(NOBODY).commit({ opId: 'opened', at: NOW }, [{ op: 'insert', item }])
  expect(await room(ports)(event, {})).toEqual({ preflight: 'failed', at: 'looking', name: 'TenantThere' })
  expect(await present(ports)).toEqual([expect.objectContaining({ kind: 'tenant' })])
})

test.each([{ Records: [] }, {}, { rawPath: '/preflight' }, { pk: 'a#REQ#1', sk: 'A' }])(
  'any other event is the room’s own: %j',
  async (other) => {
    const ports = await world()
    expect(await room(ports)(other, {})).toBe('handled')
    expect(handled.at(-1)).toEqual(other)
  },
)
