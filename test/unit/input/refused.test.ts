import { expect, test } from 'vitest'
import { offerByHand } from '#core/offer/offer-by-hand.ts'
import { pauseHandingBack as pausePartner } from '../../support/agreed.ts'
import { addPartner } from '#core/partner/add.ts'
import { changePartner } from '#core/partner/change.ts'
import { setAvailability } from '#core/partner/set-availability.ts'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import { changePhase } from '#core/request/change-phase.ts'
import { changeTimes } from '#core/request/change-times.ts'
import { chooseLate } from '#core/meeting/choose-late.ts'
import { cancelRequest, closeRequest } from '#core/request/close.ts'
import { recordConsent } from '#core/request/consent.ts'
import { handOver } from '#core/request/hand-over.ts'
import { confirmed, type Life } from '../../support/story.ts'
import { world, type World } from '../../support/world.ts'

type Does = (w: World, life: Life) => Promise<unknown>
const written = (w: World) => w.items().map(({ pk, sk, version }) => `${pk} ${sk} ${version}`)
const NONSENSE = { nonsense: true }
const FULL = { firstName: 'Sari', organisation: 'Yhdistys', languages: [{ code: 'fi', level: 'native' }] }

const bad = (path: string, code: unknown = expect.any(String)) => ({
  refused: 'INVALID',
  fields: expect.arrayContaining([{ path, code }]),
})

const NO_SUCH_FIELD = bad('nonsense', 'UNKNOWN_FIELD')

test.each<[string, Does, unknown]>([
  ['a break', (w, { partnerId }) => pausePartner(w.coordinator(), partnerId, NONSENSE), NO_SUCH_FIELD],
  [
    'a break that is over',
    (w, { partnerId }) => pausePartner(w.coordinator(), partnerId, { until: '2026-11-22' }),
    bad('until', 'IN_THE_PAST'),
  ],
  [
    'a break until now',
    (w, { partnerId }) => pausePartner(w.coordinator(), partnerId, { until: w.ports.clock.now() }),
    bad('until', 'IN_THE_PAST'),
  ],
  ['times a partner could come', (w, { partnerId }) => setAvailability(w.coordinator(), partnerId, NONSENSE), NO_SUCH_FIELD],
  ['a partner', (w) => addPartner(w.coordinator(), { ...FULL, ...NONSENSE }), NO_SUCH_FIELD],
  ['a partner of no name', (w) => addPartner(w.coordinator(), { ...FULL, firstName: '' }), bad('firstName', 'REQUIRED')],
  [
    'a partner of no organisation',
    (w) => addPartner(w.coordinator(), { ...FULL, organisation: '' }),
    bad('organisation', 'REQUIRED'),
  ],
  [
    'an identity code for a number of payroll',
    (w) => addPartner(w.coordinator(), { ...FULL, contact: { payrollNumber: '131052-308T' } }),
    bad('contact.payrollNumber', 'IDENTITY_CODE'),
  ],
  [
    'an identity code among conflicts',
    (w) => addPartner(w.coordinator(), { ...FULL, conflicts: { workers: ['131052-308T'] } }),
    bad('conflicts.workers.0', 'IDENTITY_CODE'),
  ],
  ['a change of a partner', (w, { partnerId }) => changePartner(w.coordinator(), partnerId, NONSENSE), NO_SUCH_FIELD],
  ['a question by hand', (w, { requestId }) => offerByHand(w.coordinator(), requestId, NONSENSE), NO_SUCH_FIELD],
  ['a phase', (w, { requestId }) => changePhase(w.worker(), requestId, NONSENSE), NO_SUCH_FIELD],
  ['other times', (w, { requestId }) => changeTimes(w.worker(), requestId, NONSENSE), NO_SUCH_FIELD],
  ['a choice', (w, { meetingId }) => chooseLate(w.worker(), meetingId, NONSENSE), NO_SUCH_FIELD],
  ['an ending', (w, { requestId }) => closeRequest(w.worker(), requestId, NONSENSE), NO_SUCH_FIELD],
  ['a cancelling', (w, { requestId }) => cancelRequest(w.worker(), requestId, NONSENSE), NO_SUCH_FIELD],
  ['a consent', (w, { requestId }) => recordConsent(w.worker(), requestId, NONSENSE), bad('')],
  ['a colleague', (w, { requestId }) => handOver(w.worker(), requestId, NONSENSE), NO_SUCH_FIELD],
  ['a withdrawal for nobody', (w, { requestId }) => withdrawFromRequest(w.coordinator(), requestId), { refused: 'FORBIDDEN' }],
  [
    'a withdrawal by a worker',
    (w, { requestId, partnerId }) => withdrawFromRequest(w.worker(), requestId, { partnerId }),
    { refused: 'FORBIDDEN' },
  ],
  [
    'a withdrawal from what they have no part in',
    (w, { partnerId }) => withdrawFromRequest(w.partner(partnerId), 'other'),
    { refused: 'NOT_FOUND' },
  ],
])('%s that cannot be is refused, and nothing is written', async (_, does, expected) => {
  const w = await world()
  const life = await confirmed(w)
  const before = written(w)
  expect(await does(w, life)).toEqual(expected)
  expect(written(w)).toEqual(before)
})
