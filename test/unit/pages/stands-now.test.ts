import { beforeEach, describe, expect, test } from 'vitest'
import { addAgreed as addMeeting } from '../../support/agreed.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { answerMove } from '#core/meeting/answer-move.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { changePartner } from '#core/partner/change.ts'
import { lockLinks, renewLinks } from '#core/partner/links.ts'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import { cancelRequest, closeRequest } from '#core/request/close.ts'
import { recordConsent } from '#core/request/consent.ts'
import { confirmed, meetingOf } from '../../support/story.ts'
import { ok, type World, world } from '../../support/world.ts'
import { faultsOf } from './sound.ts'
import { linksSent, linkVisitor, type Page, type Visitor } from './visitor.ts'

/** What a link says long after it was sent: how things are now, never how they were when it was. */
let w: World
let partner: Visitor
let life: Awaited<ReturnType<typeof confirmed>>
let question: string
let agreed: string

const OTHER = { start: '2026-12-02T10:00:00.000Z', end: '2026-12-02T12:00:00.000Z' }
const FIRST = 'ke 25.11.2026 klo 13.30–15.30'
const SECOND = 'ke 2.12.2026 klo 12–14'

beforeEach(async () => {
  w = await world()
  partner = linkVisitor(w)
  life = await confirmed(w)
  question = linksSent(w).find((path) => path.startsWith('/o/'))!
  agreed = linksSent(w).find((path) => path.startsWith('/m/'))!
})

async function seen(path: string, status = 200): Promise<Page> {
  await w.settle()
  const page = await partner.get(path)
  expect([page.status, faultsOf(page.html)], page.text).toEqual([status, []])
  return page
}
const heading = ({ html }: Page) => /<h1>([^<]*)/.exec(html)?.[1]
/** Nothing of a meeting can be read, taken or pressed there any more. */
async function expectOver(path: string, title: string, says: string) {
  const page = await seen(path)
  expect([heading(page), page.text.includes(says), page.text.includes('040 123 4500')]).toEqual([title, true, true])
  expect(page.text).not.toContain('Perhekeskus')
  expect(page.forms.map(({ action }) => action).filter((one) => one.startsWith('/'))).toContain(`${path}/link`)
  expect(page.forms.some(({ action }) => /cancel|move|leave|availability|pause/.test(action))).toBe(false)
  const calendar = path.startsWith('/o/') ? `${path}/calendar.ics` : `${path}/${life.meetingId}.ics`
  expect((await partner.get(calendar)).status).toBe(404)
}

test('agreed: its time and place, and the same after a move has been agreed', async () => {
  expect((await seen(question)).text).toContain(`Aika on ${FIRST}.`)
  ok(await proposeMove(w.worker(), life.meetingId, OTHER))
  ok(await answerMove(w.partner(life.partnerId), life.meetingId, { agree: true }))
  const page = await seen(question)
  expect(page.text).toContain(`Aika on ${SECOND}.`)
  expect(page.text).not.toContain(FIRST)
})

test.each(['the question', 'what was agreed'])(
  'cancelled, and agreed once more for the same time: the link of %s calls nothing off',
  async (which) => {
    ok(await cancelMeeting(w.worker(), life.meetingId))
    const { start, end } = await meetingOf(w, life.meetingId)
    ok(await addMeeting(w.worker(), life.requestId, { start, end }))
    const page = await seen(which === 'the question' ? question : agreed)
    expect(heading(page)).toBe('Tämä aika on sovittu uudelleen.')
    expect(page.text).toContain(`Aika on ${FIRST}.`)
    expect(page.text).not.toContain('peruttu')
  },
)

test('while a move is open: both times, and which one holds', async () => {
  ok(await proposeMove(w.worker(), life.meetingId, OTHER))
  const page = await seen(question)
  expect(page.text).toContain(`Sovittu aika on ${FIRST}. Se on voimassa, kunnes uusi aika on sovittu.`)
  expect(page.text).toContain(`Uudeksi ajaksi on ehdotettu ${SECOND}.`)
})

describe.each(['the question', 'what was agreed'])('the link of %s', (which) => {
  const path = () => (which === 'the question' ? question : agreed)
  const gone: Readonly<Record<string, () => Promise<unknown>>> = {
    'the meeting is cancelled': () => cancelMeeting(w.worker(), life.meetingId),
    'the partner cannot come': () => cancelMeeting(w.partner(life.partnerId), life.meetingId),
    'the request is cancelled': () => cancelRequest(w.worker(), life.requestId, { as: 'withdrawn' }),
    'the request is closed': () => closeRequest(w.worker(), life.requestId, { as: 'irrelevant' }),
    'the partner has left': () => withdrawFromRequest(w.partner(life.partnerId), life.requestId),
    'consent is withdrawn': () => recordConsent(w.worker(), life.requestId, { given: false }),
  }

  test.each(Object.entries(gone))('says that it is off once %s, at once and once all is tidied up', async (_, ends) => {
    ok((await ends()) as object)
    const at = await partner.get(path())
    expect([heading(at), at.text.includes(`${FIRST} on peruttu.`)]).toEqual(['Aika on peruttu.', true])
    await expectOver(path(), 'Aika on peruttu.', `${FIRST} on peruttu.`)
  })

  test('of a time that is over says when it was', async () => {
    await w.passTo('2026-11-25T14:00:00.000Z')
    await expectOver(path(), 'Kiitos!', `Aika oli ${FIRST}.`)
  })
})

