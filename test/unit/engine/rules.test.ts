import { describe, expect, test } from 'vitest'
import { CODES, type Code } from '#engine/rules/codes.ts'
import { type Pairing, circumstancesOf } from '#engine/rules/pairing.ts'
import { RULES } from '#engine/rules/rules.ts'
import type { Booked, Partner, Request, Snapshot } from '#engine/snapshot/snapshot.ts'
import { dayOfDate, downTo } from '#engine/time/calendar.ts'
import { aPartner, aRequest, aSnapshot } from './snapshots.ts'

interface Case {
  readonly name: string
  readonly request?: Partial<Request>
  readonly partner?: Partial<Partner>
  readonly snapshot?: Partial<Snapshot>
  /** Local date, and the instant of the start; a Wednesday, 10:00 in Helsinki, where it matters. */
  readonly date?: string
  readonly start?: string
  readonly fails: boolean
  readonly facts?: object
}

interface Tried {
  readonly cases: readonly Case[]
  /** Ways the rule could be wrong: what it would then look at. Each must give itself away in some case. */
  readonly mutants: Readonly<Record<string, (pairing: Pairing) => Pairing>>
}

const WEDNESDAY = '2026-11-25'
const TEN = '2026-11-25T08:00:00.000Z'

const questionOf = ({ request, partner, snapshot, date, start }: Case): Pairing => ({
  circumstances: circumstancesOf(aSnapshot(snapshot)),
  request: aRequest(request),
  partner: aPartner(partner),
  ...(date !== undefined && { day: dayOfDate(date) }),
  ...(start !== undefined && { start: downTo(start) }),
})

const booked = (start: string, end: string, own: Partial<Booked> = {}): Booked => ({
  start: `${start}:00.000Z`,
  end: `${end}:00.000Z`,
  request: 'other',
  mode: 'in-person',
  emergency: false,
  ...own,
})
const asked = (own: Partial<Request>) => (pairing: Pairing) => ({ ...pairing, request: { ...pairing.request, ...own } })
const is = (own: (partner: Partner) => Partial<Partner>) => (pairing: Pairing) => ({
  ...pairing,
  partner: { ...pairing.partner, ...own(pairing.partner) },
})
const more = (own: Partial<Partner['capacity']>) => ({ capacity: { ...aPartner().capacity, ...own } })
const hour = { start: TEN, fails: false } as const

