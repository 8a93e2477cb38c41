import { expect, test } from 'vitest'
import type { KeptOutside } from '#core/ports.ts'
import { aboutOf, lostOf, type Told } from '#core/restore/lost.ts'
import { fatesIn } from '#core/restore/notices.ts'

const KEY = { pk: 'varsinais#REQ#r1', sk: 'NOTE#r1.booked-m1-v1-p1-1' }
const at = (minute: number) => `2026-11-23T08:${String(minute).padStart(2, '0')}:00.000Z`

/** One commit of the machine's about the notice. */
const did = (what: string, version: number): Told => ({
  pk: 'varsinais#EVT#r1',
  sk: `~${at(version)}#o${version}`,
  version: 1,
  kind: 'event',
  schema: 1,
  at: at(version),
  by: { role: 'system', id: 'system' },
  changes: [{ kind: 'notice', key: KEY, id: 'r1.booked-m1-v1-p1-1', version, what }],
})
const receipt = (delivered: boolean) => ({ kind: 'receipt', key: KEY, at: at(30), delivered }) as const
const fate = (...given: Parameters<typeof fatesIn>) => [...fatesIn(...given).values()].map((one) => one.fate)[0]

test.each([
  ['it went', ['notice.claimed', 'notice.sent'], 'sent'],
  ['somebody had begun to send it', ['notice.claimed'], 'perhaps'],
  ['nobody heard', ['notice.claimed', 'notice.unknown'], 'perhaps'],
  ['it was put back, so it surely did not go', ['notice.claimed', 'notice.busy'], undefined],
  ['a provider would not take it, and it waits for its other way', ['notice.claimed', 'notice.other-way'], undefined],
  ['it was put back, and went later', ['notice.claimed', 'notice.held-back', 'notice.claimed', 'notice.sent'], 'sent'],
  ['it was no longer needed', ['notice.suppressed'], 'ended'],
  ['it came back', ['notice.claimed', 'notice.sent', 'notice.bounced'], 'failed'],
  ['what says nothing of its going changes nothing', ['notice.claimed', 'notice.sent', 'notice.handed-over'], 'sent'],
] as const)('%s', (_, steps, expected) => {
  const told = steps.map((what, n) => did(what, n + 2))
  expect(fate(told, [])).toBe(expected)
  expect(fate(told.toReversed(), [])).toBe(expected)
})

test('a provider’s word is enough that it went, and takes nothing away from what is known', () => {
  expect(fate([], [receipt(true)])).toBe('sent')
  expect(fate([did('notice.claimed', 2)], [receipt(true)])).toBe('sent')
  expect(fate([], [receipt(false)])).toBe('failed')
  expect(fate([did('notice.suppressed', 2)], [receipt(true)])).toBe('ended')
})

test('what came back and went by another way has gone, and what was no longer needed by that has come back all the same', () => {
  const went = ['notice.claimed', 'notice.sent', 'notice.bounced', 'notice.claimed', 'notice.sent'].map((what, n) =>
    did(what, 28 + n),
  )
  expect(fate(went, [receipt(false)])).toBe('sent')
  const ended = ['notice.bounced', 'notice.suppressed'].map((what, n) => did(what, n + 4))
  expect([...fatesIn(ended, []).values()]).toMatchObject([{ fate: 'ended', cameBack: true }])
})

test('what came back and waits to go by another way, is a person’s where the table takes it for gone, and there alone', () => {
  const waits = ['notice.claimed', 'notice.sent', 'notice.bounced', 'notice.held-back'].map((what, n) => did(what, 27 + n))
  for (const receipts of [[], [receipt(false)], [receipt(true)]])
    expect([...fatesIn(waits, receipts).values()]).toMatchObject([{ fate: 'failed', waited: true }])
})

test('what the table holds is not lost, and what was kept twice is lost once', () => {
  const kept = [did('notice.claimed', 2), did('notice.sent', 3), did('notice.sent', 3)].map((event): KeptOutside => ({
    kind: 'commit',
    event,
  }))
  expect(lostOf(kept, ({ sk }) => sk.endsWith('o2')).map(({ sk }) => sk)).toEqual([`~${at(3)}#o3`])
})

test('a message alone is nobody’s matter: what had become of it is marked', () =>
  expect(aboutOf(did('notice.sent', 2))).toEqual([]))
