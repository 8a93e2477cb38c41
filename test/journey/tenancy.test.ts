import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Reply, type Journey, startJourney } from '../support/journey.ts'
import { some } from '../support/reduced.ts'

/** What is somebody else's looks, byte for byte, like what does not exist: by API and on pages. */
let j: Journey
/** A confirmed life of `worker`: its records by the noun of their address. */
let ids: Readonly<Record<'requests' | 'meetings' | 'offers' | 'notices' | 'partners', string>>
let before: string
/** Times a step may name. */
let later: { start: string; end: string }

beforeAll(async () => {
  j = await startJourney()
  const area = j.newArea()
  const partner = await j.partner(area)
  const id = await j.request(area, { windows: [await j.window(3, '12:00', '14:00')] })
  await j.settle()
  await j.answers(partner)
  await j.ok('worker', `POST /requests/${id}/decision`, { decision: 'confirm' })
  await j.settle()
  const {
    meetings: [meeting],
    offers: [offer],
    notices: [notice],
  } = await j.see(id)
  ids = { requests: id, meetings: meeting.id, offers: offer.id, notices: notice.id, partners: partner.id }
  later = await j.window(5, '12:00', '13:00')
  before = JSON.stringify(await j.see(id))
})
afterAll(() => j?.stop())

/** The same address with ids of nobody: of their length and letters. */
const nowhere = (address: string) =>
  Object.values(ids)
    .toSorted((a, b) => b.length - a.length)
    .reduce(
      (text, id) =>
        text.replace(
          id,
          id.replace(/^[^.]+/, (own) => 'z'.repeat(own.length)),
        ),
      address,
    )
/** What differs between two askings of anything: a form's mark, and the address asked for, where one goes back to. */
const marks = /name="(?:nonce|back)" value="[^"]*"/g
const bytes = ({ status, text, headers }: Reply) =>
  JSON.stringify([status, text.replaceAll(marks, 'mark'), [...headers].filter(([name]) => name !== 'date').toSorted()])
const STRANGERS = ['worker-2', 'other-tenant-worker', 'other-tenant-coordinator']
const OTHERS = ['other-tenant-worker', 'other-tenant-coordinator']

const steps = (): readonly (readonly [string, object?])[] => [
  ['GET /requests/:requests'],
  ['POST /requests/:requests/cancel', { as: 'withdrawn' }],
  ['POST /requests/:requests/decision', { decision: 'refuse' }],
  ['POST /requests/:requests/consent', { given: false }],
  ['POST /requests/:requests/hand-over', { to: 'worker' }],
  ['POST /requests/:requests/phase', { phases: ['EMERGENCY'] }],
  ['POST /requests/:requests/times', { windows: [later] }],
  ['POST /requests/:requests/close', { as: 'irrelevant' }],
  ['POST /requests/:requests/withdrawal', { partnerId: ids.partners }],
  ['POST /requests/:requests/meetings', later],
  ['GET /requests/:requests/candidates'],
  ['POST /requests/:requests/offers', { partnerId: ids.partners, slot: later }],
  ['GET /meetings/:meetings'],
  ['POST /meetings/:meetings/move', later],
  ['POST /meetings/:meetings/answer', { answer: 'decline' }],
  ['POST /meetings/:meetings/move/answer', { agree: true }],
  ['POST /meetings/:meetings/keep', {}],
  ['POST /meetings/:meetings/cancel', {}],
  ['POST /meetings/:meetings/close', { outcome: 'held' }],
  ['POST /meetings/:meetings/correct', { outcome: 'no-show-parent' }],
  ['POST /meetings/:meetings/late-choice', { choice: 'cancel' }],
  ['POST /offers/:offers/answer', { answer: 'decline' }],
  ['POST /offers/:offers/called', {}],
  ['POST /notices/:notices/retry', {}],
  ['POST /notices/:notices/close', {}],
  ['GET /partners/:partners'],
  ['PATCH /partners/:partners', { firstName: 'Toinen' }],
  ['PUT /partners/:partners/availability', { weekly: [] }],
  ['POST /partners/:partners/pause', { agreed: 'keep' }],
  ['POST /partners/:partners/resume', {}],
  ['POST /partners/:partners/lock-links', {}],
  ['POST /partners/:partners/send-link', {}],
]
const filled = (call: string) => call.replace(/:(\w+)/, (_, noun: keyof typeof ids) => ids[noun])

