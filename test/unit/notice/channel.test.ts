import { beforeEach, expect, test } from 'vitest'
import { changePartner } from '#core/partner/change.ts'
import { setWays } from '#core/partner/set-ways.ts'
import { unsound } from '../../support/soundness.ts'
import { confirmed, notices } from '../../support/story.ts'
import { ok, type World, world } from '../../support/world.ts'
import { aPartner } from '../../support/tenant.ts'

/** One message goes one way, decided when it goes: one that is switched off sends nothing. */
let w: World
let partnerId: string

async function agreedBy(contactBy: readonly string[]): Promise<void> {
  w = await world()
  partnerId = await aPartner(w.coordinator(), { contactBy })
  await confirmed(w, { partnerId })
}
const change = async (patch: object) => ok(await changePartner(w.coordinator(), partnerId, patch))
const how = ({ template, channel, state, suppressedFor }: ReturnType<typeof notices>[number]) =>
  `${template} ${channel} ${suppressedFor ?? state}`
/** How each reminder of the partner went, once the time is there. */
async function reminded(): Promise<string[]> {
  await w.passTo('2026-11-25T11:45:00.000Z')
  return notices(w)
    .filter(({ template }) => template.startsWith('reminder-'))
    .map(how)
    .toSorted()
}
const without = (field: 'phone' | 'email') =>
  w.ports.table.restore({
    ...w.ports.table.snapshot(),
    items: w.items().map((item) => {
      const { [field]: _gone, ...rest } = item as Record<string, unknown>
      return item['kind'] === 'contact' && item['id'] === partnerId ? (rest as typeof item) : item
    }),
  })

beforeEach(() => agreedBy(['sms', 'email']))

test('whoever wants both gets each message once: what is near by text, and nothing twice', async () => {
  expect(await reminded()).toEqual(['reminder-day sms sent'])
  expect(unsound(w)).toEqual([])
})

test('what a partner has chosen for what is near goes that way', async () => {
  ok(await setWays(w.coordinator(), partnerId, { atOnce: 'email' }))
  const before = w.ports.sms.handed.length
  expect(await reminded()).toEqual(['reminder-day email sent'])
  expect(w.ports.sms.handed.length).toBe(before)
})

test('a way that was chosen and then switched off sends nothing', async () => {
  ok(await setWays(w.coordinator(), partnerId, { atOnce: 'sms' }))
  await change({ contactBy: ['email'] })
  const before = w.ports.sms.handed.length
  expect(await reminded()).toEqual(['reminder-day email sent'])
  expect(w.ports.sms.handed.length).toBe(before)
})

test('without a number it goes by e-mail, where that is wanted too', async () => {
  without('phone')
  expect(await reminded()).toEqual(['reminder-day email sent'])
})

test('to an address that was taken away nothing goes: a person hears of it', async () => {
  await agreedBy(['sms'])
  const before = w.ports.sms.handed.length
  without('phone')
  await w.passTo('2026-11-24T12:00:00.000Z')
  expect(
    notices(w)
      .filter(({ template }) => template === 'reminder-day')
      .map(how),
  ).toEqual(['reminder-day sms failed'])
  expect(w.ports.sms.handed.length).toBe(before)
})

test('no id says by which way it goes', async () => {
  expect(notices(w).filter(({ id }) => /sms|email/.test(id))).toEqual([])
})
