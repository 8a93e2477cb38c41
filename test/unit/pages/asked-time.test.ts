import { expect, test } from 'vitest'
import { addMeeting } from '#core/meeting/add.ts'
import { PAGE_LANGUAGES, type PageLanguage } from '#core/reference/languages.ts'
import { addAgreed } from '../../support/agreed.ts'
import { confirmed } from '../../support/story.ts'
import { aPartner } from '../../support/tenant.ts'
import { ok, world } from '../../support/world.ts'
import { faultsOf } from './sound.ts'
import { linksSent, linkVisitor, type Page, staffVisitor } from './visitor.ts'

const WHEN = { 'meeting.date': '2026-12-02', 'meeting.from': '13:00', 'meeting.to': '14:00' }
const ASKED = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' }

function sound(page: Page, status = 200, language: PageLanguage = 'fi'): Page {
  expect(page.status, page.text).toBe(status)
  expect(faultsOf(page.html, language)).toEqual([])
  return page
}

test('a worker asks about a further time on the page, the partner proposes another, and the worker’s yes agrees it', async () => {
  const here = await world()
  const life = await confirmed(here, {
    partnerId: await aPartner(here.coordinator(), { availability: { weekly: [{ day: 3, from: '08:00', to: '16:00' }] } }),
  })
  const worker = await staffVisitor(here, 'worker')
  const partner = linkVisitor(here)
  const address = `/requests/${life.requestId}`
  const form = sound(await worker.get(address))
  expect(form.text).toContain('keskiviikko 8.00–16.00')
  const asked = sound(await worker.send(form, `${address}/meetings`, { ...WHEN, mode: 'in-person' }))
  expect(asked.text).toContain('Se on sovittu vasta, kun hän vastaa kyllä.')
  expect(asked.text).toContain('Kysytty kumppanilta')
  await here.settle()
  const link = linksSent(here).findLast((path) => path.startsWith('/m/')) ?? ''
  const page = sound(await partner.get(link))
  expect(page.text).toContain('Sopiiko ke 2.12.2026 klo 13–14?')
  const answer = page.forms.find(({ action }) => action.endsWith('/time-answer'))?.action ?? ''
  sound(await partner.send(page, answer, {}), 422)
  const other = { answer: 'other-time', 'other.date': '2026-12-03', 'other.from': '10:00', 'other.to': '11:00' }
  expect(sound(await partner.send(page, answer, other)).text).toContain('Kysymme, sopiiko se.')
  const waiting = sound(await worker.get(address))
  const yes = waiting.forms.find(({ action }) => action.endsWith('/move-answer'))?.action ?? ''
  const agreed = sound(await worker.send(waiting, yes, { agree: 'yes' }))
  expect(agreed.text).toContain('Aika on sovittu. Kumppani saa viestin.')
  expect(agreed.text).toContain('to 3.12.2026 klo 10–11')
})

test.each(PAGE_LANGUAGES)(
  'the partner’s page asks about a time, and about each agreed time in a break, in %s',
  async (speaks) => {
    const here = await world()
    const life = await confirmed(here, { partnerId: await aPartner(here.coordinator(), { speaks }) })
    ok(await addAgreed(here.worker(), life.requestId, { start: '2026-12-09T11:00:00.000Z', end: '2026-12-09T12:00:00.000Z' }))
    ok(await addMeeting(here.worker(), life.requestId, ASKED))
    await here.settle()
    const partner = linkVisitor(here)
    const only = sound(await partner.get(linksSent(here).findLast((path) => path.startsWith('/m/')) ?? ''), 200, speaks)
    expect(only.forms.some(({ action }) => action.endsWith('/time-answer'))).toBe(true)
    const sending = only.forms.find(({ action }) => action.endsWith('/link'))?.action ?? ''
    await partner.send(only, sending, { sure: 'yes' })
    await here.settle()
    const own = sound(await partner.get(linksSent(here).findLast((path) => path.startsWith('/m/')) ?? ''), 200, speaks)
    const pause = own.forms.find(({ action }) => action.endsWith('/pause'))
    expect(pause?.controls.filter(({ name }) => name === 'agreed').map(({ value }) => value)).toEqual([
      'keep',
      'hand-back',
      'each',
    ])
    expect(own.html).not.toMatch(/undefined|NaN/)
    const again = sound(await partner.send(own, pause?.action ?? '', { how: 'open', agreed: 'each' }), 422, speaks)
    expect(again.forms.some(({ action }) => action.endsWith('/pause'))).toBe(true)
  },
)

test('a coordinator writes down what the partner said on the phone, and takes a break for them time by time', async () => {
  const here = await world()
  const life = await confirmed(here)
  ok(await addMeeting(here.worker(), life.requestId, ASKED))
  await here.settle()
  const coordinator = await staffVisitor(here, 'coordinator', 'coordinator')
  const page = sound(await coordinator.get(`/requests/${life.requestId}`))
  const answer = page.forms.find(({ action }) => action.endsWith('/time-answer'))?.action ?? ''
  expect(sound(await coordinator.send(page, answer, { answer: 'accept' })).text).toContain('Vastaus on kirjattu.')
  const partner = sound(await coordinator.get(`/partners/${life.partnerId}`))
  const pause = `/partners/${life.partnerId}/pause`
  sound(await coordinator.send(partner, pause, {}), 422)
  const each = { agreed: 'each', 'times.0.how': 'keep', 'times.1.how': 'hand-back' }
  expect(sound(await coordinator.send(partner, pause, each)).text).toContain('Tauko on merkitty.')
})
