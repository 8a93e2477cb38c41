import { describe, expect, test } from 'vitest'
import { keys } from '#core/records/keys.ts'
import type { Live, Recorded } from '#core/records/record.ts'
import { NotAllowed } from '#core/records/transitions.ts'
import { startWork } from '#core/commit/work.ts'

const NOW = '2026-11-23T08:00:00.000Z'
const REAL = 1_763_900_000
const BY = { role: 'worker', id: 'worker' } as const

const offer: Live = {
  ...keys.offer('varsinais', 'r1', 'r1.o1'),
  kind: 'offer',
  org: 'varsinais',
  id: 'r1.o1',
  version: 4,
  schema: 1,
  state: 'sent',
  waitsFor: 'answer',
  due: '2026-11-24T08:00:00.000Z',
  owner: 'partner',
  reason: 'fits',
  attempts: 0,
}

/** A record that never waits for anything. */
const contact: Recorded = { ...keys.contact('varsinais', 'p1'), kind: 'contact', version: 2, schema: 1 }

const start = () => startWork(NOW, BY)
const written = (work: ReturnType<typeof start>) => work.writes('r1', 'op1', REAL)

/** The audit record that a commit of this work would write. */
const event = (work: ReturnType<typeof start>) =>
  written(work).flatMap((write) => ('item' in write && write.item['kind'] === 'event' ? [write.item] : []))[0]

describe('what one commit writes', () => {
  test('is an insert for what is new, a replace for what was read, a require for what was only looked at', () => {
    const work = start()
    work.change(offer)(() => ({ state: 'accepted' }), 'offer.accepted')
    work.add({ ...contact, ...keys.contact('varsinais', 'p2') }, 'card.added')
    work.guard(contact)
    expect(written(work)).toMatchObject([
      { op: 'replace', item: { ...keys.offer('varsinais', 'r1', 'r1.o1'), version: 5, state: 'accepted' } },
      { op: 'insert', item: { ...keys.contact('varsinais', 'p2'), version: 1 } },
      { op: 'require', key: keys.contact('varsinais', 'p1'), version: 2 },
      { op: 'insert', item: { kind: 'event' } },
    ])
  })

  test('says nothing twice of a record that was looked at and then changed', () => {
    const work = start()
    work.guard(offer)
    work.change(offer)(() => ({ state: 'declined' }), 'offer.declined')
    expect(written(work).map(({ op }) => op)).toEqual(['replace', 'insert'])
  })

  test('leaves no trace in the audit where nothing was changed', () => {
    const work = start()
    work.guard(offer)
    expect(written(work)).toEqual([{ op: 'require', key: keys.offer('varsinais', 'r1', 'r1.o1'), version: 4 }])
  })
})

describe('a record changed twice in one piece of work', () => {
  const twice = () => {
    const work = start()
    const left = work.change(offer)(() => ({ reason: 'asked' }), 'offer.accepted')
    work.change(offer)((current) => ({ reason: current.reason === 'asked' ? 'late' : 'new' }), 'offer.released', 'their words')
    return { work, left }
  }

  test('rises by one version, and the second change begins where the first ended', () => {
    const { work } = twice()
    expect(work.read(offer)).toMatchObject({ version: 5, reason: 'late' })
    expect(work.touched()).toHaveLength(1)
  })

  test('stands once in the audit, with both names and the words said', () => {
    expect(event(twice().work)?.['changes']).toMatchObject([
      { id: 'r1.o1', version: 5, what: 'offer.accepted+offer.released', note: 'their words' },
    ])
  })

  test('may be new in it: it is still inserted, at version 1', () => {
    const work = start()
    const added = work.add(offer, 'offer.sent')
    work.change(added)(() => ({ reason: 'over' }), 'offer.other-time')
    expect(written(work)).toMatchObject([{ op: 'insert', item: { version: 1, reason: 'over' } }, { op: 'insert' }])
  })
})

describe('the audit', () => {
  test('tells who, when and what each record came to, under the subject, and no words where none were said', () => {
    const work = start()
    work.change(offer)(() => ({ state: 'accepted', waitsFor: 'nothing', due: null }), 'offer.accepted')
    work.change(contact)(() => ({ phone: 'x' }), 'card.changed')
    expect(event(work)).toEqual({
      pk: 'varsinais#EVT#r1',
      sk: `${NOW}#op1`,
      version: 1,
      kind: 'event',
      schema: 1,
      at: NOW,
      by: BY,
      changes: [
        {
          kind: 'offer',
          key: keys.offer('varsinais', 'r1', 'r1.o1'),
          id: 'r1.o1',
          version: 5,
          what: 'offer.accepted',
          state: 'accepted',
          waitsFor: 'nothing',
          due: null,
        },
        { kind: 'contact', key: keys.contact('varsinais', 'p1'), id: 'A', version: 3, what: 'card.changed' },
      ],
    })
  })

  test('keeps the words said at an addition', () => {
    const work = start()
    work.add(offer, 'offer.sent', 'by hand, because')
    expect(event(work)?.['changes']).toMatchObject([{ what: 'offer.sent', note: 'by hand, because' }])
  })
})

describe('what cannot be', () => {
  test('a record added twice is a bug', () => {
    const work = start()
    work.add(offer, 'offer.sent')
    expect(() => work.add(offer, 'offer.sent')).toThrow('added twice')
  })

  test('a step its life cycle does not list says which, and leaves the record as it was', () => {
    const work = start()
    const ended = { ...offer, state: 'declined' }
    expect(() => work.change(ended)(() => ({ state: 'accepted' }), 'offer.accepted')).toThrow(
      expect.objectContaining({
        name: 'NotAllowed',
        kind: 'offer',
        from: 'declined',
        to: 'accepted',
        message: 'offer declined -> accepted',
      }),
    )
    expect(work.touched()).toEqual([])
    expect(() => work.change(ended)(() => ({ reason: 'over' }), 'offer.sent')).not.toThrow(NotAllowed)
  })

  test('a record in a newer shape is not written over', () => {
    const newer = { ...contact, schema: 2 }
    expect(() => start().change(newer)(() => ({}), 'card.changed')).toThrow('newer')
  })
})

describe('being stuck', () => {
  const mark = { since: NOW, owner: 'partner', reason: 'fits' } as const
  const stuck: Live = { ...offer, owner: 'coordinator', reason: 'stuck', stuck: mark }

  test('ends with a new time to act: it is again whose it was, for the reason it was', () => {
    const left = start().change(stuck)(() => ({ due: NOW }), 'offer.tidied')
    expect(left).toMatchObject({ due: NOW, owner: 'partner', reason: 'fits', stuck: undefined })
  })

  test('goes on through a change that sets no time, or that says so itself', () => {
    expect(start().change(stuck)(() => ({ attempts: 6 }), 'offer.sent')).toMatchObject({
      owner: 'coordinator',
      reason: 'stuck',
      stuck: mark,
    })
    expect(start().change(stuck)(() => ({ due: NOW, stuck: mark }), 'offer.sent')).toMatchObject({
      owner: 'coordinator',
      stuck: mark,
    })
  })
})

test('what was not touched is read as it is', () => {
  const work = start()
  work.change(offer)(() => ({ reason: 'over' }), 'offer.sent')
  expect(work.read(contact)).toBe(contact)
})
