import { expect, test } from 'vitest'
import { addMeeting } from '#core/meeting/add.ts'
import { answerTime } from '#core/meeting/answer-time.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { PAGE_LANGUAGES } from '#core/reference/languages.ts'
import { cancelRequest } from '#core/request/close.ts'
import { changePhase } from '#core/request/change-phase.ts'
import { handOver } from '#core/request/hand-over.ts'
import { confirmed, further } from '../../support/story.ts'
import { aPartner } from '../../support/tenant.ts'
import { ok, type World, world } from '../../support/world.ts'
import { faultsOf } from './sound.ts'
import { linksSent, linkVisitor, type Page, staffVisitor } from './visitor.ts'

const ASKED = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' }
const OTHER = { start: '2026-12-03T11:00:00.000Z', end: '2026-12-03T12:00:00.000Z' }
/** Until it is confirmed, after a hand-over on a Monday at ten. */
const UNTIL = '2026-11-24T08:00:00.000Z'

const lastLink = (w: World, room: 'o' | 'm'): string => linksSent(w).findLast((path) => path.startsWith(`/${room}/`)) ?? ''
const values = (page: Page, ending: string, name: string): string[] =>
  page.forms
    .filter(({ action }) => action.endsWith(ending))
    .flatMap(({ controls }) => controls.filter((one) => one.name === name).map(({ value }) => value))

/** A life with a time asked about and another with a move proposed, both by the worker, handed over then. */
async function handedOver(speaks: 'fi' | 'sv' | 'en' = 'fi') {
  const w = await world()
  const life = await confirmed(w, { partnerId: await aPartner(w.coordinator(), { speaks }) })
  await further(w, life, '2026-11-30T11:30:00.000Z')
  ok(await addMeeting(w.worker(), life.requestId, ASKED))
  ok(await proposeMove(w.worker(), life.meetingId, OTHER))
  await w.settle()
  ok(await handOver(w.worker(), life.requestId, { to: 'worker-2' }))
  await w.settle()
  return { w, life }
}

test.each(PAGE_LANGUAGES)('while going on is confirmed the partner’s page offers no yes, and says why, in %s', async (speaks) => {
  const { w } = await handedOver(speaks)
  const partner = linkVisitor(w)
  const page = await partner.get(lastLink(w, 'm'))
  expect(faultsOf(page.html, speaks)).toEqual([])
  expect(values(page, '/time-answer', 'answer')).toEqual(['decline'])
  expect(values(page, '/move-answer', 'agree')).toEqual(['no'])
  expect(page.text).toMatch(/kun jatko on varmistettu|när fortsättningen är bekräftad|once it’s confirmed how this goes on/)
  const offer = await partner.get(lastLink(w, 'o'))
  expect(offer.text).not.toMatch(/Vastaa omien aikojesi sivulla|Svara på sidan|Answer on/)
  await w.passTo(UNTIL)
  const after = await partner.get(lastLink(w, 'm'))
  expect(values(after, '/time-answer', 'answer')).toEqual(['accept', 'other-time', 'decline'])
  expect(values(after, '/move-answer', 'agree')).toEqual(['yes', 'no'])
})

test('a no is taken meanwhile', async () => {
  const { w } = await handedOver()
  const partner = linkVisitor(w)
  const page = await partner.get(lastLink(w, 'm'))
  const action = page.forms.find((one) => one.action.endsWith('/time-answer'))?.action ?? ''
  const said = await partner.send(page, action, { answer: 'decline' })
  expect(said.status).toBe(200)
  expect(said.text).toContain('Kiitos, että kerroit.')
})

test('nor does the new worker’s page, or the coordinator’s by phone', async () => {
  const w = await world()
  const life = await confirmed(w)
  const asked = ok(await addMeeting(w.worker(), life.requestId, ASKED))
  const { partnerId } = life
  ok(await answerTime(w.partner(partnerId), asked.id, { answer: 'other-time', ...OTHER }))
  ok(
    await proposeMove(w.partner(partnerId), life.meetingId, {
      start: '2026-11-27T11:00:00.000Z',
      end: '2026-11-27T12:00:00.000Z',
    }),
  )
  ok(await handOver(w.worker(), life.requestId, { to: 'worker-2' }))
  await w.settle()
  for (const [id, role] of [
    ['worker-2', 'worker'],
    ['coordinator', 'coordinator'],
  ] as const) {
    const page = await (await staffVisitor(w, id, role)).get(`/requests/${life.requestId}`)
    expect(faultsOf(page.html, 'fi')).toEqual([])
    expect(values(page, '/move-answer', 'agree')).toEqual(['no', 'no'])
    expect(values(page, '/time-answer', 'answer')).toEqual(role === 'coordinator' ? ['decline'] : [])
    expect(page.text).toContain('Uuden ajan voi hyväksyä, kun jatko on varmistettu.')
  }
  await w.passTo(UNTIL)
  const after = await (await staffVisitor(w, 'worker-2')).get(`/requests/${life.requestId}`)
  expect(values(after, '/move-answer', 'agree')).toEqual(['yes', 'no', 'yes', 'no'])
})

test.each(PAGE_LANGUAGES)('the partner’s own page asks whether they go on, and takes the answer, in %s', async (speaks) => {
  const w = await world()
  const life = await confirmed(w, { partnerId: await aPartner(w.coordinator(), { speaks }) })
  const partner = linkVisitor(w)
  const link = lastLink(w, 'm') || lastLink(w, 'o').replace('/o/', '/m/')
  expect(values(await partner.get(link), '/going-on', 'answer')).toEqual([])
  ok(await changePhase(w.worker(), life.requestId, { phases: ['EMERGENCY'] }))
  await w.settle()
  const page = await partner.get(link)
  expect(faultsOf(page.html, speaks)).toEqual([])
  expect(page.text).toMatch(
    /Jatkatko mukana\?|Fortsätter du\?|Will you go on\?|Are you going on\?|Do you go on\?|going on\?|fortsätt/i,
  )
  expect(values(page, '/going-on', 'answer')).toEqual(['go-on', 'cannot', 'call-me'])
  const action = page.forms.find((one) => one.action.endsWith('/going-on'))?.action ?? ''
  expect((await partner.send(page, action, {})).status).toBe(422)
  const said = await partner.send(page, action, { answer: 'go-on' })
  expect(said.status).toBe(200)
  expect(values(said, '/going-on', 'answer')).toEqual([])
})

test('an ended link’s page says whom to phone once', async () => {
  const w = await world()
  const life = await confirmed(w)
  ok(await cancelRequest(w.worker(), life.requestId, { as: 'irrelevant' }))
  await w.settle()
  const partner = linkVisitor(w)
  for (const link of [lastLink(w, 'o'), lastLink(w, 'm')].filter(Boolean)) {
    const page = await partner.get(link)
    expect(page.html.split('href="tel:').length - 1).toBe(1)
  }
})
