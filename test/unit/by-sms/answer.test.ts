import { describe, expect, it } from 'vitest'
import { lockLinks } from '#core/partner/links.ts'
import { changePartner } from '#core/partner/change.ts'
import { ask } from '#core/request/ask.ts'
import { cancelRequest } from '#core/request/close.ts'
import { decide } from '#core/request/decide.ts'
import { checkTenant } from '#core/check/check.ts'
import { smsParts } from '#copy/gsm7.ts'
import { aPartner, aRequest, BY_SMS } from '../../support/tenant.ts'
import { ok, ORG, type World } from '../../support/world.ts'
import { tellers } from '../offer/story.ts'
import { askedBySms, byNumber, phone } from './story.ts'

const two = {
  windows: [
    { start: '2026-11-25T13:30:00+02:00', end: '2026-11-25T15:30:00+02:00' },
    { start: '2026-11-26T13:30:00+02:00', end: '2026-11-26T15:30:00+02:00' },
  ],
}
const sound = (w: World) =>
  checkTenant({ org: ORG, items: w.items(), now: w.ports.clock.now(), real: w.ports.clock.real(), patienceMinutes: 10 }).findings

describe('a question by SMS', () => {
  it('carries its code, and both answers, in one part', async () => {
    const { last, code } = await askedBySms()
    expect(last()).toContain(`${code()} kyllä tai ${code()} ei`)
    expect(smsParts(last())).toMatchObject({ encoding: 'gsm7', parts: 1 })
  })
  it('carries none where the number only sends', async () => {
    const { w, last } = await byNumber()
    Object.assign(w.ports, { takesSms: false })
    ok(await ask(w.worker(), aRequest()))
    await w.settle()
    expect(last()).not.toMatch(/[A-Z][2-9] kyllä/)
  })
  it('has a code of its own beside another of the same partner', async () => {
    const { w, code } = await askedBySms()
    const first = code()
    ok(await ask(w.worker(), aRequest({ windows: two.windows.slice(1) })))
    await w.settle()
    expect(code()).not.toBe(first)
    expect(code()).not.toBe('none')
  })
})

