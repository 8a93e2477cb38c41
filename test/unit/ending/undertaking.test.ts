import { beforeEach, expect, test } from 'vitest'
import { addMeeting } from '#core/meeting/add.ts'
import { changePartner } from '#core/partner/change.ts'
import { chooseAtEnd } from '#core/ending/choose.ts'
import { seeEnding } from '#core/ending/see.ts'
import { decide } from '#core/request/decide.ts'
import { queue } from '#core/request/queue.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { unsound } from '../../support/soundness.ts'
import { accepted, cardOf, confirmed, further, type Life, meetingOf, notices, sent, view } from '../../support/story.ts'
import { agreementsIn, setAgreements } from '../../support/agreements.ts'
import { aPartner, everywhere } from '../../support/tenant.ts'
import { ok, world, type World } from '../../support/world.ts'

const LAST_DAY = '2026-12-31'
let w: World
let life: Life
let first: string
let second: string

/** A partner whose undertaking ends with the year, and two meetings agreed in January. */
beforeEach(async () => {
  w = await world()
  const partnerId = await aPartner(w.coordinator())
  await aPartner(w.coordinator(), { firstName: 'Toinen' })
  life = await confirmed(w, { partnerId })
  first = (await further(w, life, '2027-01-05T10:00:00.000Z')).id
  second = (await further(w, life, '2027-01-12T10:00:00.000Z')).id
  ok(await changePartner(w.coordinator(), partnerId, { checks: { undertakingUntil: LAST_DAY, agreementUntil: '2027-12-31' } }))
  await w.settle()
})

const heard = () => notices(w).filter((one) => one.template === 'ending')
const line = async () => ok(await queue(w.coordinator())).items.find((row) => row.waitsFor === 'ending')
const beyond = async () => ok(await seeEnding(w.coordinator(), life.partnerId)).meetings.map((one) => one.meetingId)
const choose = (choices: Record<string, string>, until?: string) =>
  chooseAtEnd(w.coordinator(), life.partnerId, {
    choices: Object.entries(choices).map(([meetingId, choice]) => ({ meetingId, choice })),
    ...(until && { until }),
  })

test('of an undertaking that ends the coordinator hears 30 days before, once, with what is agreed beyond', async () => {
  await w.passTo('2026-12-01T05:55:00.000Z')
  expect(heard()).toEqual([])
  expect(await line()).toBeUndefined()
  await w.passTo('2026-12-20T10:00:00.000Z')
  expect(heard().map(({ facts, to }) => [to.role, facts.ends])).toEqual([
    ['coordinator', { of: life.partnerId, until: LAST_DAY, beyond: 2 }],
  ])
  expect(heard()[0]?.sentAt).toMatch(/^2026-12-01T06:0/)
  expect(await line()).toMatchObject({ kind: 'card', owner: 'coordinator', reason: 'undertaking-ends' })
  expect(await beyond()).toEqual([first, second])
  expect(unsound(w)).toEqual([])
})

test('what is not chosen is asked every day from three days before, also after the end, and the meetings stand', async () => {
  await w.passTo('2027-01-03T10:00:00.000Z')
  const days = heard()
    .map((one) => one.sentAt?.slice(0, 10))
    .toSorted()
  expect(days).toEqual([
    '2026-12-01',
    ...[28, 29, 30, 31].map((day) => `2026-12-${day}`),
    '2027-01-01',
    '2027-01-02',
    '2027-01-03',
  ])
  for (const id of [first, second])
    expect(await meetingOf(w, id)).toMatchObject({ state: 'scheduled', partnerId: life.partnerId, waitsFor: 'start' })
  expect((await view(w, life.requestId)).atEnd).toEqual([first, second])
  expect(await line()).toMatchObject({ owner: 'coordinator' })
  expect(unsound(w)).toEqual([])
})

test('renewed for one, it covers what the new day covers; the rest is still asked', async () => {
  await w.passTo('2026-12-02T10:00:00.000Z')
  expect(await choose({ [first]: 'renewed' })).toMatchObject({
    refused: 'INVALID',
    fields: [{ path: 'until', code: 'REQUIRED' }],
  })
  expect(await choose({ [second]: 'renewed' }, '2027-01-10')).toMatchObject({
    fields: [{ path: 'until', code: 'CONTRADICTORY' }],
  })
  ok(await choose({ [first]: 'renewed' }, '2027-01-10'))
  await w.settle()
  expect(cardOf(w, life.partnerId).checks).toMatchObject({ undertakingUntil: '2027-01-10', agreementUntil: '2027-12-31' })
  await w.passTo('2026-12-12T10:00:00.000Z')
  expect(await beyond()).toEqual([second])
})

