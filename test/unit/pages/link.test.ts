import { beforeEach, describe, expect, test } from 'vitest'
import { ask } from '#core/request/ask.ts'
import { cancelRequest } from '#core/request/close.ts'
import type { Request } from '#core/records/request.ts'
import { ok, type World, world } from '../../support/world.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { faultsOf } from './sound.ts'
import { linksSent, linkVisitor, type Page, staffVisitor, type Visitor } from './visitor.ts'

let here: World
let partner: Visitor
let request: Request
let link: string
let question: Page

beforeEach(async () => {
  here = await world()
  partner = linkVisitor(here)
  await aPartner(here.coordinator())
  await aPartner(here.coordinator(), { firstName: 'Aino' })
  request = ok(await ask(here.worker(), aRequest({ urgency: 'soon' })))
  await here.settle()
  link = linksSent(here)[0] ?? ''
  question = await partner.get(link)
})

const yes = () => question.form(link).controls.find(({ value }) => value.startsWith('accept:'))?.value ?? ''
const answer = (fields: Record<string, string>) => partner.send(question, link, fields)
const stored = () => JSON.stringify(here.items())

function expectSound(page: Page, status: number): Page {
  expect([page.status, faultsOf(page.html)]).toEqual([status, []])
  return page
}

test('the question: yes, another time or no, and none chosen beforehand', () => {
  expectSound(question, 200)
  const radios = question.form(link).controls.filter(({ type }) => type === 'radio')
  expect(radios.map(({ name }) => name)).toEqual(['answer', 'answer', 'answer'])
  expect(radios.filter(({ checked }) => checked)).toEqual([])
  expect(question.text).toContain('Vastaa viimeistään')
})

test('a scanner that fetches, by GET or HEAD, changes nothing', async () => {
  const before = stored()
  await partner.get(link)
  expect((await partner.get(link, { method: 'HEAD' })).html).toBe('')
  expect(stored()).toBe(before)
})

test('a form sent without a choice comes back, and what was typed with it', async () => {
  const before = stored()
  const page = expectSound(await answer({ 'other.date': '2026-12-01' }), 422)
  expect(page.text).toContain('Vastauksesi: Valitse jokin vaihtoehdoista.')
  expect(page.form(link).controls.find(({ name }) => name === 'other.date')?.value).toBe('2026-12-01')
  expect(stored()).toBe(before)
})

test('the same answer twice is the same page', async () => {
  const [first, second] = [expectSound(await answer({ answer: yes() }), 200), expectSound(await answer({ answer: yes() }), 200)]
  expect(second.text).toBe(first.text)
})

test('accept, then decline: 409, and what to do', async () => {
  await answer({ answer: yes() })
  const page = expectSound(await answer({ answer: 'decline' }), 409)
  expect(page.text).toContain('Olet jo vastannut toisin.')
  expect(page.text).toContain('040 123 4500')
})

describe('after a no', () => {
  const next = () => `${link}/next`
  const declined = async () => expectSound(await answer({ answer: 'decline' }), 200)

  test('it is thanked, and what is wanted next can be chosen, with nothing chosen beforehand', async () => {
    const page = await declined()
    expect(page.text).toContain('Tämä ei vaikuta siihen, kysymmekö jatkossa.')
    const radios = page.form(next()).controls.filter(({ type }) => type === 'radio')
    expect(radios.map(({ value, checked }) => [value, checked])).toEqual([
      ['again', false],
      ['pause', false],
      ['call', false],
    ])
  })

  test('a form sent off as it stands changes nothing, and asks which', async () => {
    const page = await declined()
    const before = stored()
    const asks = expectSound(await partner.send(page, next()), 422)
    expect(asks.text).toContain('Mitä toivot? Valitse jokin vaihtoehdoista.')
    expect(stored()).toBe(before)
  })

  test('ask me again: a thank-you, and nothing changes', async () => {
    const page = await declined()
    const before = stored()
    expect(expectSound(await partner.send(page, next(), { next: 'again' }), 200).text).toContain('Hyvä, kysymme taas.')
    expect(stored()).toBe(before)
  })

  test('a break of two weeks is offered once', async () => {
    const paused = expectSound(await partner.send(await declined(), next(), { next: 'pause' }), 200)
    expect(paused.text).toContain('Tauko on merkitty.')
    expect(paused.text).not.toContain('Tauko 2 viikkoa')
  })

  test('call me: promised on the page, and the coordinator’s to do until it is done', async () => {
    const promised = expectSound(await partner.send(await declined(), next(), { next: 'call' }), 200)
    expect(promised.text).toContain('Soitamme sinulle.')
    expect(promised.form(next()).controls.map(({ value }) => value)).not.toContain('call')
    const coordinator = await staffVisitor(here, 'coordinator', 'coordinator')
    const queue = expectSound(await coordinator.get('/queue'), 200)
    expect(queue.text).toContain('Kumppani toivoo, että hänelle soitetaan.')
    expect(queue.text).toContain('Soita kumppanille ja merkitse sitten soitetuksi.')
    const onRequest = expectSound(await coordinator.get(`/requests/${request.id}`), 200)
    expect(onRequest.text).toContain('Kumppani pyysi soittamaan.')
    const done = queue.forms.find(({ action }) => action.endsWith('/called'))!.action
    const after = expectSound(await coordinator.send(queue, done), 200)
    expect(after.text).toContain('Soitto on merkitty.')
    expect(after.text).not.toContain('Kumppani toivoo')
    expect(expectSound(await partner.get(link), 200).text).not.toContain('Soitamme sinulle.')
  })

  test('the worker is not told of the call', async () => {
    await partner.send(await declined(), next(), { next: 'call' })
    const worker = await staffVisitor(here, 'worker')
    expect(expectSound(await worker.get(`/requests/${request.id}`), 200).text).not.toMatch(/soittamaan|soitetaan/)
  })

  test('a page opened before there was a choice asks too', async () => {
    await declined()
    const asks = expectSound(await partner.post(`${link}/pause`, {}), 422)
    expect(asks.text).toContain('Soittakaa minulle')
    expect(stored()).not.toContain('"state":"paused"')
  })
})

