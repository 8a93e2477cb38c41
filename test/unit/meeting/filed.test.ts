import { expect, test } from 'vitest'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { heldOnce, oneMore } from '../../support/aged.ts'
import { addAgreed } from '../../support/agreed.ts'
import { ok, world } from '../../support/world.ts'

test('a time that is called off is filed once it has passed, not while it lies ahead', async () => {
  const w = await world()
  const life = await heldOnce(w)
  const { id } = ok(
    await addAgreed(w.worker(), life.requestId, { start: '2026-12-21T11:00:00.000Z', end: '2026-12-21T12:00:00.000Z' }),
  )
  await w.pass({ hours: 1 })
  ok(await cancelMeeting(w.worker(), id))
  await w.pass({ hours: 1 })
  const key = () => w.items().find((one) => one['kind'] === 'meeting' && one['id'] === id)!.sk
  await oneMore(w, life)
  await oneMore(w, life)
  expect(key()).toMatch(/^MEET#/)
  await w.passTo('2026-12-22T08:00:00.000Z')
  await oneMore(w, life)
  await oneMore(w, life)
  expect(key()).toMatch(/^~MEET#/)
})