describe('an answer by SMS', () => {
  it('is a yes to the one time that was asked, and brings the link to the task', async () => {
    const { w, text, code, states, offers, request, last } = await askedBySms()
    expect(await text(`${code()} kyllä`)).toBe('answered')
    expect(states()).toEqual(['accepted'])
    expect(offers()[0]).toMatchObject({ bySms: true })
    expect(request().taken[0]?.state).toBe('held')
    expect(last()).toMatch(/Tehtävä: https:\/\/r\.example\.fi\/o\//)
    expect(last()).toContain(`${code()} ei`)
    expect(sound(w)).toEqual([])
  })
  it('is a no as easily, until the worker confirms', async () => {
    const { text, code, states, request, last } = await askedBySms()
    const known = code()
    await text(`${known} kyllä`)
    expect(await text(`${known} ei`)).toBe('answered')
    expect(states()).toEqual(['released'])
    expect(request().taken).toEqual([])
    expect(last()).toContain('ei')
  })
  it('is kept once the worker has confirmed: a no then leads to the link', async () => {
    const { w, id, text, code, states, last } = await askedBySms()
    const known = code()
    await text(`${known} kyllä`)
    ok(await decide(w.worker(), id, { decision: 'confirm' }))
    await w.settle()
    await text(`${known} ei`)
    expect(states()).toEqual(['accepted'])
    expect(last()).toContain('jo sovittu')
  })
  it('is no yes where several times were asked about, nor where none was: the link comes', async () => {
    for (const more of [two, { windows: [] }]) {
      const { text, code, states, last } = await askedBySms(more)
      await text(`${code()} kyllä`)
      expect(states()).toEqual(['sent'])
      expect(last()).toMatch(/linkistä.*https:/)
    }
  })
  it('is a no to several times at once', async () => {
    const { text, code, states } = await askedBySms(two)
    await text(`${code()} ei`)
    expect(states()).toEqual(['declined'])
  })
  it.each(['Ja', 'yes!', 'KYLLÄ', 'joo kiitos'])('needs no code where one question is open: %s', async (said) => {
    const { text, states } = await askedBySms()
    await text(said)
    expect(states()).toEqual(['accepted'])
  })
  it('without a code answers nothing where two are open, and lists them kindly', async () => {
    const { w, text, code, states, last } = await askedBySms()
    const first = code()
    ok(await ask(w.worker(), aRequest({ windows: two.windows.slice(1) })))
    await w.settle()
    const second = code()
    expect(await text('kyllä')).toBe('listed')
    expect(states()).toEqual(['sent'])
    expect(last()).toContain(`${first}: ke 25.11`)
    expect(last()).toContain(`${second}: to 26.11`)
    expect(smsParts(last())).toMatchObject({ parts: 1 })
  })
  it('without a code is heard kindly where nothing is open', async () => {
    const { text, code, last } = await askedBySms()
    await text(`${code()} ei`)
    await text('kyllä')
    expect(last()).toContain('emme odota')
  })
  it('counts once, however often it is delivered, also when a no came between', async () => {
    const { text, code, states, inbox } = await askedBySms()
    const known = code()
    await text(`${known} kyllä`, 'same')
    await text(`${known} ei`)
    const many = inbox().length
    expect(await text(`${known} kyllä`, 'same')).toBe('before')
    expect(states()).toEqual(['released'])
    expect(inbox()).toHaveLength(many)
  })
  it('said twice is heard twice, and changes nothing the second time', async () => {
    const { w, text, code, states, last } = await askedBySms()
    const known = code()
    await text(`${known} kyllä`)
    await text(`${known} kyllä`)
    expect(states()).toEqual(['accepted'])
    expect(last()).toContain('Kirjasimme: kyllä')
    expect(sound(w)).toEqual([])
  })
  it('to a question that has ended hears so', async () => {
    const { w, id, text, code, states, last } = await askedBySms()
    const known = code()
    ok(await cancelRequest(w.worker(), id, { as: 'irrelevant' }))
    await w.settle()
    await text(`${known} kyllä`)
    expect(states()).toEqual(['withdrawn'])
    expect(last()).toContain('ei tarvitse enää vastata')
  })
  it('that comes too late hears so', async () => {
    const { w, text, code, states, last } = await askedBySms()
    const known = code()
    await w.passTo('2026-11-25T12:00:00.000Z')
    await text(`${known} kyllä`)
    expect(states()[0]).toBe('expired')
    expect(last()).toContain('ei tarvitse enää vastata')
  })
  it('by the code of another partner answers nothing of theirs', async () => {
    const { w, code } = await byNumber()
    const other = phone(w, '+358401234561')
    await aPartner(w.coordinator(), { ...BY_SMS, contact: { phone: '+358401234561' } })
    const { id } = ok(await ask(w.worker(), aRequest({ urgency: 'urgent' })))
    await w.settle()
    expect([code(), other.code()]).not.toContain('none')
    expect(code()).not.toBe(other.code())
    await other.text(`${code()} kyllä`)
    expect(tellers(w, id).states()).toEqual(['sent', 'sent'])
    expect(other.last()).toContain('Mihin vastaat')
  })
  it('from a number that nobody was written to at changes, stores and answers nothing', async () => {
    const { w, code, states } = await askedBySms()
    const before = w.items().length
    const stranger = phone(w, '+358401234599')
    expect(await stranger.text(`${code()} kyllä`)).toBe('unknown-number')
    expect(states()).toEqual(['sent'])
    expect([w.items().length, stranger.inbox()]).toEqual([before, []])
  })
  it('from a number that was locked, or is theirs no more, counts no more', async () => {
    for (const lose of [
      (w: World, id: string) => lockLinks(w.partner(id), id),
      (w: World, id: string) => changePartner(w.coordinator(), id, { contact: { phone: '+358401234562' } }),
    ]) {
      const { w, partnerId, code, text, states } = await askedBySms()
      ok(await lose(w, partnerId))
      expect(await text(`${code()} kyllä`)).toBe('unknown-number')
      expect(states()).toEqual(['sent'])
    }
  })
  it('by a telephone that two share, without a code, is nobody’s', async () => {
    const { w, text, code, states } = await askedBySms({ urgency: 'urgent' })
    await aPartner(w.coordinator(), { ...BY_SMS, contact: { phone: '+358401234560' } })
    const { id } = ok(await ask(w.worker(), aRequest({ windows: two.windows.slice(1), urgency: 'urgent' })))
    await w.settle()
    expect(
      new Set(
        tellers(w, id)
          .offers()
          .map(({ partnerId }) => partnerId),
      ).size,
    ).toBe(2)
    expect(await text('kyllä')).toBe('listed')
    expect([...states(), ...tellers(w, id).states()]).toEqual(['sent', 'sent', 'sent'])
    await text(`${code()} kyllä`)
    expect(tellers(w, id).states()).toContain('accepted')
  })
  it('keeps no number in any key, and in no record but the contact details', async () => {
    const { w, text } = await askedBySms()
    await text('Voisitko soittaa?')
    const digits = '401234560'
    for (const item of w.items()) {
      expect(`${item.pk} ${item.sk}`).not.toContain(digits)
      if (item['kind'] !== 'contact') expect(JSON.stringify(item)).not.toContain(digits)
    }
  })
})
