import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOMS } from '../../infra/rooms.ts'
import { startJourney } from '../support/journey.ts'
import { some } from '../support/reduced.ts'
import { rewire } from '../support/rewired.ts'

/** That the journeys go through the build: without it there is none, and what it says is what is answered. */
test.each(some(ROOMS, 2))('without the built function %s no journey begins', async (room) => {
  const bundles = rewire(() => undefined)
  rmSync(join(bundles, room, 'index.mjs'))
  await expect(startJourney({ bundles })).rejects.toThrow(`The built function ${room} is missing`)
})

test('what the built functions answer is what comes back', async () => {
  const bundles = rewire((room) =>
    room === 'api' ? "export const handler = async () => ({ statusCode: 418, body: 'built otherwise' })" : undefined,
  )
  const j = await startJourney({ bundles })
  try {
    expect(await j.api('worker', 'GET /requests')).toMatchObject({ status: 418, text: 'built otherwise' })
  } finally {
    await j.stop()
  }
})