const TRIED: Readonly<Record<Code, Tried>> = {
  ROLE: {
    cases: [
      { name: 'trained for it', fails: false, facts: { needs: 'peer-support-person', has: ['peer-support-person'] } },
      { name: 'trained for something else', partner: { roles: ['trainer'] }, fails: true },
    ],
    mutants: { 'any role will do': asked({ role: 'trainer' }) },
  },
  PHASE: {
    cases: [
      {
        name: 'agreed on that day',
        date: WEDNESDAY,
        fails: false,
        facts: { date: WEDNESDAY, needs: ['OPEN'], agreed: ['OPEN'] },
      },
      { name: 'agreed from that day on', date: WEDNESDAY, snapshot: agreed({ validFrom: WEDNESDAY }), fails: false },
      { name: 'agreed up to that day', date: WEDNESDAY, snapshot: agreed({ validTo: WEDNESDAY }), fails: false },
      { name: 'agreed from the next day', date: WEDNESDAY, snapshot: agreed({ validFrom: '2026-11-26' }), fails: true },
      { name: 'agreed until the day before', date: WEDNESDAY, snapshot: agreed({ validTo: '2026-11-24' }), fails: true },
      { name: 'for another organisation', partner: { organisation: 'o2' }, fails: true },
      { name: 'in another area', request: { area: '1' }, fails: true },
      { name: 'a further phase nobody agreed', request: { phases: { leading: 'OPEN', further: ['ASSESS'] } }, fails: true },
      { name: 'no phase at all', request: { phases: { further: [] } }, partner: { organisation: 'o2' }, fails: false },
      {
        name: 'by the day it is needed, without a time',
        request: { needBy: TEN },
        snapshot: agreed({ validFrom: WEDNESDAY }),
        fails: false,
      },
    ],
    mutants: {
      'every organisation': is(() => ({ organisation: 'o1' })),
      'every area': asked({ area: '853' }),
      'the leading phase alone': (q) => asked({ phases: { ...q.request.phases, further: [] } })(q),
      'today instead of that day': (q) => ({ ...q, day: q.circumstances.today }),
      'a day late': (q) => (q.day === undefined ? q : { ...q, day: q.day - 1 }),
      'a day early': (q) => (q.day === undefined ? q : { ...q, day: q.day + 1 }),
    },
  },
  EXPERIENCE: {
    cases: [
      { name: 'of the leading phase', fails: false, facts: { needs: 'OPEN', has: ['OPEN'] } },
      { name: 'of another', partner: { experience: ['ASSESS'] }, fails: true },
      { name: 'not needed of further ones', request: { phases: { leading: 'OPEN', further: ['ASSESS'] } }, fails: false },
      { name: 'not needed without a client', request: { phases: { further: [] } }, partner: { experience: [] }, fails: false },
    ],
    mutants: {
      'any experience': (q) => asked({ phases: { further: q.partner.experience } })(q),
      'always of open care': asked({ phases: { leading: 'OPEN', further: [] } }),
    },
  },
  LIVED_AS: {
    cases: [
      { name: 'asked for by nobody', partner: { livedAs: [] }, fails: false },
      {
        name: 'as those have whom they meet',
        request: { livedAs: 'foster-parent' },
        partner: { livedAs: ['parent', 'foster-parent'] },
        fails: false,
        facts: { needs: 'foster-parent', has: ['parent', 'foster-parent'] },
      },
      { name: 'as others', request: { livedAs: 'foster-parent' }, partner: { livedAs: ['parent'] }, fails: true },
      { name: 'nobody has said', request: { livedAs: 'parent' }, fails: true },
    ],
    mutants: {
      anybody: is(() => ({ livedAs: ['parent', 'foster-parent'] })),
      'always asked for': asked({ livedAs: 'foster-parent' }),
    },
  },
  AREA: {
    cases: [
      { name: 'goes there', fails: false },
      {
        name: 'goes elsewhere',
        partner: { areas: ['1'] },
        fails: true,
        facts: { needs: { mode: 'in-person', area: '853' }, areas: ['1'] },
      },
      { name: 'from afar the place does not matter', request: { mode: 'remote' }, partner: { areas: [] }, fails: false },
      { name: 'does not meet in that way', request: { mode: 'phone' }, fails: true },
    ],
    mutants: {
      everywhere: is(() => ({ areas: ['853'] })),
      'the place always matters': asked({ mode: 'in-person' }),
      'any way of meeting': is(() => ({ modes: ['in-person', 'remote', 'phone'] })),
    },
  },
  LANGUAGE: {
    cases: [
      { name: 'speaks it', fails: false, facts: { needs: ['fi'], speaks: ['fi'], native: ['fi'] } },
      { name: 'speaks it well', partner: { languages: [{ code: 'fi', level: 'good' }] }, fails: false, facts: { native: [] } },
      {
        name: 'some of it',
        partner: { languages: [{ code: 'fi', level: 'some' }] },
        fails: true,
        facts: { needs: ['fi'], speaks: [] },
      },
      { name: 'one of two', request: { languages: ['fi', 'ru'] }, fails: true },
      { name: 'with an interpreter Finnish will do', request: { languages: ['ru'], interpreter: true }, fails: false },
      {
        name: 'or Swedish',
        request: { languages: ['ru'], interpreter: true },
        partner: { languages: [{ code: 'sv', level: 'good' }] },
        fails: false,
      },
      {
        name: 'but not Estonian',
        request: { languages: ['ru'], interpreter: true },
        partner: { languages: [{ code: 'et', level: 'native' }] },
        fails: true,
      },
      {
        name: 'or the language itself',
        request: { languages: ['et'], interpreter: true },
        partner: { languages: [{ code: 'et', level: 'native' }] },
        fails: false,
      },
      {
        name: 'or what is interpreted into, and nothing else',
        request: { languages: ['ru'], interpreter: true, interpreterTo: ['sv'] },
        fails: true,
      },
    ],
    mutants: {
      'some is enough': is(({ languages }) => ({ languages: languages.map((one) => ({ ...one, level: 'native' as const })) })),
      'one of them is enough': (q) => asked({ languages: q.request.languages.slice(0, 1) })(q),
      'no interpreter': asked({ interpreter: false }),
      'native only': is(({ languages }) => ({ languages: languages.filter((one) => one.level === 'native') })),
    },
  },
  SLOT: {
    cases: [
      { name: 'free', ...hour, facts: { free: 'free' } },
      { name: 'not free that early', start: '2026-11-25T05:30:00.000Z', fails: true, facts: { free: 'busy' } },
      {
        name: 'nothing told',
        ...hour,
        partner: { availability: { weekly: [], extra: [], away: [] } },
        facts: { free: 'unknown' },
      },
      {
        name: 'away',
        ...hour,
        partner: availability({ away: [{ start: '2026-11-25T08:59:00.000Z', end: '2026-11-25T10:00:00.000Z' }] }),
        fails: true,
      },
      {
        name: 'away as soon as it ends',
        ...hour,
        partner: availability({ away: [{ start: '2026-11-25T09:00:00.000Z', end: '2026-11-25T10:00:00.000Z' }] }),
      },
      {
        name: 'the way from another meeting',
        ...hour,
        partner: { booked: [booked('2026-11-25T06:00', '2026-11-25T07:31')] },
        fails: true,
      },
      { name: 'with the way just made', ...hour, partner: { booked: [booked('2026-11-25T06:00', '2026-11-25T07:30')] } },
      { name: 'the way to another', ...hour, partner: { booked: [booked('2026-11-25T09:29', '2026-11-25T10:00')] }, fails: true },
      {
        name: 'no way between two from a chair',
        ...hour,
        request: { mode: 'remote' },
        partner: { booked: [booked('2026-11-25T09:00', '2026-11-25T10:00', { mode: 'phone' })] },
      },
      {
        name: 'a way from a chair to a place',
        ...hour,
        partner: { booked: [booked('2026-11-25T09:00', '2026-11-25T10:00', { mode: 'phone' })] },
        fails: true,
      },
      {
        name: 'held for this very request',
        ...hour,
        partner: { booked: [booked('2026-11-25T08:00', '2026-11-25T10:00', { request: 'r1', held: true })] },
      },
      {
        name: 'a meeting of this very request',
        ...hour,
        partner: { booked: [booked('2026-11-25T08:00', '2026-11-25T10:00', { request: 'r1' })] },
        fails: true,
      },
    ],
    mutants: {
      'no travel': is(() => ({ travelMinutes: 0 })),
      'always travel': asked({ mode: 'in-person' }),
      'never away': is(({ availability }) => ({ availability: { ...availability, away: [] } })),
      'nothing promised': is(() => ({ booked: [] })),
      'held ones count': is(({ booked }) => ({ booked: booked.map((one) => ({ ...one, held: false })) })),
      'own ones never count': is(({ booked }) => ({ booked: booked.map((one) => ({ ...one, held: true })) })),
      'unknown is busy': is(({ availability }) => ({
        availability: { ...availability, weekly: [...availability.weekly, { day: 1, from: '00:00', to: '00:01' }] },
      })),
      'a minute longer': (q) => asked({ durationMinutes: q.request.durationMinutes + 1 })(q),
      'a minute shorter': (q) => asked({ durationMinutes: q.request.durationMinutes - 1 })(q),
    },
  },
  CAPACITY: {
    cases: [
      {
        name: 'room for one more family',
        partner: { families: ['a', 'b'] },
        fails: false,
        facts: { families: { has: 2, most: 3 } },
      },
      { name: 'no room', partner: { families: ['a', 'b', 'c'] }, fails: true },
      { name: 'this very request takes no room', partner: { families: ['a', 'b', 'r1'] }, fails: false },
      { name: 'asked too often this week', partner: { weeks: { '2026-W48': 5 } }, fails: true },
      { name: 'asked once less', partner: { weeks: { '2026-W48': 4 } }, fails: false },
      { name: 'asked last week', partner: { weeks: { '2026-W47': 9 } }, fails: false },
      {
        name: 'enough meetings that day',
        date: WEDNESDAY,
        partner: { booked: [booked('2026-11-25T12:00', '2026-11-25T13:00'), booked('2026-11-24T22:00', '2026-11-24T23:00')] },
        fails: true,
      },
      {
        name: 'meetings on the day before',
        date: '2026-11-26',
        partner: { booked: [booked('2026-11-25T12:00', '2026-11-25T13:00'), booked('2026-11-25T14:00', '2026-11-25T15:00')] },
        fails: false,
      },
      {
        name: 'rests after an emergency',
        date: WEDNESDAY,
        partner: { booked: [booked('2026-11-24T12:00', '2026-11-24T13:00', { emergency: true })] },
        fails: true,
        facts: { rests: true },
      },
      {
        name: 'not after another meeting',
        date: WEDNESDAY,
        partner: { booked: [booked('2026-11-24T12:00', '2026-11-24T13:00')] },
        fails: false,
      },
      {
        name: 'does not keep a rest day',
        date: WEDNESDAY,
        partner: { restDay: false, booked: [booked('2026-11-24T12:00', '2026-11-24T13:00', { emergency: true })] },
        fails: false,
      },
      {
        name: 'an emergency the day before a meeting',
        date: WEDNESDAY,
        request: { phases: { leading: 'EMERGENCY', further: [] } },
        partner: { booked: [booked('2026-11-26T12:00', '2026-11-26T13:00')] },
        fails: true,
      },
    ],
    mutants: {
      'one more family': is(({ capacity }) => more({ families: capacity.families + 1 })),
      'one family less': is(({ capacity }) => more({ families: capacity.families - 1 })),
      'this request counts': asked({ id: 'x' }),
      'asked once more': is(({ capacity }) => more({ offersPerWeek: capacity.offersPerWeek + 1 })),
      'every week counts': is(({ weeks }) => ({ weeks: { '2026-W48': Object.values(weeks).reduce((sum, n) => sum + n, 0) } })),
      'one more meeting': is(({ capacity }) => more({ meetingsPerDay: capacity.meetingsPerDay + 1 })),
      'any day': (q) => ({ ...q, day: dayOfDate(WEDNESDAY) }),
      'no rest': is(() => ({ restDay: false })),
      'always rests': is(() => ({ restDay: true })),
      'rests after everything': is(({ booked }) => ({ booked: booked.map((one) => ({ ...one, emergency: true })) })),
      'rests only afterwards': (q) => asked({ phases: { further: [] } })(q),
    },
  },
  HOURS: {
    cases: [
      {
        name: 'the last hour there is',
        date: WEDNESDAY,
        partner: { months: { '2026-11': { minutes: 19 * 60, cents: 0 } } },
        fails: false,
        facts: { month: '2026-11', minutes: 1140, adds: 60, most: 1200 },
      },
      {
        name: 'a minute too much',
        date: WEDNESDAY,
        partner: { months: { '2026-11': { minutes: 19 * 60 + 1, cents: 0 } } },
        fails: true,
      },
      {
        name: 'another month',
        date: '2026-12-01',
        partner: { months: { '2026-11': { minutes: 20 * 60, cents: 0 } } },
        fails: false,
      },
      {
        name: 'what is promised counts',
        date: WEDNESDAY,
        partner: {
          months: { '2026-11': { minutes: 18 * 60, cents: 0 } },
          booked: [booked('2026-11-27T08:00', '2026-11-27T09:30')],
        },
        fails: true,
      },
      {
        name: 'not what is promised in another month',
        date: WEDNESDAY,
        partner: {
          months: { '2026-11': { minutes: 18 * 60, cents: 0 } },
          booked: [booked('2026-11-30T22:00', '2026-11-30T23:30')],
        },
        fails: false,
      },
      { name: 'without a time, this month', partner: { months: { '2026-11': { minutes: 20 * 60, cents: 0 } } }, fails: true },
    ],
    mutants: {
      'nothing held': is(() => ({ months: {} })),
      'nothing promised': is(() => ({ booked: [] })),
      'always this month': (q) => ({ ...q, day: q.circumstances.today }),
      'this meeting does not count': asked({ durationMinutes: 0 }),
      'an hour less': is(({ capacity }) => more({ hoursPerMonth: capacity.hoursPerMonth - 1 })),
    },
  },
  PAUSED: {
    cases: [
      { name: 'active', fails: false },
      { name: 'on a break', partner: { paused: true }, fails: true, facts: { paused: true } },
    ],
    mutants: { 'breaks do not count': is(() => ({ paused: false })), 'all on a break': is(() => ({ paused: true })) },
  },
  CHECKS: {
    cases: [
      {
        name: 'the last day of both',
        date: WEDNESDAY,
        partner: checked({ undertakingUntil: WEDNESDAY, agreementUntil: WEDNESDAY }),
        fails: false,
      },
      {
        name: 'the undertaking ended',
        date: WEDNESDAY,
        partner: checked({ undertakingUntil: '2026-11-24' }),
        fails: true,
        facts: { undertakingUntil: '2026-11-24', date: WEDNESDAY },
      },
      { name: 'the agreement ended', date: WEDNESDAY, partner: checked({ agreementUntil: '2026-11-24' }), fails: true },
      { name: 'neither was ever signed', partner: { checks: {} }, fails: true },
      { name: 'no extract, among adults', fails: false },
      { name: 'no extract, among minors', request: { minors: true }, fails: true },
      { name: 'an extract of 180 days', request: { minors: true }, partner: checked({ extractOn: '2026-05-28' }), fails: false },
      { name: 'of 181', request: { minors: true }, partner: checked({ extractOn: '2026-05-27' }), fails: true },
      {
        name: 'by the day it is needed, without a time',
        request: { needBy: TEN },
        partner: checked({ agreementUntil: '2026-11-24' }),
        fails: true,
      },
    ],
    mutants: {
      'the undertaking does not count': is(({ checks }) => checked({ ...checks, undertakingUntil: '2099-01-01' })),
      'the agreement does not count': is(({ checks }) => checked({ ...checks, agreementUntil: '2099-01-01' })),
      'today instead of that day': (q) => ({ ...q, day: q.circumstances.today }),
      'never minors': asked({ minors: false }),
      'always minors': asked({ minors: true }),
      'extracts are for ever': is(({ checks }) => ({
        checks: checks.extractOn ? { ...checks, extractOn: '2026-11-24' } : checks,
      })),
    },
  },
  CONFLICT: {
    cases: [
      { name: 'none', fails: false, facts: {} },
      { name: 'a case of their own', partner: { conflicts: { workers: [], areas: [], ownCase: true } }, fails: true },
      { name: 'this worker', partner: { conflicts: { workers: ['w1'], areas: [], ownCase: false } }, fails: true },
      { name: 'another worker', partner: { conflicts: { workers: ['w2'], areas: [], ownCase: false } }, fails: false },
      { name: 'this area', partner: { conflicts: { workers: [], areas: ['853'], ownCase: false } }, fails: true },
      { name: 'excluded by the request', request: { excluded: ['p1'] }, fails: true },
      { name: 'another gender than wished', request: { wishes: { gender: 'woman' } }, partner: { gender: 'man' }, fails: true },
      { name: 'a gender nobody knows', request: { wishes: { gender: 'woman' } }, fails: true },
      { name: 'the gender wished', request: { wishes: { gender: 'woman' } }, partner: { gender: 'woman' }, fails: false },
    ],
    mutants: {
      'no case of their own': is(({ conflicts }) => ({ conflicts: { ...conflicts, ownCase: false } })),
      'no worker': is(({ conflicts }) => ({ conflicts: { ...conflicts, workers: [] } })),
      'any worker': (q) => asked({ worker: q.partner.conflicts.workers[0] ?? '' })(q),
      'no area': is(({ conflicts }) => ({ conflicts: { ...conflicts, areas: [] } })),
      'nobody excluded': asked({ excluded: [] }),
      'no wish': asked({ wishes: {} }),
    },
  },
  EARNINGS: {
    cases: [
      { name: 'no cap', partner: { months: { '2026-11': { minutes: 0, cents: 1_000_000 } } }, fails: false },
      {
        name: 'up to the cap',
        date: WEDNESDAY,
        partner: { earningsCap: 10_000, months: { '2026-11': { minutes: 0, cents: 5000 } } },
        fails: false,
        facts: { month: '2026-11', cents: 5000, adds: 5000, most: 10_000 },
      },
      {
        name: 'a cent over it',
        date: WEDNESDAY,
        partner: { earningsCap: 9_999, months: { '2026-11': { minutes: 0, cents: 5000 } } },
        fails: true,
      },
      {
        name: 'what is promised counts',
        date: WEDNESDAY,
        partner: { earningsCap: 9_999, booked: [booked('2026-11-27T08:00', '2026-11-27T09:00')] },
        fails: true,
      },
      {
        name: 'another month',
        date: '2026-12-01',
        partner: { earningsCap: 9_999, months: { '2026-11': { minutes: 0, cents: 5000 } } },
        fails: false,
      },
      {
        name: 'by the hour, a started quarter is whole',
        date: WEDNESDAY,
        request: { durationMinutes: 61 },
        snapshot: { rates: [{ channel: 'peer-support', unit: 'hour', cents: 4000, validFrom: '2026-01-01' }] },
        partner: { earningsCap: 5000 },
        fails: false,
        facts: { adds: 5000 },
      },
      { name: 'no rate, no fee', date: WEDNESDAY, snapshot: { rates: [] }, partner: { earningsCap: 0 }, fails: false },
    ],
    mutants: {
      'nobody has a cap': is(({ earningsCap: _, ...rest }) => ({ ...rest, earningsCap: undefined as never })),
      'nothing earned': is(() => ({ months: {} })),
      'nothing promised': is(() => ({ booked: [] })),
      'always this month': (q) => ({ ...q, day: q.circumstances.today }),
      'a cent less': is(({ earningsCap }) => (earningsCap === undefined ? {} : { earningsCap: earningsCap - 1 })),
    },
  },
}

function agreed(own: { validFrom?: string; validTo?: string }): Partial<Snapshot> {
  return { agreements: [{ organisation: 'o1', phase: 'OPEN', area: '853', validFrom: '2026-01-01', ...own }] }
}
function availability(own: Partial<Partner['availability']>): Partial<Partner> {
  return { availability: { ...aPartner().availability, ...own } }
}
function checked(own: Partner['checks']): Partial<Partner> {
  return { checks: { ...aPartner().checks, ...own } }
}

const facts = (code: Code, one: Case, mutant: (pairing: Pairing) => Pairing = (same) => same) =>
  RULES[code](mutant(questionOf(one)))

describe.each(CODES)('%s', (code) => {
  test.each(TRIED[code].cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
    expect(facts(code, one)).toMatchObject({ fails: one.fails, ...one.facts })
  })

  test.each(Object.entries(TRIED[code].mutants))('gives itself away when wrong: %s', (_, mutant) => {
    expect(TRIED[code].cases.filter((one) => facts(code, one, mutant).fails !== one.fails)).not.toEqual([])
  })
})