test('only a no opens what may be wanted next: a question open, answered or over pauses nobody', async () => {
  const wish = { next: 'pause' }
  await partner.post(`${link}/next`, wish)
  await answer({ answer: yes() })
  await partner.post(`${link}/next`, wish)
  ok(await cancelRequest(here.worker(), request.id, { as: 'withdrawn' }))
  expect((await partner.post(`${link}/next`, wish)).status).toBe(200)
  expect(stored()).not.toContain('"state":"paused"')
})

test('another time is passed on', async () => {
  const other = { answer: 'other-time', 'other.date': '2026-11-26', 'other.from': '10:00', 'other.to': '12:00' }
  expect(expectSound(await answer(other), 200).text).toContain('Kysymme, sopiiko to 26.11.2026 klo 10–12.')
})

test('another time half filled comes back at its field', async () => {
  const page = expectSound(
    await answer({ answer: 'other-time', 'other.date': '2026-11-26', 'other.from': '10:00', 'other.to': '' }),
    422,
  )
  expect(page.html).toContain('href="#other-to"')
})

test('accept after the request was cancelled', async () => {
  ok(await cancelRequest(here.worker(), request.id, { as: 'withdrawn' }))
  expect(expectSound(await answer({ answer: yes() }), 409).text).toContain('Tähän ei tarvitse enää vastata.')
  expect(expectSound(await partner.get(link), 200).text).toContain('Sinun ei tarvitse tehdä mitään.')
})

test('accept when another was first', async () => {
  const other = linksSent(here).find((path) => path.startsWith('/o/') && path !== link) ?? ''
  const theirs = await partner.get(other)
  await answer({ answer: yes() })
  expect(expectSound(await partner.send(theirs, other, { answer: yes() }), 409).text).toContain('Toinen ehti tällä kertaa ensin.')
})

test('accept after the time to answer: it says so and whom to call', async () => {
  await here.pass({ days: 2 })
  expect(expectSound(await answer({ answer: yes() }), 409).text).toContain('Vastausaika päättyi.')
})

test.each([
  ['forged', '/o/AAAAAAAAAAAAAAAAAAAAAA'],
  ['truncated', '/o/AAAA'],
  ['with a broken escape', '/o/%E0%A4%A'],
  ['empty', '/o/'],
  ['of no room', '/f/AAAAAAAAAAAAAAAAAAAAAA'],
])('a token %s opens nothing', async (_, path) => {
  const page = expectSound(await partner.get(path), 404)
  expect(page.text).toContain('Linkki ei toimi.')
})

test('a link to a question opens no own page before a yes', async () => {
  const page = await partner.get(link.replace('/o/', '/m/'))
  expect([page.status, page.headers.get('location')]).toEqual([303, link])
  const pause = await partner.post(`${link.replace('/o/', '/m/')}/pause`, { how: 'open' })
  expect(pause.status).toBe(404)
  expect(stored()).not.toContain('"state":"paused"')
})

test('after a yes the same link opens the own page too', async () => {
  await answer({ answer: yes() })
  expect(expectSound(await partner.get(link.replace('/o/', '/m/')), 200).text).toContain('Omat aikasi')
})

test('a slot that was not offered is refused at the question', async () => {
  expect(expectSound(await answer({ answer: 'accept:2026-11-25T10:00:00.000Z' }), 422).text).toContain('Vastauksesi')
})

test('from another site it is refused; from a browser that says nothing it is taken', async () => {
  const strange = await partner.post(link, { answer: yes() }, { origin: 'https://elsewhere.example.org' })
  expect([strange.status, faultsOf(strange.html)]).toEqual([403, []])
  const silent = linkVisitor(here)
  const page = await silent.post(link, { answer: yes() }, { origin: undefined })
  expect(page.status).toBe(200)
})

test('nothing of the token is in the log, and no other place is told the address', async () => {
  await answer({ answer: yes() })
  await partner.post(link, 'x'.repeat(70_000))
  const token = link.slice('/o/'.length)
  expect(JSON.stringify(here.ports.log.lines)).not.toContain(token)
  expect(question.headers.get('referrer-policy')).toBe('same-origin')
  expect(question.headers.get('x-robots-tag')).toContain('noindex')
  expect(question.headers.get('cache-control')).toBe('no-store')
  expect(question.html).toContain('referrerpolicy="no-referrer"')
})

test('when the store does not answer, the answer is kept for sending again', async () => {
  const working = here.ports.stores.open
  const { Unavailable } = await import('#core/ports.ts')
  const broken = () => Promise.reject(new Unavailable('store'))
  Object.assign(here.ports.stores, {
    open: (org: string) => ({ ...working(org), get: broken, query: broken, commit: broken, receipt: broken }),
  })
  const page = await answer({ answer: yes() })
  expect(page.status).toBe(503)
  expect(page.text).toContain('Mitään ei ole kadonnut.')
  Object.assign(here.ports.stores, { open: working })
  expect(expectSound(await partner.send(page, link), 200).text).toContain('Kiitos, vastauksesi tuli perille.')
})
