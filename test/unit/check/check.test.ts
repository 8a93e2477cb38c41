import { beforeAll, expect, test } from 'vitest'
import { checkTenant } from '#core/check/check.ts'
import { type Invariant, INVARIANTS } from '#core/check/finding.ts'
import type { Item } from '#core/ports.ts'
import { atRest } from '#core/records/record.ts'
import { ORG } from '../../support/world.ts'
import { breaking, type Fits, is, type Loose, reaudited, reindexed, retold } from './broken.ts'
import { soundTenant } from './sound-tenant.ts'

let sound: Awaited<ReturnType<typeof soundTenant>>
let to: ReturnType<typeof breaking>

beforeAll(async () => {
  sound = await soundTenant()
  to = breaking(sound.items)
})

const check = (items: readonly Item[]) =>
  checkTenant({ org: ORG, items, now: sound.now, real: Date.parse(sound.now) / 1000, patienceMinutes: 15 })

const open = is('offer', (one) => one.state === 'sent')
const ahead = is('meeting', (one) => one.state === 'scheduled')
const held = is('meeting', (one) => one.state === 'held')
const relation = is('request', (one) => one.taken.some((seat: Loose) => seat.state === 'confirmed'))
const reminder = (template: string): Fits => is('notice', (one) => one.template === template && one.state === 'waiting')
const waiting = reminder('reminder-day')

/** A meeting of the same partner ten minutes after another: nobody is home and there again by then. */
function tooNear(): Item[] {
  const one = to.first(ahead)
  const [start, end] = [10, 70].map((minutes) => new Date(Date.parse(one.end) + minutes * 60_000).toISOString())
  const next = { id: `${one.requestId}.m9`, sk: `MEET#${one.requestId}.m9`, start, end, waitsFor: 'outcome', owner: 'worker' }
  const booking = { meetingId: next.id, requestId: one.requestId, start, end, mode: 'in-person' }
  return to
    .again(ahead, () => next)
    .map((item: Loose) =>
      item.kind === 'diary' && item.id === one.partnerId ? { ...item, bookings: [...item.bookings, booking] } : item,
    )
}

/** An audit record with its first change otherwise; with undefined that change is left out. */
function toldOtherwise(how: (change: Loose) => object | undefined): Item[] {
  return to.otherwise(is('event'), ({ changes: [change, ...others] }) => ({ changes: [how(change), ...others].filter(Boolean) }))
}

/** The last change of a record told otherwise than it led to. */
function toldWrongly(): Item[] {
  const one = to.first(ahead)
  const isLast = (change: Loose) => change.key.sk === one.sk && change.version === one.version
  return to.otherwise(
    is('event', (event) => event.changes.some(isLast)),
    ({ changes }) => ({
      changes: changes.map((change: Loose) => (isLast(change) ? { ...change, due: '2026-12-24T12:00:00.000Z' } : change)),
    }),
  )
}

/** The relationship gone on both sides, its meeting left behind. */
function leftBehind(): Item[] {
  const { partnerId, requestId } = to.first(ahead)
  const without = (ids: string[]) => ids.filter((id) => id !== requestId)
  return to
    .otherwise(
      is('request', (one) => one.id === requestId),
      () => ({ taken: [] }),
    )
    .map((item: Loose) => (item.kind === 'diary' && item.id === partnerId ? { ...item, families: without(item.families) } : item))
}

/** An undertaking over, with a meeting agreed beyond, and a card that waits so. */
function ending(waits: object): Item[] {
  const busy = to.first(is('diary', (one) => one.bookings.length > 0))
  return to.otherwise(
    is('card', (one) => one.id === busy.id),
    ({ checks }) => ({ checks: { ...checks, undertakingUntil: '2026-11-25' }, reason: 'undertaking-ends', ...waits }),
  )
}

