import { expect, test } from 'vitest'
import { decide } from '#core/request/decide.ts'
import { UNTOLD } from '#core/records/steps.ts'
import type { Change } from '#core/commit/work.ts'
import type { World } from '../../support/world.ts'
import { asked } from './story.ts'

const FAR = { start: '2026-12-09T11:30:00.000Z', end: '2026-12-09T13:30:00.000Z' }

/** What the audit says happens from now on, in order. Pages find their words by these names. */
function listen(w: World) {
  const changes: Change[] = []
  w.ports.table.subscribe(({ item }) => item?.['kind'] === 'event' && changes.push(...(item['changes'] as Change[])))
  return (kind: string) => changes.filter((change) => change.kind === kind && change.what !== UNTOLD).map(({ what }) => what)
}

/** One request with its first offer, and what a person then does. */
async function told(
  does: (story: Awaited<ReturnType<typeof asked>>) => Promise<unknown>,
  more: Record<string, unknown> = {},
  partners = 1,
) {
  const story = await asked({ windows: [FAR], ...more }, { partners })
  const heard = listen(story.w)
  await does(story)
  return { requests: heard('request'), offers: heard('offer') }
}

test('a yes', async () => {
  expect(await told(({ open, accept }) => accept(open()[0]))).toEqual({
    requests: ['request.seat-held+request.accepted'],
    offers: ['offer.accepted'],
  })
})

test('a no', async () => {
  expect(await told(({ open, decline }) => decline(open()[0]))).toEqual({
    requests: ['request.declined'],
    offers: ['offer.declined'],
  })
})

test('another time proposed', async () => {
  const other = { kind: 'other-time', start: '2026-12-02T10:00:00.000Z', end: '2026-12-02T12:00:00.000Z' } as const
  expect(await told(({ open, say }) => say(open()[0], other))).toEqual({ requests: [], offers: ['offer.other-time'] })
})

test('a partner confirmed', async () => {
  const { requests } = await told(async ({ w, id, open, accept }) => {
    await accept(open()[0])
    await decide(w.worker(), id, { decision: 'confirm' })
  })
  expect(requests[1]).toBe('request.seat-confirmed+request.meeting-added+request.confirmed')
})

test('one of several confirmed, so that the seats are full', async () => {
  const { requests, offers } = await told(
    async ({ w, id, open, accept }) => {
      const [one, two] = open()
      await accept(one)
      await accept(two)
      await decide(w.worker(), id, { decision: 'confirm', offerId: one!.id })
    },
    { choice: 'family' },
    2,
  )
  expect(requests.at(-1)).toBe('request.seat-confirmed+request.seats-full+request.meeting-added+request.confirmed')
  expect(offers.at(-1)).toBe('offer.released')
})

test('a partner refused', async () => {
  const { requests, offers } = await told(async ({ w, id, open, accept }) => {
    await accept(open()[0])
    await decide(w.worker(), id, { decision: 'refuse' })
  })
  expect(requests.at(-1)).toBe('request.partner-refused+request.asks-on')
  expect(offers.at(-1)).toBe('offer.released')
})

test('no answer in time', async () => {
  const { requests, offers } = await told(({ w, open }) =>
    w.passTo(new Date(Date.parse(open()[0]!.answerBy) + 60_000).toISOString()),
  )
  expect([requests[0], offers]).toEqual(['request.offer-expired', ['offer.expired']])
})

test('somebody else was first, and the room kept is freed later', async () => {
  const { offers } = await told(
    async ({ w, open, accept }) => {
      await accept(open()[0])
      await w.settle()
    },
    { urgency: 'urgent' },
    2,
  )
  expect(offers).toEqual(['offer.accepted', 'offer.withdrawn', 'offer.tidied'])
})
