import { describe, expect, test } from 'vitest'
import { checkTenant } from '#core/check/check.ts'
import { atRest } from '#core/records/record.ts'
import type { Loose } from './broken.ts'
import { contact, diary, event, meeting, notice, offer, ORG, request, waitingFor } from './few.ts'

const NOW = '2026-11-26T08:00:00.000Z'

const findings = (invariant: string, ...items: Loose[]) =>
  checkTenant({ org: ORG, items, now: NOW, real: Date.parse(NOW) / 1000, patienceMinutes: 15 }).findings.filter(
    (one) => one.invariant === invariant,
  )

test('what touches a record in a newer shape is not judged, whichever of the two it is', () => {
  const promised = diary({ bookings: [{ meetingId: 'r1.m1', requestId: 'r1', mode: 'phone', start: NOW, end: NOW }] })
  expect(findings('diaries', promised)).not.toEqual([])
  expect(findings('diaries', promised, meeting({ schema: 2 }))).toEqual([])
})

describe('a record so damaged that a rule cannot judge it', () => {
  const strange = { ...contact(), state: 'kept', ...waitingFor('rematch', 'system') }
  test.each<[string, Loose, Loose[]]>([
    ['states', strange, []],
    ['waits', { ...strange, ...atRest }, []],
    ['clock', offer(waitingFor('answer', 'partner', '2026-11-25T08:00:00.000Z')), [event('1', { key: undefined })]],
    ['seats', request({ taken: undefined }), []],
  ])('breaks that rule: %s', (invariant, damaged, others) => {
    const says = expect.stringMatching(/^(contact p1|offer r1\.o1|request r1) cannot be judged: TypeError: /)
    expect(findings(invariant, damaged, ...others)).toEqual([{ invariant, keys: [damaged], says, certain: true }])
  })

  test.each<[string, Loose]>([
    ['places', diary({ bookings: undefined })],
    ['diaries', diary({ bookings: undefined })],
    ['audit', { ...event('1'), changes: undefined }],
    ['reminders', meeting({ start: undefined })],
    ['ledger', diary({ months: undefined })],
    ['partners', request({ taken: undefined })],
    ['belongs', notice({ subject: undefined })],
    ['links', { pk: 'LINK#0f0f', sk: 'LINK', version: 1, expires: Infinity, subject: {}, partnerId: 'p1' }],
  ])('breaks the rule between records as a whole: %s', (invariant, damaged) => {
    const says = expect.stringMatching(/^cannot be judged: \w+Error: /)
    expect(findings(invariant, damaged)).toEqual([{ invariant, keys: [], says, certain: false }])
  })
})
