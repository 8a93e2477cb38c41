import { describe, expect, test } from 'vitest'
import { checkTenant } from '#core/check/check.ts'
import { goOn, setAgreementAside } from '#core/offer/go-on.ts'
import { pausePartner } from '#core/partner/pause.ts'
import { openParts } from '#core/records/phase-check.ts'
import { cancelRequest } from '#core/request/close.ts'
import { changePhase } from '#core/request/change-phase.ts'
import { recordConsent } from '#core/request/consent.ts'
import { decide } from '#core/request/decide.ts'
import { queue } from '#core/request/queue.ts'
import { findRequest } from '#core/request/view.ts'
import { agreementsIn, setAgreements } from '../../support/agreements.ts'
import { ok, ORG } from '../../support/world.ts'
import { asked } from '../offer/story.ts'

const FAR = { windows: [{ start: '2026-12-09T13:30:00+02:00', end: '2026-12-09T15:30:00+02:00' }] }
const AGREED = { given: true, on: '2026-11-20' } as const
const TODAY = { given: true, on: '2026-11-23' } as const

/** Support under way, with a meeting two weeks ahead. */
async function underWay(more: object = {}) {
  const story = await asked({ ...FAR, consent: AGREED, ...more }, { partners: 2 })
  const { w, id, accept, open, offers, request } = story
  await accept(open()[0])
  ok(await decide(w.worker(), id, { decision: 'confirm' }))
  await w.settle()
  const { partnerId, offerId } = request().taken[0]!
  const seat = () => offers().find((one) => one.id === offerId)!
  const say = async (answer: string) => goOn(w.partner(partnerId), offerId, { answer })
  const change = async (...phases: string[]) => {
    ok(await changePhase(w.worker(), id, { phases }))
    await w.settle()
  }
  const parts = () => openParts(seat()).map(({ waitsFor, owner, reason }) => `${waitsFor} ${owner} ${reason}`)
  const meeting = () => w.items().find((item) => item['kind'] === 'meeting' && item['requestId'] === id)!
  const sound = () =>
    checkTenant({ org: ORG, items: w.items(), now: w.ports.clock.now(), real: 0, patienceMinutes: 15 }).findings.map(
      ({ says }) => says,
    )
  return { ...story, partnerId, offerId, seat, say, change, parts, meeting, sound }
}

