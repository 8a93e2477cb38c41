import { describe, expect, it } from 'vitest'
import { handleText } from '#core/partner/texts.ts'
import { queue } from '#core/request/queue.ts'
import { ask } from '#core/request/ask.ts'
import { aRequest } from '../../support/tenant.ts'
import { ok } from '../../support/world.ts'
import { askedBySms } from './story.ts'

describe('what is no answer', () => {
  it('stands in the open work with its number masked, and its writer hears that', async () => {
    const { w, text, last, partnerId } = await askedBySms()
    expect(await text('Voisitko soittaa minulle huomenna?')).toBe('passed-on')
    const { items } = ok(await queue(w.coordinator()))
    expect(items.find(({ kind }) => kind === 'text')).toMatchObject({
      partner: { id: partnerId, name: 'Sari' },
      owner: 'coordinator',
      wrote: { about: 'words', from: '…60', said: 'Voisitko soittaa minulle huomenna?' },
    })
    expect(last()).toContain('Koordinaattori lukee')
  })
  it.each([
    ['Lapsen tunnus on 131052-308T', 'IDENTITY_CODE'],
    ['soita 040 123 4567', 'PHONE_NUMBER'],
    ['asun Mallikatu 5', 'STREET_ADDRESS'],
  ])('is not kept where it says what is never stored: %s', async (said, code) => {
    const { w, text, texts, last } = await askedBySms()
    await text(said)
    expect(texts()).toMatchObject([{ withheld: code }])
    expect(JSON.stringify(w.items())).not.toContain(said)
    expect(last()).toContain('emme tallenna')
  })
  it('is one, however often it is delivered', async () => {
    const { text, texts, inbox } = await askedBySms()
    await text('Hei, mitä tarkoitat?', 'same')
    const many = inbox().length
    expect(await text('Hei, mitä tarkoitat?', 'same')).toBe('before')
    expect([texts().length, inbox().length]).toEqual([1, many])
  })
  it('loses its words once a coordinator has dealt with it', async () => {
    const { w, text, texts } = await askedBySms()
    await text('Soittakaa')
    ok(await handleText(w.coordinator(), texts()[0]!.id))
    expect(texts()[0]).toMatchObject({ state: 'handled', due: null })
    expect(texts()[0]!.said).toBeUndefined()
    expect(await handleText(w.coordinator(), texts()[0]!.id)).toMatchObject({ refused: 'WRONG_STATE' })
    expect(await handleText(w.worker(), texts()[0]!.id)).toMatchObject({ refused: 'FORBIDDEN' })
  })
  it('is gone after 14 days, read or not', async () => {
    const { w, text, texts } = await askedBySms()
    await text('Soittakaa')
    await w.pass({ days: 13, hours: 23 })
    expect(texts()[0]).toMatchObject({ state: 'unread', said: 'Soittakaa' })
    await w.pass({ hours: 1, minutes: 10 })
    expect(texts()[0]).toMatchObject({ state: 'gone', due: null })
    expect(texts()[0]!.said).toBeUndefined()
    expect(texts()[0]!.expires).toBeDefined()
  })
  it('gets at most ten replies in a day, so that two machines stop', async () => {
    const { text, inbox } = await askedBySms()
    const many = inbox().length
    for (let n = 0; n < 15; n++) await text(`Olen poissa ${n}`)
    expect(inbox().length - many).toBe(10)
  })
})

describe('STOP', () => {
  it('ends SMS at once, without an answer, and tells the coordinator', async () => {
    const { w, text, texts, inbox, partnerId, id } = await askedBySms()
    const many = inbox().length
    expect(await text('Stop')).toBe('stopped')
    ok(await ask(w.worker(), aRequest({ urgency: 'urgent' })))
    await w.settle()
    expect(inbox()).toHaveLength(many)
    const { items } = ok(await queue(w.coordinator()))
    expect(items.find(({ kind }) => kind === 'text')).toMatchObject({ wrote: { about: 'stop' }, partner: { id: partnerId } })
    expect(texts()).toHaveLength(1)
    expect(id).toBeDefined()
  })
  it('said twice tells once', async () => {
    const { text, texts } = await askedBySms()
    await text('STOPP')
    await text('lopeta')
    expect(texts()).toHaveLength(1)
  })
  it('stays in the open work until it is read, however long', async () => {
    const { w, text, texts } = await askedBySms()
    await text('STOP')
    await w.pass({ days: 16 })
    expect(texts()[0]).toMatchObject({ state: 'unread', about: 'stop' })
  })
  it('leaves e-mail, also where SMS was all they wanted', async () => {
    for (const contactBy of [['sms', 'email'], ['sms']]) {
      const { w, text, partnerId } = await askedBySms({}, { partner: { contactBy } })
      await text('STOP')
      expect(w.items().find((item) => item['kind'] === 'card' && item['id'] === partnerId)).toMatchObject({
        contactBy: ['email'],
      })
    }
  })
})
