import { describe, expect, test } from 'vitest'
import { decide } from '#core/request/decide.ts'
import { recordConsent } from '#core/request/consent.ts'
import { ok } from '../../support/world.ts'
import { asked } from '../offer/story.ts'
import { cancelRequest } from '#core/request/close.ts'
import { ask } from '#core/request/ask.ts'
import { changePhase } from '#core/request/change-phase.ts'
import { unsound } from '../../support/soundness.ts'
import { aRequest } from '../../support/tenant.ts'

const FAR = { windows: [{ start: '2026-12-09T13:30:00+02:00', end: '2026-12-09T15:30:00+02:00' }] }
const confirm = { decision: 'confirm' }
const refuse = { decision: 'refuse' }

async function accepted(more: Record<string, unknown> = {}, partners = 2) {
  const story = await asked(more, { partners })
  const offer = story.open()[0]!
  await story.accept(offer)
  await story.w.settle()
  return { ...story, offer, partnerId: offer.partnerId }
}

describe('consent', () => {
  test('pending, confirming is refused; given, the worker decides', async () => {
    const { w, id, request } = await accepted({ consent: { given: false } })
    expect(request()).toMatchObject({ state: 'accepted', waitsFor: 'consent', owner: 'worker' })
    expect(await decide(w.worker(), id, confirm)).toEqual({ refused: 'CONSENT_PENDING' })
    expect(ok(await recordConsent(w.worker(), id, { given: true, on: '2026-11-23' })).waitsFor).toBe('decision')
  })

  test('is for the phases it was asked about: in another one it is pending again, and what was said stays', async () => {
    const { w, id, request, partnerId } = await accepted()
    expect(request().consentHistory).toMatchObject([{ says: 'given', phases: ['OPEN'], partners: [] }])
    ok(await changePhase(w.worker(), id, { phases: ['OPEN', 'CARE_PREP'] }))
    expect(request()).toMatchObject({ state: 'accepted', waitsFor: 'consent', owner: 'worker' })
    expect(await decide(w.worker(), id, confirm)).toEqual({ refused: 'CONSENT_PENDING' })
    expect(ok(await recordConsent(w.worker(), id, { given: true, on: '2026-11-23' })).waitsFor).toBe('decision')
    expect(request().consentHistory!.at(-1)).toMatchObject({
      says: 'given',
      phases: ['OPEN', 'CARE_PREP'],
      partners: [partnerId],
      by: { role: 'worker', id: 'worker' },
    })
  })

  test.each([
    ['nobody was found', 'withdrawn', async () => asked({ languages: ['ru'] })],
    ['somebody is asked', 'withdrawn', async () => asked(FAR)],
    ['somebody has said yes', 'withdrawn', async () => accepted(FAR)],
    ['the parent was still to be asked', 'refused', async () => accepted({ ...FAR, consent: { given: false } })],
  ] as const)('taken back or refused when %s ends it at once, with thanks and nothing else', async (_, says, before) => {
    const { w, id, request, offers, told, say } = await before()
    const [offer] = offers()
    ok(await recordConsent(w.worker(), id, { given: false }))
    expect(request()).toMatchObject({ state: 'closed', closedAs: 'withdrawn', taken: [] })
    expect(request().consentHistory!.at(-1)).toMatchObject({ says, on: '2026-11-23' })
    expect(await decide(w.worker(), id, confirm)).toMatchObject({ refused: 'WRONG_STATE' })
    if (offer) expect(await say(offer, { kind: 'accept', start: offer.slots[0]!.start })).toBe('OFFER_WITHDRAWN')
    await w.pass({ days: 2 })
    if (offer) expect([...told('offer-withdrawn'), ...told('released')].every((one) => one.state === 'sent')).toBe(true)
    expect(w.items().filter((item) => item['kind'] === 'notice' && item['state'] === 'waiting')).toEqual([])
    expect(unsound(w)).toEqual([])
  })

  test('taken back after confirming ends it: nothing more is sent, the diary is empty', async () => {
    const { w, id, request, diary, partnerId, told } = await accepted(FAR)
    ok(await decide(w.worker(), id, confirm))
    ok(await recordConsent(w.worker(), id, { given: false }))
    await w.settle()
    expect(request()).toMatchObject({ state: 'closed', closedAs: 'withdrawn', due: null })
    expect(diary(partnerId)).toMatchObject({ bookings: [], families: [], holds: [] })
    const gone = w.ports.sms.handed.length + w.ports.mail.handed.length
    await w.pass({ days: 10 })
    expect(w.items().filter((item) => item['kind'] === 'notice' && item['state'] === 'waiting')).toEqual([])
    expect(told('offer').map(({ facts, state }) => [facts.half, state])).toContainEqual([true, 'suppressed'])
    expect(w.ports.sms.handed.length + w.ports.mail.handed.length).toBe(gone)
  })

  test('pending does not keep the worker from refusing', async () => {
    const { w, id, states } = await accepted({ ...FAR, consent: { given: false } })
    ok(await decide(w.worker(), id, refuse))
    expect(states()[0]).toBe('released')
  })
})

describe('consent', () => {
  test('cannot be given tomorrow, nor where there is no parent, nor after the end', async () => {
    const { w, id } = await asked({ consent: { given: false } })
    expect(await recordConsent(w.worker(), id, { given: true, on: '2026-11-24' })).toEqual({
      refused: 'INVALID',
      fields: [{ path: 'on', code: 'CONTRADICTORY' }],
    })
    expect(ok(await recordConsent(w.worker(), id, { given: true, on: '2026-11-23' })).consent).toEqual({
      given: true,
      on: '2026-11-23',
    })
    ok(await cancelRequest(w.worker(), id, { as: 'withdrawn' }))
    expect(await recordConsent(w.worker(), id, { given: false })).toEqual({ refused: 'WRONG_STATE', detail: { state: 'closed' } })
    const group = ok(await ask(w.worker(), aRequest({ channel: 'group', phases: [], consent: { given: false } })))
    expect(await recordConsent(w.worker(), group.id, { given: false })).toEqual({
      refused: 'INVALID',
      fields: [{ path: 'given', code: 'NO_CLIENT_IN_THIS_CHANNEL' }],
    })
  })
})