describe('the phases change while support is under way', () => {
  test('the partner is asked whether they go on, the worker has a clock for the consent, and the meeting stands', async () => {
    const { change, parts, told, meeting, seat, request, sound } = await underWay()
    await change('EMERGENCY')
    expect(parts()).toEqual(['phase-consent worker phase-changed', 'going-on partner phase-changed'])
    expect(told('going-on').map(({ to, subject }) => [to.role, subject.sk])).toEqual(
      told('going-on').map(() => ['partner', `OFFER#${seat().id}`]),
    )
    expect(told('going-on').length).toBeGreaterThan(0)
    expect(meeting()).toMatchObject({ state: 'scheduled', waitsFor: 'start' })
    expect(told('reminder-day').every(({ state }) => state === 'waiting')).toBe(true)
    expect(request().turns!.list.map(({ kind, waitsFor, owner }) => `${kind} ${waitsFor} ${owner}`)).toEqual(
      expect.arrayContaining(['offer phase-consent worker', 'offer going-on partner']),
    )
    expect(sound()).toEqual([])
  })

  test('where the consent covers the new phase and an agreement is in force, only the partner is asked', async () => {
    const { change, parts, w, id } = await underWay()
    ok(await recordConsent(w.worker(), id, { ...TODAY, phases: ['OPEN', 'EMERGENCY'] }))
    await change('EMERGENCY')
    expect(parts()).toEqual(['going-on partner phase-changed'])
  })

  test('their yes and the parent’s bring the seat to rest, and say so in the history', async () => {
    const { change, say, seat, parts, w, id, sound } = await underWay()
    await change('EMERGENCY')
    ok(await say('go-on'))
    expect(parts()).toEqual(['phase-consent worker phase-changed'])
    ok(await recordConsent(w.worker(), id, TODAY))
    expect(seat()).toMatchObject({ waitsFor: 'nothing', due: null, goesOn: 'go-on' })
    const steps = ok(await findRequest(w.worker(), id)).history.flatMap(({ what }) => what.split('+'))
    expect(steps).toEqual(expect.arrayContaining(['offer.going-on-asked', 'offer.goes-on', 'offer.check-settled']))
    expect(sound()).toEqual([])
  })

  test('consent for the old phases is none for the new', async () => {
    const { change, parts, w, id } = await underWay()
    await change('EMERGENCY')
    ok(await recordConsent(w.worker(), id, { ...TODAY, phases: ['OPEN'] }))
    expect(parts()).toContain('phase-consent worker phase-changed')
  })

  test('a parent’s no ends the request, and nobody is asked anything any more', async () => {
    const { change, seat, w, id, request, told, sound } = await underWay()
    await change('EMERGENCY')
    ok(await recordConsent(w.worker(), id, { given: false }))
    await w.settle()
    expect(request()).toMatchObject({ state: 'closed', closedAs: 'withdrawn' })
    expect(seat()).toMatchObject({ waitsFor: 'nothing', due: null })
    expect(told('going-on').filter(({ state }) => state === 'waiting')).toEqual([])
    expect(sound()).toEqual([])
  })

  test('their no ends the seat kindly, and the search goes on for the time they leave', async () => {
    const { change, say, seat, w, request, meeting, told, partnerId, open, sound } = await underWay()
    await change('EMERGENCY')
    ok(await say('cannot'))
    await w.settle()
    expect(seat()).toMatchObject({ waitsFor: 'nothing', goesOn: 'cannot' })
    expect(request()).toMatchObject({ taken: [], refusedPartners: [partnerId] })
    expect(meeting()).toMatchObject({ partnerId: null, waitsFor: 'partner' })
    expect(told('partner-gone')).toHaveLength(1)
    expect(open()).toHaveLength(1)
    expect(sound()).toEqual([])
  })

  test('their silence reminds once, then is the coordinator’s, who writes down what they say on the phone', async () => {
    const { change, parts, w, told, seat, offerId, partnerId, sound } = await underWay({ urgency: 'soon' })
    await change('EMERGENCY')
    const first = told('going-on').length
    await w.passTo(seat().phaseCheck!.open['going-on']!.due)
    expect(told('going-on')).toHaveLength(2 * first)
    await w.passTo(seat().phaseCheck!.open['going-on']!.due)
    expect(parts()).toContain('going-on coordinator silent')
    expect(ok(await queue(w.coordinator())).items.find(({ id }) => id === offerId)).toMatchObject({
      owner: 'coordinator',
      partner: { id: partnerId },
    })
    expect(sound()).toEqual([])
    const by = { role: 'coordinator', id: 'coordinator', onBehalfOf: { role: 'partner', id: partnerId } } as const
    ok(await goOn(w.as(by), offerId, { answer: 'go-on' }))
    expect(parts().join()).not.toContain('going-on')
  })

  test('the worker’s silence about the consent reminds once, then is the coordinator’s', async () => {
    const { change, parts, w, told, seat } = await underWay({ urgency: 'soon' })
    await change('EMERGENCY')
    await w.passTo(seat().phaseCheck!.open['phase-consent']!.due)
    expect(told('decision-waits').filter(({ subject }) => subject.sk === `OFFER#${seat().id}`)).toHaveLength(1)
    await w.passTo(seat().phaseCheck!.open['phase-consent']!.due)
    expect(parts()).toContain('phase-consent coordinator worker-silent')
  })

  test('who would rather be called is the coordinator’s to call, and may still answer; a worker does not see the wish', async () => {
    const { change, say, parts, w, id, seat } = await underWay()
    await change('EMERGENCY')
    ok(await say('call-me'))
    expect(parts()).toContain('going-on coordinator call-me')
    expect(JSON.stringify(ok(await findRequest(w.worker(), id)))).not.toMatch(/call-me|going-on-call/)
    expect(JSON.stringify(ok(await findRequest(w.coordinator(), id)))).toMatch(/call-me/)
    ok(await say('go-on'))
    expect(seat().goesOn).toBe('go-on')
  })

  test('a missing agreement is the coordinator’s at once, until one is made', async () => {
    const { change, parts, w, told, sound } = await underWay()
    const agreements = agreementsIn(w)
    await setAgreements(
      w,
      agreements.filter(({ phase }) => phase !== 'EMERGENCY'),
    )
    await w.pass({ minutes: 10 })
    await change('EMERGENCY')
    expect(parts()).toContain('agreement coordinator no-agreement')
    expect(told('needs-coordinator')).toHaveLength(1)
    expect(sound()).toEqual([])
    await setAgreements(w, agreements)
    await w.pass({ minutes: 10 })
    expect(parts().join()).not.toContain('agreement')
  })

  test('a coordinator sets it aside with a reason', async () => {
    const { change, parts, w, offerId } = await underWay()
    await setAgreements(w, [])
    await change('EMERGENCY')
    expect(await setAgreementAside(w.coordinator(), offerId, {})).toMatchObject({ refused: 'INVALID' })
    ok(await setAgreementAside(w.coordinator(), offerId, { reason: 'sovittu yhdistyksen kanssa' }))
    expect(parts().join()).not.toContain('agreement')
    expect(await setAgreementAside(w.coordinator(), offerId, { reason: 'uudestaan' })).toMatchObject({ refused: 'WRONG_STATE' })
  })

  test('another change replaces what is open, and back to the old phases nothing is asked', async () => {
    const { change, parts, told, seat, w, sound } = await underWay()
    await change('EMERGENCY')
    const since = seat().phaseCheck!.since
    await w.pass({ minutes: 30 })
    await change('CARE_PREP')
    expect(seat().phaseCheck).toMatchObject({ from: ['OPEN'] })
    expect(seat().phaseCheck!.since > since).toBe(true)
    await change('OPEN')
    expect(parts()).toEqual([])
    expect(told('going-on').filter(({ state }) => state === 'waiting')).toEqual([])
    expect(sound()).toEqual([])
  })

  test('a partner on a break is not written to: the coordinator asks', async () => {
    const { change, parts, told, w, partnerId } = await underWay()
    ok(await pausePartner(w.partner(partnerId), partnerId, { agreed: 'keep' }))
    await w.settle()
    await change('EMERGENCY')
    expect(parts()).toContain('going-on coordinator partner-away')
    expect(told('going-on')).toEqual([])
  })

  test('without a client there is no consent to ask for', async () => {
    const group = { channel: 'group', phases: [], consent: { given: false }, clientReference: undefined }
    const { change, parts } = await underWay(group)
    await change('OPEN')
    expect(parts().join()).not.toContain('phase-consent')
  })

  test('said twice it is one word; another word than before is refused, and so is one that nobody asked for', async () => {
    const { change, say, seat, w, offerId } = await underWay()
    expect(await say('cannot')).toMatchObject({ refused: 'WRONG_STATE' })
    await change('EMERGENCY')
    ok(await say('go-on'))
    const { version } = seat()
    expect(ok(await say('go-on')).version).toBe(version)
    expect(await say('cannot')).toMatchObject({ refused: 'OFFER_ANSWERED' })
    expect(await goOn(w.partner('somebody-else'), offerId, { answer: 'cannot' })).toEqual({ refused: 'NOT_FOUND' })
  })

  test('cancelled meanwhile, nothing of it is left', async () => {
    const { change, say, seat, w, id, sound } = await underWay()
    await change('EMERGENCY')
    ok(await cancelRequest(w.worker(), id, { as: 'withdrawn' }))
    await w.settle()
    expect(seat().phaseCheck).toBeUndefined()
    expect(await say('go-on')).toMatchObject({ refused: 'WRONG_STATE' })
    expect(sound()).toEqual([])
  })
})

