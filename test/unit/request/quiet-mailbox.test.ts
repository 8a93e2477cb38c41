import { expect, test } from 'vitest'
import { ask } from '#core/request/ask.ts'
import { aRequest } from '../../support/tenant.ts'
import { ok, world } from '../../support/world.ts'

const mails = async (count: number, days: number, urgency: string) => {
  const w = await world()
  for (let n = 0; n < count; n++) ok(await ask(w.worker(), aRequest({ urgency, windows: [], needBy: undefined })))
  await w.settle()
  await w.pass({ days })
  return w.ports.mail.handed.filter(({ to }) => to === 'koordinaattori@example.fi')
}

test('of eight matters that wait for eight days each is mailed at once and a week later, not twice a day', async () => {
  const handed = await mails(8, 8, 'routine')
  expect(handed).toHaveLength(16)
  expect(new Set(handed.map(({ subject }) => subject)).size).toBe(8) // each says which matter
  for (const { subject } of handed) expect(subject).toMatch(/^CL-[A-Z0-9]{6}: /)
})

test('an urgent one is mailed again each working day', async () => {
  expect(await mails(1, 8, 'urgent')).toHaveLength(7)
})
