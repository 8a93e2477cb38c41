import { expect, test } from 'vitest'
import { explain } from '#engine/explain/explain.ts'
import { type Change, changedAgreements, changedPartner, changedRequest, sizeOf } from '#engine/help/change.ts'
import { registerFrom } from '#engine/help/register.ts'
import { smallestChange } from '#engine/help/smallest-change.ts'
import { circumstancesOf } from '#engine/rules/pairing.ts'
import type { Partner, Request, Snapshot } from '#engine/snapshot/snapshot.ts'
import { instantOf } from '#engine/time/calendar.ts'
import { registerOf } from '../../support/engine/registers.ts'
import { aPartner, aRequest, aSnapshot } from './snapshots.ts'

const help = (request: Partial<Request>, partner: Partial<Partner>, snapshot: Partial<Snapshot> = {}) =>
  smallestChange(aRequest(request), registerFrom(aSnapshot({ partners: [aPartner(partner)], ...snapshot })))

const fitting = (snapshot: Snapshot, request: Request, changes: readonly Change[] = []) => {
  const circumstances = circumstancesOf(snapshot)
  const agreements = changedAgreements(snapshot.agreements, changes, circumstances)
  const changed = circumstancesOf({ ...snapshot, agreements })
  return snapshot.partners
    .map((one) => changedPartner(one, changes, circumstances))
    .filter((one) => explain(changedRequest(request, changes), one, changed).codes.length === 0)
    .map((one) => one.id)
}

test.each<[string, Partial<Request>, Partial<Partner>, object]>([
  ['an interpreter', { languages: ['ru'] }, {}, { size: 10, changes: [{ kind: 'interpreter' }] }],
  ['from afar', {}, { areas: [] }, { size: 8, changes: [{ kind: 'mode', mode: 'remote' }] }],
  [
    'another day',
    {},
    { availability: { weekly: [{ day: 5, from: '09:00', to: '12:00' }], extra: [], away: [] } },
    { size: 3, changes: [{ kind: 'time', start: '2026-11-27T07:00:00.000Z', end: '2026-11-27T08:00:00.000Z' }] },
  ],
  [
    'a quarter of an hour less, rather than another day',
    {},
    {
      availability: {
        weekly: [
          { day: 3, from: '10:00', to: '10:45' },
          { day: 6, from: '10:00', to: '12:00' },
        ],
        extra: [],
        away: [],
      },
    },
    { size: 2, changes: [{ kind: 'shorter', minutes: 45 }] },
  ],
  [
    'an agreement',
    {},
    { organisation: 'o2' },
    { size: 30, changes: [{ kind: 'agreement', organisation: 'o2', phase: 'OPEN', area: '853' }] },
  ],
  ['an undertaking', {}, { checks: {} }, { size: 12, changes: [{ kind: 'checks', partner: 'p1' }] }],
  [
    'two together',
    { languages: ['ru'] },
    { areas: [] },
    { size: 18, changes: [{ kind: 'mode', mode: 'remote' }, { kind: 'interpreter' }] },
  ],
])('proposes %s', (_, request, partner, expected) => {
  expect(help(request, partner)).toEqual({ ...expected, opens: ['p1'] })
})

test.each<[string, Partial<Partner>]>([
  ['a break', { paused: true }],
  ['room for families', { families: ['a', 'b', 'c'] }],
  ['how often to be asked', { weeks: { '2026-W48': 5 } }],
  ['hours', { capacity: { ...aPartner().capacity, hoursPerMonth: 0 } }],
  ['a cap on earnings', { earningsCap: 10 }],
  ['an exclusion', { conflicts: { workers: ['w1'], areas: [], ownCase: false } }],
  ['an own case', { conflicts: { workers: [], areas: [], ownCase: true } }],
  ['experience', { experience: [] }],
  ['training', { roles: [] }],
  ['a kind of experience', { livedAs: ['sibling'] }],
])('proposes nothing against the partner’s own: %s', (_, partner) => {
  expect(help({ livedAs: 'parent' }, { livedAs: ['parent'], ...partner, areas: [] })).toBeUndefined()
})

test('of equally small ones that which opens most', () => {
  const wednesdayLater = { weekly: [{ day: 3, from: '14:00', to: '15:00' }], extra: [], away: [] }
  const evening = { weekly: [{ day: 3, from: '18:00', to: '19:00' }], extra: [], away: [] }
  const partners = ['a', 'b', 'c'].map((id, n) => aPartner({ id, availability: n === 0 ? wednesdayLater : evening }))
  expect(help({}, {}, { partners })).toMatchObject({
    changes: [{ kind: 'time', start: '2026-11-25T16:00:00.000Z' }],
    opens: ['b', 'c'],
  })
})