describe.each(some(STRANGERS, 2))('to %s', (stranger) => {
  test('every call about it by API is answered as if it were not there', async () => {
    for (const [call, body] of steps()) {
      const [theirs, nobodys] = [await j.api(stranger, filled(call), body), await j.api(stranger, nowhere(filled(call)), body)]
      expect(bytes(theirs), call).toBe(bytes(nobodys))
      expect(theirs.status, call).toBe(
        stranger.endsWith('coordinator') || !/candidates|offers|withdrawal|notices|partners|meetings.answer/.test(call)
          ? 404
          : 403,
      )
    }
    expect(JSON.stringify(await j.see(ids.requests))).toBe(before)
  })

  test('every page and form about it is answered as if it were not there', async () => {
    const addresses: readonly (readonly [string, Record<string, string>?])[] = [
      [`/requests/${ids.requests}`],
      [`/requests/${ids.requests}/candidates`],
      [`/partners/${ids.partners}`],
      [`/requests/${ids.requests}/cancel`, { as: 'withdrawn' }],
      [`/requests/${ids.requests}/decision`, { decision: 'refuse' }],
      [`/requests/${ids.requests}/offers`, { partnerId: ids.partners, reason: 'x' }],
      [`/offers/${ids.offers}/answer`, { answer: 'decline' }],
      [`/queue/offer/${ids.offers}/called`, {}],
      [`/meetings/${ids.meetings}/cancel`, {}],
      [`/meetings/${ids.meetings}/close`, { outcome: 'held' }],
      [`/notices/${ids.notices}/retry`, {}],
      [`/partners/${ids.partners}/pause`, { how: 'open' }],
    ]
    for (const [address, form] of addresses) {
      const options = { as: stranger, ...(form && { form }) }
      const [theirs, nobodys] = [await j.page(address, options), await j.page(nowhere(address), options)]
      // The choice of a language leads back to the address that was asked for: nothing else tells the two apart.
      expect(nowhere(bytes(theirs)), address).toBe(bytes(nobodys))
      expect([403, 404], address).toContain(theirs.status)
    }
    expect(JSON.stringify(await j.see(ids.requests))).toBe(before)
  })

  test('no list names it, nor a cursor of somebody else’s list', async () => {
    const lists = [
      '/requests?limit=100',
      '/meetings?limit=100',
      ...(stranger.endsWith('coordinator') ? ['/queue', '/partners'] : []),
    ]
    for (const list of lists) {
      const { text } = await j.api(stranger, `GET ${list}`)
      for (const id of Object.values(ids)) expect(text.includes(id), list).toBe(false)
    }
    await j.request('853')
    const { next } = await j.ok('coordinator', 'GET /requests?limit=1')
    const { status, body, text } = await j.api(stranger, `GET /requests?cursor=${encodeURIComponent(next)}`)
    expect([200, 422]).toContain(status)
    expect(body.items ?? []).toEqual([])
    expect(text).not.toContain(ids.requests)
  })
})

test.each(OTHERS)('%s who names a partner or colleague of another tenant is told they are unknown', async (stranger) => {
  const wish = (partnerId: string) => ({ phases: ['OPEN'], area: '092', languages: ['fi'], preferences: { partnerId } })
  const [theirs, nobodys] = [
    await j.api(stranger, 'POST /requests', wish(ids.partners)),
    await j.api(stranger, 'POST /requests', wish('z'.repeat(20))),
  ]
  expect([theirs.status, theirs.text]).toEqual([422, nobodys.text])
})

test('a token or cookie of nobody opens nothing', async () => {
  const answers = await Promise.all(
    ['', 'Bearer', 'Bearer x', `Bearer ${'A'.repeat(22)}`, 'Basic eDp4'].map((authorization) =>
      j.api('worker', `GET /requests/${ids.requests}`, undefined, { authorization }),
    ),
  )
  expect(answers.map(({ status, body }) => `${status} ${body.code}`)).toEqual(Array(5).fill('401 UNAUTHENTICATED'))
  const cookie = (await j.cookie('worker')).replace(/=.*/, `=${'A'.repeat(22)}`)
  const page = await j.page(`/requests/${ids.requests}`, { headers: { cookie } })
  expect([page.status, page.headers.get('location')]).toEqual([303, '/sign-in?done=needed'])
})
