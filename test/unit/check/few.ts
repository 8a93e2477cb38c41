import type { Key } from '#core/ports.ts'
import { atRest } from '#core/records/record.ts'
import { keys } from '#core/records/keys.ts'
import type { Loose } from './broken.ts'

export const ORG = 'lauste'

/** Records by hand, each with as much as the rules read of it: request r1 with offer o1 and meeting m1, partner p1. */
const record = (kind: string, key: Key, more: object): Loose => ({ ...key, kind, version: 1, schema: 1, ...more })
const live = (kind: string, key: Key, id: string, more: object): Loose => record(kind, key, { org: ORG, id, ...atRest, ...more })

export const waitingFor = (waitsFor: string, owner: string, due = '2026-12-01T12:00:00.000Z') => ({
  waitsFor,
  owner,
  due,
  reason: 'asked',
})

export const request = (more: object = {}) =>
  live('request', keys.request(ORG, 'r1'), 'r1', { state: 'confirmed', taken: [], ...waitingFor('meetings', 'worker'), ...more })

export const offer = (more: object = {}) =>
  live('offer', keys.offer(ORG, 'r1', 'r1.o1'), 'r1.o1', {
    state: 'sent',
    requestId: 'r1',
    partnerId: 'p1',
    ...waitingFor('answer', 'partner'),
    ...more,
  })

export const meeting = (more: object = {}) =>
  live('meeting', keys.meeting(ORG, 'r1', 'r1.m1'), 'r1.m1', {
    state: 'scheduled',
    requestId: 'r1',
    partnerId: 'p1',
    start: '2026-12-01T10:00:00.000Z',
    end: '2026-12-01T12:00:00.000Z',
    mode: 'in-person',
    ...waitingFor('start', 'system'),
    ...more,
  })

export const notice = (more: object = {}) =>
  live('notice', keys.notice(ORG, 'r1', 'r1.n1'), 'r1.n1', {
    state: 'sent',
    requestId: 'r1',
    subject: keys.offer(ORG, 'r1', 'r1.o1'),
    ...more,
  })

export const card = (more: object = {}) => live('card', keys.card(ORG, 'p1'), 'p1', { state: 'active', ...more })
export const contact = (more: object = {}) => record('contact', keys.contact(ORG, 'p1'), { id: 'p1', ...more })
export const diary = (more: object = {}) =>
  live('diary', keys.diary(ORG, 'p1'), 'p1', { state: 'kept', bookings: [], holds: [], families: [], months: {}, ...more })

export const ledger = (more: object = {}) =>
  record('ledger', keys.ledger(ORG, 'p1', '2026-11-24', 'r1.m1'), {
    meetingId: 'r1.m1',
    date: '2026-11-24',
    minutes: 120,
    cents: 5000,
    ...more,
  })

export const tenant = () => live('tenant', keys.tenant(ORG), 'tenant', { state: 'kept' })

/** An audit record of the event's partition, one commit's. */
export const event = (sk: string, ...changes: object[]) => record('event', { pk: keys.events(ORG, 'r1'), sk }, { changes })
