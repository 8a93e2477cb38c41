import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inOrder } from '#web/in-order.ts'

const items = fc.array(fc.record({ group: fc.constantFrom('a', 'b', 'c', 'd'), n: fc.nat() }), { maxLength: 30 })

test('every item is worked on once, those of a group in their order, never too many groups at a time', async () => {
  await fc.assert(
    fc.asyncProperty(items, fc.integer({ min: 1, max: 3 }), fc.scheduler(), async (some, atOnce, scheduler) => {
      const done: typeof some = []
      const busy = new Set<string>()
      const working = inOrder(
        some,
        ({ group }) => group,
        atOnce,
        async (item) => {
          expect(busy).not.toContain(item.group)
          busy.add(item.group)
          expect(busy.size).toBeLessThanOrEqual(atOnce)
          await scheduler.schedule(Promise.resolve())
          busy.delete(item.group)
          done.push(item)
        },
      )
      await scheduler.waitFor(working)
      expect(done).toHaveLength(some.length)
      for (const group of ['a', 'b', 'c', 'd']) {
        expect(done.filter((item) => item.group === group)).toEqual(some.filter((item) => item.group === group))
      }
    }),
  )
})

test('several groups go side by side', async () => {
  let most = 0
  let now = 0
  await inOrder(
    ['a', 'b', 'c'],
    (group) => group,
    2,
    async () => {
      most = Math.max(most, ++now)
      await Promise.resolve()
      now--
    },
  )
  expect(most).toBe(2)
})
