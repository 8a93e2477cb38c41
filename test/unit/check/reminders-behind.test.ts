import { describe, expect, test } from 'vitest'
import { misreminded } from '#core/check/notices.ts'
import { sortRecords } from '#core/check/records.ts'
import { atRest } from '#core/records/record.ts'
import { waitingFor } from './few.ts'
import { about, AFTER, agreed, BETWEEN, DAY, GONE, HOURS, hours, says, told, toWorker } from './reminded.ts'

describe('reminders behind', () => {
  test.each([
    ['that is still ahead', BETWEEN, {}],
    ['whose outcome is asked for', AFTER, waitingFor('outcome', 'worker')],
    ['that was held', AFTER, { state: 'held', ...atRest }],
  ])('a meeting %s should have had them, each way', (_, now, more) => {
    const ahead = now === BETWEEN ? [hours(), toWorker(HOURS)] : [GONE[1], GONE[3]]
    const one = agreed(more)
    expect(says(now, one, told(), ...GONE.filter(({ sendAt }) => sendAt === DAY), ...ahead)).toEqual([])
    expect(misreminded(sortRecords([one, told(), ...ahead]), now)).toEqual(
      ['partner', 'worker'].map((way) => ({
        invariant: 'reminders',
        keys: [one],
        says: `meeting r1.m1: no reminder at ${DAY} to the ${way}`,
        certain: false,
      })),
    )
  })

  test('one suppressed was written down, but not when a move that never was is why', () => {
    const but = (why: string) => [{ ...GONE[0], state: 'suppressed', suppressedFor: why }, ...GONE.slice(1)]
    const held = agreed({ state: 'held', ...atRest })
    expect(says(AFTER, held, told(), ...but('too-late'))).toEqual([])
    expect(says(AFTER, held, told(), ...but('moved'))).toEqual([`meeting r1.m1: no reminder at ${DAY} to the partner`])
  })

  test('what else was said at that time is no reminder', () => {
    const other = about('thanks', 'partner', 'sms', { sendAt: DAY })
    expect(says(AFTER, agreed({ state: 'held', ...atRest }), told(), other, ...GONE.slice(1))).toHaveLength(1)
  })

  test.each([
    ['moved since', { invite: 1 }, []],
    ['with a move proposed to the partner', {}, [about('move-proposed', 'partner', 'sms')]],
    ['with a move proposed by the partner', {}, [about('meeting-changed', 'worker', 'email')]],
    ['cancelled', { state: 'cancelled' }, []],
    ['still to be arranged', { state: 'scheduled', ...waitingFor('arrange', 'worker') }, []],
  ])('of a meeting %s nothing is said', (_, more, others) => {
    expect(says(AFTER, agreed({ state: 'held', ...atRest, ...more }), told(), ...others)).toEqual([])
  })

  test.each([
    ['after its day before', '2026-11-30T12:00:00.000Z'],
    ['at the very time', DAY],
  ])('a meeting agreed %s needs only the later ones', (_, createdAt) => {
    expect(says(AFTER, agreed({ createdAt, state: 'held', ...atRest }), told(), GONE[1], GONE[3])).toEqual([])
  })

  test('one that should have gone this very moment is behind', () => {
    const missing = `meeting r1.m1: no reminder at ${HOURS} to the worker`
    expect(says(HOURS, agreed(), told(), GONE[0], GONE[1], GONE[2])).toEqual([missing])
  })
})