describe('a seat that is only held', () => {
  test('is asked too, and cannot be confirmed while no agreement covers the phase', async () => {
    const { w, id, open, accept, offers, request } = await asked({ ...FAR, consent: AGREED })
    await accept(open()[0])
    await setAgreements(w, [])
    ok(await changePhase(w.worker(), id, { phases: ['EMERGENCY'] }))
    expect(request()).toMatchObject({ state: 'accepted', waitsFor: 'consent' })
    expect(openParts(offers()[0]!).map(({ waitsFor }) => waitsFor)).toEqual(['agreement', 'going-on'])
    ok(await recordConsent(w.worker(), id, TODAY))
    expect(await decide(w.worker(), id, { decision: 'confirm' })).toMatchObject({ refused: 'NOT_WITH_THIS_PARTNER' })
    ok(await setAgreementAside(w.coordinator(), offers()[0]!.id, { reason: 'sovittu' }))
    expect(ok(await decide(w.worker(), id, { decision: 'confirm' }))).toMatchObject({ state: 'confirmed' })
    expect(openParts(offers()[0]!).map(({ waitsFor }) => waitsFor)).toEqual(['going-on'])
  })
})

describe('every phase is over', () => {
  test('the worker is led to ending the request, once what is agreed has been, and nobody is asked to go on', async () => {
    const { change, parts, request, w, told, meeting, sound } = await underWay({ urgency: 'soon' })
    await change('CLOSED')
    expect(parts()).toEqual([])
    expect(request()).toMatchObject({ state: 'confirmed', waitsFor: 'closing', owner: 'worker', reason: 'phase-closed' })
    expect(request().due! > String(meeting()['end'])).toBe(true)
    expect(sound()).toEqual([])
    await w.passTo(request().due!)
    expect(told('decision-waits')).toHaveLength(1)
    await w.passTo(request().due!)
    expect(request()).toMatchObject({ waitsFor: 'closing', owner: 'coordinator', reason: 'worker-silent' })
  })

  test('back in another phase support goes on, and the partner is asked', async () => {
    const { change, parts, request } = await underWay()
    await change('CLOSED')
    await change('EMERGENCY')
    expect(request()).toMatchObject({ waitsFor: 'meetings', reason: 'under-way' })
    expect(parts()).toContain('going-on partner phase-changed')
  })
})
