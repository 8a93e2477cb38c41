import type { Context } from 'aws-lambda'
import { expect, test } from 'vitest'
import { Unavailable } from '#core/ports.ts'
import type { Request } from '#core/records/request.ts'
import { createOnTime } from '../../../functions/on-time/handler.ts'
import { asked, type Ports, read, world } from './world.ts'

const run = (ports: Ports, event: unknown) => createOnTime(ports)(event, {} as Context)

test('a wake-up advances the record it names', async () => {
  const ports = await world()
  const { pk, sk } = await asked(ports)
  await run(ports, { pk, sk })
  expect((await read<Request>(ports, { pk, sk })).waitsFor).toBe('coordinator')
})

test('a stale wake-up, of a record gone or long past it, does nothing', async () => {
  const ports = await world()
  const { pk, sk } = await asked(ports)
  await run(ports, { pk, sk })
  const before = await read<Request>(ports, { pk, sk })
  await run(ports, { pk, sk })
  await run(ports, { pk: 'demo#REQ#gone', sk: 'A' })
  expect(await read<Request>(ports, { pk, sk })).toEqual(before)
})

test.each([null, 'key', {}, { pk: 'demo#REQ#r1' }, { pk: 1, sk: 2 }, { pk: 'nobody', sk: 'A' }])(
  '%o is no key: logged, not tried again',
  async (event) => {
    const ports = await world()
    await run(ports, event)
    expect(ports.log.lines).toEqual([{ event: 'on-time.unreadable' }])
  },
)

test('a world that does not answer is thrown on, so that the wake-up comes again', async () => {
  const ports = await world()
  const { pk, sk } = await asked(ports)
  const open = () => ({ ...ports.stores.open('demo'), get: () => Promise.reject(new Unavailable('store')) })
  const broken = { ...ports, stores: { ...ports.stores, open } }
  await expect(run(broken, { pk, sk })).rejects.toThrow(Unavailable)
  expect(ports.log.lines).toEqual([{ event: 'on-time.failed', name: 'Unavailable' }])
})

test('a bug is thrown on by name and place, none of its words', async () => {
  const ports = await world()
  const { pk, sk } = await asked(ports)
  const open = () => ({
    ...ports.stores.open('demo'),
    get: () => Promise.reject(new RangeError('salainen\n    at +358401234501')),
  })
  const broken = { ...ports, stores: { ...ports.stores, open } }
  const error = await run(broken, { pk, sk }).then(
    () => undefined,
    (thrown: Error) => thrown,
  )
  expect([error?.name, error?.stack?.split('\n')[0]]).toEqual(['RangeError', 'RangeError'])
  expect(`${error?.message} ${error?.stack}`).not.toMatch(/salainen|358401234501/)
  expect(error?.stack).toContain('on-time.test.ts')
  expect(ports.log.lines).toEqual([{ event: 'on-time.failed', name: 'RangeError' }])
})