/** Every set of changes there is, on a grid of half hours, with nothing clever about it. */
function* everything(snapshot: Snapshot, request: Request, isOtherTime: boolean): Generator<Change[]> {
  const languages = request.languages.map((language) => ({ kind: 'without-language', language }) as const)
  const spoken: Change[][] = [[], [{ kind: 'interpreter' }], ...(languages.length > 1 ? languages.map((one) => [one]) : [])]
  const organisations = [...new Set(snapshot.partners.map((one) => one.organisation))]
  const { leading, further } = request.phases
  const phases = [...(leading === undefined ? [] : [leading]), ...further]
  const agreements: Change[][] = [
    [],
    ...organisations.flatMap((organisation) =>
      [phases.slice(0, 1), phases.slice(1), phases]
        .filter((some) => some.length > 0)
        .map((some) => some.map((phase) => ({ kind: 'agreement', organisation, phase, area: request.area }) as const)),
    ),
  ]
  const checks: Change[][] = [[], ...snapshot.partners.map((one) => [{ kind: 'checks', partner: one.id } as const])]
  for (const mode of ['in-person', 'remote', 'phone'] as const)
    for (const language of spoken)
      for (let minutes = request.durationMinutes; minutes >= 30; minutes -= 15)
        for (const time of isOtherTime ? timesAround(snapshot, request, minutes) : [[]])
          for (const agreed of agreements)
            for (const checked of checks)
              yield [
                ...(mode === request.mode ? [] : [{ kind: 'mode', mode } as const]),
                ...language,
                ...(minutes === request.durationMinutes ? [] : [{ kind: 'shorter', minutes } as const]),
                ...time,
                ...agreed,
                ...checked,
              ]
}

function timesAround({ now }: Snapshot, { windows }: Request, minutes: number): Change[][] {
  const starts = new Set<number>()
  for (const window of windows) {
    const middle = Math.floor(Date.parse(window.start) / 1_800_000) * 30
    for (let n = -14 * 48; n <= 14 * 48; n++) starts.add(middle + n * 30)
  }
  const local = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Helsinki', hour: '2-digit', minute: '2-digit' })
  const inDay = (start: number) => {
    const [hour = 0, minute = 0] = local
      .format(start * 60_000)
      .split(':')
      .map(Number)
    return hour >= 8 && hour * 60 + minute + minutes <= 20 * 60
  }
  return [...starts]
    .filter((start) => start >= Date.parse(now) / 60_000 + 60 && inDay(start))
    .map((start) => [{ kind: 'time', start: instantOf(start), end: instantOf(start + minutes) }])
}

/** Queues of fixed seeds, one for each kind of help, one that nothing helps, and what it takes. */
const QUEUES = [
  [2, undefined],
  [26, 8],
  [18, 2],
  [35, 10],
  [60, 8],
  [10, 20],
  [115, 30],
  [52, 10],
  [1, 12],
  [131, 60],
] as const

test.each(QUEUES)('done as proposed, those fit; and nothing smaller lets anybody fit: queue %i, %s', (seed, size) => {
  const snapshot = registerOf(seed, { partners: 3, areas: 2, grid: 30, open: true, now: '2026-11-23' })
  const [first] = snapshot.requests as [Request]
  const request = { ...first, windows: first.windows.slice(0, 1) }
  const circumstances = circumstancesOf(snapshot)
  const before = fitting(snapshot, request)
  const opened = (changes: readonly Change[]) => fitting(snapshot, request, changes).filter((id) => !before.includes(id))
  const found = smallestChange(request, registerFrom(snapshot))
  if (found) {
    expect(opened(found.changes).sort()).toEqual([...found.opens].sort())
    expect(found.opens.length).toBeGreaterThan(0)
    expect(found.size).toBe(found.changes.reduce((sum, change) => sum + sizeOf(change, request, circumstances), 0))
  }
  for (const isOtherTime of [false, true])
    for (const changes of everything(snapshot, request, isOtherTime)) {
      const asks = changes.reduce((sum, change) => sum + sizeOf(change, request, circumstances), 0)
      // Another time within two weeks is never larger than this; without one, everything is tried.
      if (asks === 0 || asks >= Math.min(found?.size ?? Infinity, isOtherTime ? 12 : 100)) continue
      if (opened(changes).length > 0) expect({ changes, opened: opened(changes) }).toEqual({ changes, opened: [] })
    }
  expect(found?.size).toBe(size)
})
