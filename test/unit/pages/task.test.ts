import { beforeEach, expect, test } from 'vitest'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import type { Request } from '#core/records/request.ts'
import { ask } from '#core/request/ask.ts'
import { decide } from '#core/request/decide.ts'
import { changeSettings } from '#core/tenant/change-settings.ts'
import { setAgreements } from '../../support/agreements.ts'
import { aPartner, aRequest, beforehand, everywhere } from '../../support/tenant.ts'
import { confirmed } from '../../support/story.ts'
import { ok, type World, world } from '../../support/world.ts'
import { faultsOf } from './sound.ts'
import { linksSent, linkVisitor, type Page, staffVisitor, type Visitor } from './visitor.ts'

let here: World
let partner: Visitor

beforeEach(async () => {
  here = await world()
  partner = linkVisitor(here)
  await aPartner(here.coordinator())
})

function expectSound(page: Page, status = 200): Page {
  expect([page.status, faultsOf(page.html)], page.text.slice(0, 500)).toEqual([status, []])
  return page
}

/** Somebody asks, and the first partner's link is opened. */
async function asked(more: Record<string, unknown> = {}): Promise<string> {
  const consent = more['channel'] === undefined ? {} : { consent: { given: false } }
  ok(await ask(more['channel'] === undefined ? here.worker() : here.coordinator(), aRequest({ ...consent, ...more })))
  await here.settle()
  return linksSent(here)[0] ?? ''
}

const TOLD = ['vanhempi', 'Avohuolto', 'Vertaistuki', '50 € kerralta']

test('at first sight a time and a town; the task one press further, by a plain link that changes nothing', async () => {
  const link = await asked({ goal: 'heard', extent: 'some', prepare: 'Lue esite.' })
  const first = expectSound(await partner.get(link))
  expect(first.html).toContain(`<a href="${link}/task">Lue lisää tehtävästä</a>`)
  const more = [...TOLD, 'Tulla kuulluksi tapaamisessa', 'Muutama kerta', 'Lue esite.']
  for (const told of more) expect(first.text.toLowerCase()).not.toContain(told.toLowerCase())
  const before = JSON.stringify(here.items())
  const task = expectSound(await partner.get(`${link}/task`))
  for (const told of more) expect(task.text.toLowerCase()).toContain(told.toLowerCase())
  expect(task.forms).toEqual([])
  expect(task.html).toContain(`href="${link}"`)
  expect(JSON.stringify(here.items())).toBe(before)
})

test('a trainer reads for how many and beside whom, and what to prepare, also once it is agreed', async () => {
  await aPartner(here.coordinator(), { firstName: 'Aino' })
  const training = { channel: 'training', phases: [], audience: 'student', seats: 2, confirm: 'pre-approved' }
  const link = await asked({ ...training, participants: 60, extent: 'once', prepare: 'Puheenvuoro.' })
  const told = ['Koulutus', 'Opiskelija', 'Osallistujia noin 60', 'Kumppaneita yhteensä 2', 'Tämä yksi kerta', 'Puheenvuoro.']
  const read = async () => expectSound(await partner.get(`${link}/task`)).text
  for (const one of told) expect(await read()).toContain(one)
  const question = await partner.get(link)
  const yes = question.form(link).controls.find(({ value }) => value.startsWith('accept:'))?.value ?? ''
  const agreed = expectSound(await partner.send(question, link, { answer: yes }))
  expect(agreed.text).toContain('Lue lisää tehtävästä')
  for (const one of told) expect(await read()).toContain(one)
})

test('what nobody has told it says so, and whom to ask', async () => {
  const { text } = expectSound(await partner.get(`${await asked()}/task`))
  expect(text).toContain('Kysy koordinaattorilta, miten matkat korvataan.')
  expect(text).toContain('Kuinka kauan Ei ole kerrottu.')
  expect(text).toContain('040 123 4500')
})

test('travel is told as the tenant has it, and none where nobody travels', async () => {
  ok(await changeSettings(here.coordinator(), { travel: 'paid' }))
  expect((await partner.get(`${await asked()}/task`)).text).toContain('Matkakulut korvataan palkkion lisäksi.')
  here = await world()
  partner = linkVisitor(here)
  await aPartner(here.coordinator())
  expect((await partner.get(`${await asked({ mode: 'remote' })}/task`)).text).toContain('Matkaa ei ole.')
})

