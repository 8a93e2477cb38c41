import type { Context, SQSRecord } from 'aws-lambda'
import { expect, test } from 'vitest'
import type { Key, Store, Write } from '#core/ports.ts'
import { metered } from '#aws/emf.ts'
import { type MetricName, METRICS } from '#aws/metrics.ts'
import { createOnChange } from '../../../functions/on-change/handler.ts'
import { createOnFailed } from '../../../functions/on-failed/handler.ts'
import { createSweep } from '../../../functions/sweep/handler.ts'
import { asked, change, NOW, type Ports, world } from './world.ts'

/** A world in which a role lost its right to write: everything can be read, and every commit is denied, or each on a record. */
function denied(ports: Ports, key?: Key): Ports {
  const no = () => Promise.reject(Object.assign(new Error('denied'), { name: 'AccessDeniedException' }))
  const open = (org: string): Store => {
    const store = ports.stores.open(org)
    const isDenied = (writes: readonly Write[]) => !key || writes.some((one) => 'item' in one && one.item.pk === key.pk)
    return { ...store, commit: (receipt, writes) => (isDenied(writes) ? no() : store.commit(receipt, writes)) }
  }
  return { ...ports, stores: { ...ports.stores, open } }
}

/** What the log counts so far, by metric; nought is left out. */
const counted = (ports: Ports): Partial<Record<MetricName, number>> =>
  Object.fromEntries(
    (Object.keys(METRICS) as MetricName[]).flatMap((name) => {
      const sum = ports.log.lines.reduce((all, line) => all + Number(metered(line, 'n', 0)[name] ?? 0), 0)
      return sum > 0 ? [[name, sum]] : []
    }),
  )

async function waiting(): Promise<{ ports: Ports; key: { pk: string; sk: string } }> {
  const ports = await world()
  const { pk, sk } = await asked(ports)
  return { ports, key: { pk, sk } }
}

test('on-change, which lets a bug go, counts it, and the step that failed', async () => {
  const { ports, key } = await waiting()
  expect(await createOnChange(denied(ports))({ Records: [change(key, NOW)] }, {} as Context)).toEqual({ batchItemFailures: [] })
  expect(counted(ports)).toEqual({ 'step-bugs': 1, 'change-bugs': 1 })
})

const sweep = (ports: Ports) => createSweep(ports)({}, { getRemainingTimeInMillis: () => 240_000 } as Context)

test('the sweep, which cannot begin, throws, and says of no sweep that it was one: that silence rings', async () => {
  const { ports } = await waiting()
  await expect(sweep(denied(ports))).rejects.toMatchObject({ name: 'AccessDeniedException' })
  expect(counted(ports)).toEqual({})
})

test('a sweep that can begin counts what failed, and how long the oldest has waited', async () => {
  const { ports, key } = await waiting()
  ports.clock.pass(45 * 60_000)
  await sweep(denied(ports, key))
  expect(counted(ports)).toMatchObject({ 'sweep-failed': 1, 'sweep-oldest': 2700, 'sweep-complete': 1 })
})

test('on-failed, which gives it back, counts that it failed again', async () => {
  const { ports, key } = await waiting()
  ports.clock.pass(45 * 60_000)
  const record = { messageId: 'm1', body: JSON.stringify(key) } as SQSRecord
  await createOnFailed(denied(ports))({ Records: [record] }, {} as Context)
  expect(counted(ports)).toEqual({ 'failed-again': 1 })
})
