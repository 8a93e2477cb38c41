import { beforeEach, expect, test } from 'vitest'
import { changePartner } from '#core/partner/change.ts'
import { confirmed, notices } from '../../support/story.ts'
import { ok, type World, world } from '../../support/world.ts'
import { aPartner } from '../../support/tenant.ts'

/** The channel is decided when a message goes: one that is switched off sends nothing. */
let w: World
let partnerId: string

async function agreedBy(contactBy: readonly string[]): Promise<void> {
  w = await world()
  partnerId = await aPartner(w.coordinator(), { contactBy })
  await confirmed(w, { partnerId })
}
const change = async (patch: object) => ok(await changePartner(w.coordinator(), partnerId, patch))
/** How each reminder of the partner went, once the time is there. */
async function reminded(): Promise<string[]> {
  await w.passTo('2026-11-25T11:45:00.000Z')
  return notices(w)
    .filter(({ template }) => template.startsWith('reminder-'))
    .map(({ template, channel, state, suppressedFor }) => `${template} ${channel} ${suppressedFor ?? state}`)
    .toSorted()
}

beforeEach(() => agreedBy(['sms']))

test('switched from text to e-mail after the time was agreed, both reminders go by e-mail and none by text', async () => {
  const before = w.ports.sms.handed.length
  await change({ contactBy: ['email'] })
  expect(await reminded()).toEqual(['reminder-day email sent', 'reminder-hours email sent'])
  expect(w.ports.sms.handed.length).toBe(before)
})

test('switched off where it goes by the other already, it is not sent twice', async () => {
  await agreedBy(['sms', 'email'])
  await change({ contactBy: ['email'] })
  expect(await reminded()).toEqual([
    'reminder-day email sent',
    'reminder-day sms switched-off',
    'reminder-hours email sent',
    'reminder-hours sms switched-off',
  ])
})

test('a way that has been switched on since is used as well, once', async () => {
  await change({ contactBy: ['sms', 'email'] })
  expect(await reminded()).toEqual([
    'reminder-day email sent',
    'reminder-day sms sent',
    'reminder-hours email sent',
    'reminder-hours sms sent',
  ])
})

test('to an address that was taken away nothing goes: a person hears of it until it is too late', async () => {
  const before = w.ports.sms.handed.length
  w.ports.table.restore({
    ...w.ports.table.snapshot(),
    items: w.items().map((item) => {
      const { phone: _phone, ...rest } = item as Record<string, unknown>
      return item['kind'] === 'contact' && item['id'] === partnerId ? (rest as typeof item) : item
    }),
  })
  expect(await reminded()).toEqual(['reminder-day sms too-late', 'reminder-hours sms failed'])
  expect(w.ports.sms.handed.length).toBe(before)
})

test('no id says by which way it goes', async () => {
  expect(notices(w).filter(({ id }) => /sms|email/.test(id))).toEqual([])
})
