import { beforeEach, expect, test } from 'vitest'
import { closeMeeting } from '#core/meeting/close.ts'
import { correctOutcome } from '#core/meeting/correct.ts'
import { ask } from '#core/request/ask.ts'
import { changeSettings } from '#core/tenant/change-settings.ts'
import { isRefusal } from '#core/refusal.ts'
import { ok, type World, world } from '../../support/world.ts'
import { aRequest } from '../../support/tenant.ts'
import { confirmed } from '../../support/story.ts'

let w: World
beforeEach(async () => {
  w = await world()
})

const AFTER = '2026-11-25T13:35:00.000Z'
const LINE = { fi: 'levätä hetki', sv: 'vila en stund', en: 'rest a while' }
/** What stands against it, as `path CODE`. */
const against = (result: unknown): string[] =>
  isRefusal(result) ? (result.fields ?? []).map(({ path, code }) => `${path} ${code}`) : []

test('a line of the usual list is chosen, or none', async () => {
  expect(ok(await ask(w.worker(), aRequest({ goal: 'heard' }))).goal?.names.fi).toBe('tulla kuulluksi tapaamisessa')
  expect(ok(await ask(w.worker(), aRequest())).goal).toBeUndefined()
})

test('none that is not in the list, and none where there is no parent', async () => {
  expect(against(await ask(w.worker(), aRequest({ goal: 'riches' })))).toEqual(['goal UNKNOWN_VALUE'])
  const training = { channel: 'training', phases: [], consent: { given: false }, goal: 'heard' }
  expect(against(await ask(w.coordinator(), aRequest(training)))).toEqual(['goal NO_CLIENT_IN_THIS_CHANNEL'])
})

test('how many people there are is said only where there is no one client', async () => {
  expect(against(await ask(w.worker(), aRequest({ participants: 60 })))).toEqual(['participants CONTRADICTORY'])
})

test('what to prepare is scanned as any text', async () => {
  expect(against(await ask(w.worker(), aRequest({ prepare: 'Soita 040 123 4567' })))).toEqual(['prepare PHONE_NUMBER'])
})

test('a tenant has a list of its own; what was chosen stays as it was chosen; null is the usual list again', async () => {
  const chosen = ok(await ask(w.worker(), aRequest({ goal: 'dare' })))
  const goals = ok(await changeSettings(w.coordinator(), { goals: [{ names: LINE }, { code: 'heard', names: LINE }] })).settings
    .goals
  expect(goals).toMatchObject([
    { code: expect.stringMatching(/^g-/), names: LINE },
    { code: 'heard', names: LINE },
  ])
  expect(against(await ask(w.worker(), aRequest({ goal: 'dare' })))).toEqual(['goal UNKNOWN_VALUE'])
  expect(ok(await ask(w.worker(), aRequest({ goal: 'heard' }))).goal?.names).toEqual(LINE)
  expect(w.items().find(({ id }) => id === chosen.id)).toMatchObject({
    goal: { code: 'dare', names: { fi: 'uskaltaa ottaa apua vastaan' } },
  })
  expect(ok(await changeSettings(w.coordinator(), { goals: null })).settings.goals).toBeUndefined()
  expect(ok(await ask(w.worker(), aRequest({ goal: 'dare' }))).goal?.code).toBe('dare')
})

test('a list says each line once, in every language', async () => {
  const twice = [
    { code: 'a', names: LINE },
    { code: 'a', names: LINE },
  ]
  expect(against(await changeSettings(w.coordinator(), { goals: twice }))).toEqual(['goals.1.code CONTRADICTORY'])
  const bare = [{ names: { ...LINE, sv: '' } }]
  expect(against(await changeSettings(w.coordinator(), { goals: bare }))).toEqual(['goals.0.names.sv REQUIRED'])
})

test('what the parent says afterwards stands on the meeting, and goes where it turns out that none was held', async () => {
  const { meetingId } = await confirmed(w, { request: { goal: 'heard' } })
  await w.passTo(AFTER)
  expect(ok(await closeMeeting(w.worker(), meetingId, { outcome: 'held', couldSay: 'partly' })).couldSay).toBe('partly')
  expect(ok(await correctOutcome(w.worker(), meetingId, { outcome: 'no-show-parent' })).couldSay).toBeUndefined()
})

test('nobody says it of a goal that nobody had, nor of a meeting that was not held', async () => {
  const wished = await confirmed(w, { request: { goal: 'heard' } })
  await w.passTo(AFTER)
  const missed = await closeMeeting(w.worker(), wished.meetingId, { outcome: 'no-show-parent', couldSay: 'no' })
  expect(against(missed)).toEqual(['couldSay CONTRADICTORY'])
  w = await world()
  const plain = await confirmed(w)
  await w.passTo(AFTER)
  const held = await closeMeeting(w.worker(), plain.meetingId, { outcome: 'held', couldSay: 'yes' })
  expect(against(held)).toEqual(['couldSay CONTRADICTORY'])
})