test('another partner: the time is offered to others, and the one who had it is thanked without a fault', async () => {
  await w.passTo('2026-12-02T10:00:00.000Z')
  ok(await choose({ [first]: 'another' }))
  await w.settle()
  expect(await meetingOf(w, first)).toMatchObject({ state: 'scheduled', partnerId: null, waitsFor: 'partner' })
  expect(
    (await view(w, life.requestId)).offers.some(
      (one) => one.state === 'sent' && one.slots[0]?.start === '2027-01-05T10:00:00.000Z',
    ),
  ).toBe(true)
  const told = sent(w, 'cancelled').filter((one) => one.to.id === life.partnerId)
  expect(told.length).toBeGreaterThan(0)
  for (const one of told) expect(one.facts.told).toBeUndefined()
  expect(await beyond()).toEqual([second])
  expect(unsound(w)).toEqual([])
})

test('cancelled: both sides are told, and once all is chosen nobody is asked any more', async () => {
  await w.passTo('2026-12-02T10:00:00.000Z')
  ok(await choose({ [first]: 'cancel', [second]: 'cancel' }))
  await w.settle()
  for (const id of [first, second]) expect(await meetingOf(w, id)).toMatchObject({ state: 'cancelled' })
  expect(sent(w, 'meeting-cancelled')).toHaveLength(2)
  expect(sent(w, 'cancelled').map((one) => one.to.id)).toContain(life.partnerId)
  expect(
    (await view(w, life.requestId)).history.filter((one) => one.what === 'meeting.cancelled').map((one) => one.by.id),
  ).toEqual(['coordinator', 'coordinator'])
  await w.passTo('2027-01-04T10:00:00.000Z')
  expect(await line()).toBeUndefined()
  expect(heard()).toHaveLength(1)
  expect(cardOf(w, life.partnerId)).toMatchObject({ waitsFor: 'nothing' })
  expect(unsound(w)).toEqual([])
})

test('renewed elsewhere, on the card itself, it is answered', async () => {
  await w.passTo('2026-12-29T10:00:00.000Z')
  ok(
    await changePartner(w.coordinator(), life.partnerId, {
      checks: { undertakingUntil: '2027-12-31', agreementUntil: '2027-12-31' },
    }),
  )
  await w.pass({ minutes: 15 })
  expect(await line()).toBeUndefined()
  expect(cardOf(w, life.partnerId)).toMatchObject({ waitsFor: 'ending', owner: 'system', due: '2027-12-01T06:00:00.000Z' })
})

test('chosen twice, the second time nothing is left to choose for', async () => {
  await w.passTo('2026-12-02T10:00:00.000Z')
  ok(await choose({ [first]: 'cancel', [second]: 'another' }))
  expect(await choose({ [first]: 'another' })).toMatchObject({ refused: 'WRONG_STATE' })
})

test('a break that ends meanwhile ends, and the question stays', async () => {
  await w.passTo('2026-12-02T10:00:00.000Z')
  const { pausePartner } = await import('#core/partner/pause.ts')
  ok(await pausePartner(w.coordinator(), life.partnerId, { until: '2026-12-10', agreed: 'keep' }))
  await w.pass({ hours: 1 })
  expect(await line()).toMatchObject({ owner: 'coordinator' })
  await w.passTo('2026-12-11T10:00:00.000Z')
  expect(cardOf(w, life.partnerId)).toMatchObject({ state: 'active', waitsFor: 'ending', owner: 'coordinator' })
})

const tenant = () => w.items().find((item) => item['kind'] === 'tenant') as unknown as Tenant

