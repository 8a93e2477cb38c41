import { expect, test } from 'vitest'
import { handleText } from '#core/partner/texts.ts'
import { ok, type World } from '../../support/world.ts'
import { check, keptOutside, putBack } from '../../support/restored.ts'
import { askedBySms } from '../by-sms/story.ts'

/** A partner's words are in the backup; `done`: what erased them since. */
async function restored(done: (w: World, id: string) => Promise<unknown>) {
  const { w, text, texts } = await askedBySms()
  await text('Moikka, missä se paikka on?')
  keptOutside(w)
  const [before, until] = [w.items(), w.ports.clock.now()]
  await w.pass({ minutes: 5 })
  await done(w, texts()[0]!.id)
  await putBack(w, before)
  const words = () => texts().map(({ state, said }) => `${state} ${said ?? '-'}`)
  return { w, until, words }
}

test('words that a coordinator had dealt with are gone again before anybody is let in, also when asked twice', async () => {
  const { w, until, words } = await restored(async (w, id) => ok(await handleText(w.coordinator(), id)))
  expect(words()).toEqual(['unread Moikka, missä se paikka on?'])
  await check(w, until)
  expect(words()).toEqual(['handled -'])
  const { length } = w.items()
  await check(w, until)
  expect([words(), w.items().length]).toEqual([['handled -'], length])
})

test('so are those whose time was over', async () => {
  const { w, until, words } = await restored((w) => w.pass({ days: 14, hours: 2 }))
  await check(w, until)
  expect(words()).toEqual(['gone -'])
})

test('what nobody had erased stays', async () => {
  const { w, until, words } = await restored((w) => w.pass({ minutes: 5 }))
  await check(w, until)
  expect(words()).toEqual(['unread Moikka, missä se paikka on?'])
})
