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

test('eight matters that wait for eight days are new in one digest, and in the next once their promised time has passed', async () => {
  const handed = await mails(8, 8, 'routine')
  expect(handed.map(({ subject }) => subject)).toEqual(['Avoimet asiat: 8 uutta', 'Avoimet asiat: 8 myöhässä tai kiireistä'])
})

test('an urgent one is mailed at once by its reference, and from the next working day stands in the digest as late', async () => {
  const handed = await mails(1, 3, 'urgent')
  expect(handed.map(({ subject }) => subject)).toEqual([
    expect.stringMatching(/^CL-[A-Z0-9]{6}: Yksi asia odottaa sinua$/),
    expect.stringMatching(/^CL-[A-Z0-9]{6}: Sopivaa ei ole löytynyt\.$/),
    expect.stringMatching(/^CL-[A-Z0-9]{6}: Sopivaa ei ole löytynyt\.$/),
    expect.stringMatching(/^CL-[A-Z0-9]{6}: Sopivaa ei ole löytynyt\.$/),
  ])
})

/** Of the whole country it would be 300 and 600 (docs/scale.md); smaller by a tenth, since mails follow hours. */
async function aDay(urgent: boolean) {
  const w = await world()
  const asks = async (urgency: string) =>
    ok(await ask(w.worker(String(w.items().length)), aRequest({ urgency, windows: [], needBy: undefined })))
  for (let n = 0; n < 30; n++) await asks('routine')
  await w.passTo('2026-11-24T06:00:00.000Z')
  const before = w.ports.mail.handed.length
  for (let n = 0; n < 60; n++) {
    await asks(urgent && n % 2 === 0 ? 'urgent' : 'routine')
    await w.pass({ minutes: 8 })
  }
  await w.passTo('2026-11-25T06:00:00.000Z')
  return w.ports.mail.handed.slice(before).filter(({ to }) => to === 'koordinaattori@example.fi').length
}

test('on a day when thirty wait and sixty more come, nobody is found and half are urgent, there is a mail an hour at most', async () => {
  expect(await aDay(true)).toBeLessThanOrEqual(11)
})

test('where none is urgent, such a day is one mail', async () => {
  expect(await aDay(false)).toBe(1)
})