test('agreements between organisations that end are asked of the coordinator the same way, and renewed by a new last day', async () => {
  const items = everywhere('Yhdistys').map((one) =>
    one.area === '529' && one.phase === 'OPEN' ? { ...one, validTo: LAST_DAY } : one,
  )
  ok(
    await changePartner(w.coordinator(), life.partnerId, {
      checks: { undertakingUntil: '2027-12-31', agreementUntil: '2027-12-31' },
    }),
  )
  await setAgreements(w, items)
  await w.passTo('2026-12-30T10:00:00.000Z')
  expect(heard().map(({ facts }) => facts.ends)).toEqual(
    Array.from({ length: 4 }, () => ({ of: 'agreements', until: LAST_DAY, beyond: 2 })),
  )
  const ending = ok(await seeEnding(w.coordinator(), 'agreements'))
  expect(ending.agreements).toHaveLength(1)
  expect(ending.meetings.map((one) => one.meetingId)).toEqual([first, second])
  const choices = [
    { meetingId: first, choice: 'cancel' },
    { meetingId: second, choice: 'renewed' },
  ]
  ok(await chooseAtEnd(w.coordinator(), 'agreements', { choices, until: '2028-12-31' }))
  await w.pass({ minutes: 15 })
  expect(agreementsIn(w).filter(({ validTo }) => validTo === '2028-12-31')).toHaveLength(1)
  expect(await meetingOf(w, first)).toMatchObject({ state: 'cancelled' })
  expect(await meetingOf(w, second)).toMatchObject({ state: 'scheduled', partnerId: life.partnerId })
  expect(tenant()).toMatchObject({ waitsFor: 'ending', owner: 'system', due: '2028-12-01T06:00:00.000Z' })
  expect(unsound(w)).toEqual([])
})

test('nothing new is agreed beyond an undertaking', async () => {
  const wanted = { start: '2027-01-19T10:00:00.000Z', end: '2027-01-19T11:00:00.000Z' }
  expect(await addMeeting(w.worker(), life.requestId, wanted)).toMatchObject({ refused: 'NOT_WITH_THIS_PARTNER' })
})

test('whoever said yes before the end and is confirmed after it is the coordinator’s at once: nothing was agreed when it ended', async () => {
  const partnerId = await aPartner(w.coordinator(), { firstName: 'Kolmas' })
  const windows = [{ start: '2027-01-20T10:00:00+02:00', end: '2027-01-20T12:00:00+02:00' }]
  const seat = await accepted(w, { partnerId, request: { windows, confirm: 'ask-me' } })
  ok(
    await changePartner(w.coordinator(), partnerId, { checks: { undertakingUntil: '2026-12-20', agreementUntil: '2027-12-31' } }),
  )
  await w.passTo('2026-12-22T10:00:00.000Z')
  expect(cardOf(w, partnerId)).toMatchObject({ waitsFor: 'nothing' })
  ok(await decide(w.worker(), seat.requestId, { decision: 'confirm' }))
  await w.settle()
  expect(cardOf(w, partnerId)).toMatchObject({ waitsFor: 'ending', owner: 'coordinator' })
  expect(heard().map(({ facts }) => facts.ends)).toContainEqual({ of: partnerId, until: '2026-12-20', beyond: 1 })
  expect(unsound(w)).toEqual([])
})

test('whoever is confirmed beyond an end on one of its last days is asked about on that day, also where the end was told already', async () => {
  const partnerId = await aPartner(w.coordinator(), { firstName: 'Kolmas' })
  const windows = [{ start: '2027-01-20T10:00:00+02:00', end: '2027-01-20T12:00:00+02:00' }]
  const seat = await accepted(w, { partnerId, request: { windows, confirm: 'ask-me' } })
  ok(
    await changePartner(w.coordinator(), partnerId, { checks: { undertakingUntil: '2026-12-20', agreementUntil: '2027-12-31' } }),
  )
  await w.passTo('2026-12-20T07:00:00.000Z') // the morning's look is over, and nothing was agreed beyond
  expect(cardOf(w, partnerId)).toMatchObject({ waitsFor: 'ending', owner: 'coordinator' })
  ok(await decide(w.worker(), seat.requestId, { decision: 'confirm' }))
  await w.settle()
  expect(cardOf(w, partnerId)).toMatchObject({ waitsFor: 'ending', heardOfEnd: { on: '2026-12-20' } })
  expect(heard().map(({ facts }) => facts.ends)).toContainEqual({ of: partnerId, until: '2026-12-20', beyond: 1 })
  expect(unsound(w)).toEqual([])
})