test('before child protection it says so', async () => {
  await setAgreements(here, [...everywhere('Yhdistys'), ...beforehand('Yhdistys')])
  expect((await partner.get(`${await asked({ phases: ['BEFORE'] })}/task`)).text).toContain('Vaihe')
})

test('once it is theirs no more, the link tells nothing of it', async () => {
  const link = await asked({ goal: 'heard' })
  const question = await partner.get(link)
  await partner.send(question, link, { answer: 'decline' })
  const page = expectSound(await partner.get(`${link}/task`))
  expect(page.text).toContain('Tämä ei vaikuta siihen')
  for (const told of [...TOLD, 'Tulla kuulluksi']) expect(page.text.toLowerCase()).not.toContain(told.toLowerCase())
})

test('another kind of link opens no task', async () => {
  expect((await partner.get(`/o/${'x'.repeat(22)}/task`)).status).toBe(404)
})

test('no message says anything of it', async () => {
  await asked({ goal: 'heard', extent: 'long', prepare: 'Kanarialintu' })
  const sent = JSON.stringify([here.ports.sms.handed, here.ports.mail.handed])
  for (const told of ['kuulluksi', 'Kanarialintu', 'kuukausia', 'Avohuolto']) expect(sent).not.toContain(told)
})

test('their own page leads to it for as long as they are in it', async () => {
  const link = await asked({ goal: 'heard' })
  const question = await partner.get(link)
  const yes = question.form(link).controls.find(({ value }) => value.startsWith('accept:'))?.value ?? ''
  await partner.send(question, link, { answer: yes })
  const { id } = here.items().find((item) => item['kind'] === 'request') as unknown as Request
  ok(await decide(here.worker(), id, { decision: 'confirm' }))
  await here.settle()
  const own = linksSent(here).find((one) => one.startsWith('/m/')) ?? ''
  const to = `${own}/task/${id}`
  expect((await partner.get(own)).html).toContain(`<a href="${to}">`)
  expect(expectSound(await partner.get(to)).text).toContain('Tulla kuulluksi tapaamisessa')
  ok(
    await withdrawFromRequest(here.coordinator(), id, {
      partnerId: here.items().find(({ kind }) => kind === 'card')!['id'] as string,
    }),
  )
  await here.settle()
  expect((await partner.get(to)).text).not.toContain('Tulla kuulluksi')
})

test('the worker says it on the form of a new request, and reads it at the request', async () => {
  const worker = await staffVisitor(here, 'worker')
  const form = {
    phases: ['OPEN'],
    languages: ['fi'],
    area: '529',
    when: 'later',
    goal: 'dare',
    extent: 'long',
    prepare: 'Lue esite.',
  }
  const sent = await worker.send(await worker.get('/requests/new'), '/requests/new', form)
  for (const told of ['Uskaltaa ottaa apua vastaan', 'Voi jatkua kuukausia', 'Lue esite.']) expect(sent.text).toContain(told)
})

test('the worker is asked afterwards only where there was a goal', async () => {
  const forms = async (more: object) => {
    here = await world()
    const { requestId, meetingId } = await confirmed(here, { request: more })
    await here.passTo('2026-11-25T13:35:00.000Z')
    const worker = await staffVisitor(here, 'worker')
    const page = expectSound(await worker.get(`/requests/${requestId}`))
    return { worker, page, at: `/meetings/${meetingId}/close` }
  }
  const plain = await forms({})
  expect(plain.page.form(plain.at).controls.map(({ name }) => name)).not.toContain('couldSay')
  const { worker, page, at } = await forms({ goal: 'heard' })
  expect(page.text).toContain('Hän toivoi: tulla kuulluksi tapaamisessa.')
  const marked = expectSound(await worker.send(page, at, { outcome: 'held', couldSay: 'yes' }))
  expect(marked.text).toContain('Vanhempi: ”Sain sanottua, mitä halusin.” Kyllä')
})