const BROKEN: readonly (readonly [Invariant, string, () => Item[]])[] = [
  [
    'states',
    'a state nobody knows',
    () =>
      to.otherwise(
        is('request', (one) => one.state === 'open'),
        () => ({ state: 'dormant' }),
      ),
  ],
  [
    'untidied',
    'left to nobody',
    () =>
      to.otherwise(
        is('request', (one) => one.state === 'open'),
        () => ({ untidied: [{ at: '2026-11-23T08:00:00.000Z', by: { role: 'worker', id: 'worker' }, handedOver: true }] }),
      ),
  ],
  [
    'goes-on',
    'in question with no clock to end it',
    () =>
      to.otherwise(relation, ({ taken }) => ({
        goingOn: { until: '2026-11-24T08:00:00.000Z', partners: taken.map((seat: Loose) => seat.partnerId) },
      })),
  ],
  [
    'consent',
    'all that was said and done after the parent had taken it back',
    () =>
      to.otherwise(relation, ({ phases }) => ({
        consent: { given: false },
        consentHistory: [
          {
            says: 'withdrawn',
            on: '2000-01-01',
            phases,
            partners: [],
            at: '2000-01-01T00:00:00.000Z',
            by: { role: 'worker', id: 'worker' },
          },
        ],
      })),
  ],
  ['waits', 'without a reason', () => to.otherwise(ahead, () => ({ reason: 'none' }))],
  ['waits', 'without an owner', () => to.otherwise(open, () => ({ owner: 'nobody' }))],
  ['waits', 'without a time', () => to.otherwise(open, () => ({ due: null }))],
  [
    'waits',
    'an owner of something at rest',
    () =>
      to.otherwise(
        is('diary', (one) => one.due === null),
        () => ({ owner: 'system' }),
      ),
  ],
  [
    'steps',
    'for what nobody does',
    () =>
      to.otherwise(
        is('request', (one) => one.state === 'open'),
        () => ({ waitsFor: 'miracle' }),
      ),
  ],
  [
    'steps',
    'on a partner who is not there',
    () =>
      to.again(ahead, ({ requestId }) => ({
        id: `${requestId}.m9`,
        sk: `MEET#${requestId}.m9`,
        partnerId: null,
        waitsFor: 'move-answer',
        owner: 'partner',
      })),
  ],
  ['indexes', 'an old due', () => to.otherwise(waiting, (one) => ({ dueSk: one.dueSk.replace('2026', '2025') }))],
  ['indexes', 'in no index', () => to.otherwise(waiting, () => ({ duePk: undefined, dueSk: undefined }))],
  ['indexes', 'in a colleague’s list', () => to.otherwise(relation, () => ({ ownPk: `${ORG}#W#worker-2` }))],
  ['clock', 'due an hour ago', () => to.otherwise(open, () => ({ due: '2026-11-26T07:00:00.000Z' }))],
  [
    'together',
    'a yes to another time than the one that is shared',
    () =>
      to.otherwise(relation, () => ({
        windows: [{ start: '2026-12-24T08:00:00.000Z', end: '2026-12-24T09:00:00.000Z' }],
        timesAsked: { windows: [], durationMinutes: 60, since: '2020-01-01T00:00:00.000Z' },
      })),
  ],
  [
    'seats',
    'two on one seat',
    () =>
      to.otherwise(relation, ({ taken: [seat] }) => ({
        taken: [seat, { ...seat, offerId: 'o9', state: 'held', partnerId: to.first(open).partnerId }],
      })),
  ],
  [
    'seats',
    'somebody twice',
    () => to.otherwise(relation, ({ taken: [seat] }) => ({ seats: 2, taken: [seat, { ...seat, offerId: 'o9', state: 'held' }] })),
  ],
  [
    'breaks',
    'asked on a break',
    () =>
      to.otherwise(
        is('card', (one) => one.id === to.first(open).partnerId),
        () => ({ state: 'paused' }),
      ),
  ],
  ['endings', 'an end that nobody hears of', () => ending(atRest)],
  ['endings', 'an end that is nobody’s', () => ending({ waitsFor: 'ending', due: '2026-11-27T06:00:00.000Z', owner: 'system' })],
  [
    'endings',
    'an end asked of a person once',
    () => ending({ waitsFor: 'ending', due: '2026-11-27T06:00:00.000Z', owner: 'coordinator', heardOfEnd: { on: '2026-11-20' } }),
  ],
  ['places', 'no time for the way', tooNear],
  [
    'diaries',
    'a booking forgotten',
    () =>
      to.otherwise(
        is('diary', (one) => one.bookings.length > 0),
        () => ({ bookings: [] }),
      ),
  ],
  [
    'diaries',
    'a meeting nobody agreed on',
    () =>
      to.otherwise(
        is('diary', (one) => one.bookings.length > 0),
        ({ bookings: [one] }) => ({
          bookings: [
            one,
            { ...one, meetingId: `${one.requestId}.m9`, start: '2027-01-01T10:00:00.000Z', end: '2027-01-01T11:00:00.000Z' },
          ],
        }),
      ),
  ],
  [
    'diaries',
    'room kept for nothing',
    () =>
      to.otherwise(
        is('diary', (one) => one.holds.length > 0),
        ({ holds: [one] }) => ({ holds: [one, { ...one, offerId: `${one.requestId}.o9`, slots: [] }] }),
      ),
  ],
  [
    'diaries',
    'room not kept',
    () =>
      to.otherwise(
        is('diary', (one) => one.holds.length > 0),
        () => ({ holds: [] }),
      ),
  ],
  [
    'diaries',
    'a relationship on one side',
    () =>
      to.otherwise(
        is('diary', (one) => one.families.length === 0),
        () => ({ families: [to.first(relation).id] }),
      ),
  ],
  ['booked', 'somebody who has left', leftBehind],
  [
    'closed',
    'a question still open',
    () =>
      to.otherwise(
        is('request', (one) => one.id === to.first(open).requestId),
        () => ({ ...atRest, state: 'closed', closedAt: sound.now, taken: [] }),
      ),
  ],
  ['told', 'a matter that no mail told of', () => to.otherwise(is('digest'), () => ({ told: [] }))],
  [
    'pace',
    'longer than was promised',
    () => to.otherwise(open, ({ answerBy }) => ({ within: answerBy.replace('2026-11', '2026-10') })),
  ],
  ['turns', 'nobody’s', () => to.otherwise(is('request'), ({ turns }) => ({ turns: { ...turns, list: [] } }))],
  ['turns', 'as it was before', () => to.otherwise(is('request'), ({ version }) => ({ version: version + 1 }))],
  [
    'filed',
    'though it waits',
    () => to.otherwise(waiting, ({ sk, id }) => ({ sk: `~NOTE#000001#${id}`, dueSk: undefined, duePk: undefined, back: sk })),
  ],
  ['audit', 'a change not told', () => toldOtherwise(() => undefined)],
  ['audit', 'a change told twice', () => to.again(is('event'), ({ sk }) => ({ sk: `${sk}-again` }))],
  ['audit', 'a change told that was none', () => toldOtherwise((change) => ({ ...change, version: 99 }))],
  [
    'audit',
    'a change of nothing that is there',
    () =>
      to.again(is('event'), ({ sk, changes: [one] }) => ({
        sk: `${sk}-more`,
        changes: [{ ...one, key: { ...one.key, sk: 'gone#CARD' } }],
      })),
  ],
  ['audit', 'a change that led elsewhere', toldWrongly],
  [
    'notices',
    'suppressed for no reason',
    () =>
      to.otherwise(
        is('notice', (one) => one.state === 'suppressed'),
        () => ({ suppressedFor: undefined }),
      ),
  ],
  [
    'notices',
    'undelivered and nobody’s',
    () =>
      to.otherwise(
        is('notice', (one) => one.state === 'sent'),
        () => ({ state: 'failed', waitsFor: 'person', owner: 'system', reason: 'failed', due: '2026-11-27T08:00:00.000Z' }),
      ),
  ],
  ['reminders', 'one too few', () => to.without(waiting)],
  [
    'reminders',
    'one too many',
    () => to.again(reminder('meeting-reminder'), ({ sk, id }) => ({ sk: `${sk}-again`, id: `${id}-again` })),
  ],
  ['reminders', 'at another time', () => to.otherwise(waiting, () => ({ sendAt: '2026-11-29T09:00:00.000Z' }))],
  [
    'reminders',
    'never written down',
    () => to.without(is('notice', (one) => one.template === 'reminder-day' && one.subject.sk === to.first(held).sk)),
  ],
  [
    'ways',
    'said by both',
    () =>
      to.again(
        is('notice', (one) => one.template === 'offer' && one.state === 'sent'),
        ({ sk, id }) => ({ sk: `${sk}-too`, id: `${id}-too`, channel: 'sms' }),
      ),
  ],
  [
    'texts',
    'a yes by SMS to two times',
    () =>
      to.otherwise(
        is('offer', (one) => one.state === 'accepted' && one.slot !== undefined),
        ({ slots }) => ({ bySms: true, slots: [...slots, ...slots] }),
      ),
  ],
  ['ledger', 'held and not entered', () => to.without(is('ledger'))],
  ['ledger', 'entered for a meeting still ahead', () => to.otherwise(held, () => ({ state: 'cancelled' }))],
  [
    'ledger',
    'minutes lost',
    () =>
      to.otherwise(
        is('diary', (one) => one.months['2026-11']),
        ({ months }) => ({ months: { '2026-11': { ...months['2026-11'], minutes: 1 } } }),
      ),
  ],
  [
    'phases',
    'a change that no partner was asked about',
    () =>
      to.otherwise(relation, ({ phaseHistory }) => ({
        phaseHistory: [...phaseHistory, { at: sound.now, phases: ['OPEN'], unusual: false }],
      })),
  ],
  ['partners', 'nowhere to be reached', () => to.without(is('contact'))],
  [
    'belongs',
    'a message about nothing',
    () =>
      to.otherwise(
        is('notice', (one) => one.template === 'partner-accepted'),
        ({ subject }) => ({ subject: { ...subject, sk: 'OFFER#gone' } }),
      ),
  ],
  [
    'links',
    'to what is not there',
    () =>
      to.otherwise(
        is('link', (one) => one.subject),
        ({ subject }) => ({ subject: { ...subject, sk: 'OFFER#gone' } }),
      ),
  ],
  ['agreements', 'of an organisation that is gone', () => to.without(is('organisation'))],
  ['receipts', 'kept for ever', () => to.otherwise(is('receipt'), () => ({ expires: undefined }))],
]

test('a tenant as the use cases leave it is sound', () => {
  const { findings, unknown, records } = check(sound.items)
  expect(findings.map(({ invariant, says }) => `${invariant}: ${says}`)).toEqual([])
  expect(unknown).toEqual([])
  expect(records).toBe(sound.items.length)
})

test('so it is with the indexes and the audit that the broken ones are given', () => {
  expect(check(reaudited(reindexed(retold(sound.items)))).findings).toEqual([])
})

test.each(BROKEN)('%s: %s is reported, and nothing else', (invariant, _, broken) => {
  const items = invariant === 'indexes' ? broken() : reindexed(invariant === 'turns' ? broken() : retold(broken()))
  const { findings } = check(invariant === 'audit' ? items : reaudited(items))
  expect([...new Set(findings.map((one) => one.invariant))], findings.map(({ says }) => says).join('\n')).toEqual([invariant])
})

test('every invariant was broken', () => {
  expect(new Set(BROKEN.map(([invariant]) => invariant))).toEqual(new Set(Object.keys(INVARIANTS)))
})