test('a link opens what it is about and nothing else: no other relationship, no weekly hours, no break', async () => {
  ok(await addMeeting(w.worker(), life.requestId, OTHER))
  const page = await seen(agreed)
  expect([page.text.includes(FIRST), page.text.includes(SECOND)]).toEqual([true, true])
  expect(page.forms.some(({ action }) => /availability|pause/.test(action))).toBe(false)
  for (const [path, form] of [
    ['pause', { how: 'open' }],
    ['availability', { sure: 'yes' }],
    [`requests/${'x'.repeat(20)}/leave`, { sure: 'yes' }],
  ] as const)
    expect((await partner.post(`${agreed}/${path}`, form)).status).toBe(404)
})

test('a fresh link goes to the address in the register, once however often it is asked for, and opens all that is theirs', async () => {
  const before = linksSent(w)
  for (let n = 0; n < 3; n++) await partner.post(`${agreed}/link`, { sure: 'yes', nonce: `n${n}` })
  await w.settle()
  const fresh = linksSent(w).filter((one) => !before.includes(one))
  expect(fresh.map((path) => path.slice(0, 3))).toEqual(['/m/'])
  expect((await seen(fresh[0]!)).forms.some(({ action }) => action.endsWith('/availability'))).toBe(true)
})

describe('after a lost phone', () => {
  const links = () => linksSent(w)
  const LOCKED = 'Tämä linkki ei enää toimi.'
  const expectDead = async (paths: readonly string[], title = LOCKED) => {
    for (const path of paths) {
      const page = await seen(path, 404)
      expect([heading(page), page.text.includes('040 123 4500')]).toEqual([title, true])
      expect([page.forms.some(({ action }) => action.endsWith('/link')), page.text.includes('25.11.')]).toEqual([false, false])
    }
  }

  test('the partner locks their links, and no link opens anything, nor do those that reminders bring', async () => {
    await partner.post(`${agreed}/lock`, { sure: 'yes', nonce: 'n' })
    await expectDead(links())
    const stored = JSON.stringify(w.items())
    for (const path of links()) {
      const own = path.replace('/o/', '/m/')
      for (const form of [`${own}/meetings/${life.meetingId}/cancel`, `${own}/requests/${life.requestId}/leave`, `${own}/link`])
        expect((await partner.post(form, { sure: 'yes', nonce: 'n' })).status).toBe(404)
    }
    expect(JSON.stringify(w.items())).toBe(stored)
    await w.passTo('2026-11-24T20:00:00.000Z')
    await expectDead(links())
  })

  test('only a coordinator, having spoken with the partner, sends one that opens: the earlier ones stay shut', async () => {
    ok(await lockLinks(w.coordinator(), life.partnerId))
    const before = links()
    ok(await renewLinks(w.coordinator(), life.partnerId))
    await w.settle()
    const fresh = links().filter((one) => !before.includes(one))
    expect(fresh.length).toBeGreaterThan(0)
    expect((await seen(fresh[0]!)).text).toContain(FIRST)
    await expectDead(before)
  })

  test('another number shuts what was sent to the old one, and what goes to the new one opens', async () => {
    const before = links()
    ok(await changePartner(w.coordinator(), life.partnerId, { contact: { phone: '+358401234500' } })) // no partner’s here
    await expectDead(before)
    await w.passTo('2026-11-24T20:00:00.000Z')
    const fresh = links().filter((one) => !before.includes(one))
    expect(fresh.length).toBeGreaterThan(0)
    for (const path of fresh) expect((await seen(path)).text).toContain(FIRST)
  })

  test('a new name or payroll number shuts nothing', async () => {
    ok(await changePartner(w.coordinator(), life.partnerId, { contact: { name: 'Sari S.', payrollNumber: '123' } }))
    expect((await seen(agreed)).text).toContain(FIRST)
  })

  test('who leaves the programme leaves no link behind', async () => {
    const before = links()
    ok(await changePartner(w.coordinator(), life.partnerId, { state: 'exited' }))
    await expectDead(before, 'Tämä on päättynyt.') // a call brings no new one
  })
})
