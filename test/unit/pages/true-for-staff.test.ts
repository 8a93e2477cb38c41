import { beforeEach, describe, expect, test } from 'vitest'
import { document } from '../../../functions/api/openapi.ts'
import { answerOffer } from '#core/offer/answer.ts'
import { addMeeting } from '#core/meeting/add.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { closeMeeting } from '#core/meeting/close.ts'
import { correctOutcome } from '#core/meeting/correct.ts'
import { pausePartner } from '#core/partner/pause.ts'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { ask } from '#core/request/ask.ts'
import { changePhase } from '#core/request/change-phase.ts'
import { cancelRequest } from '#core/request/close.ts'
import { decide } from '#core/request/decide.ts'
import { accepted, confirmed, notices, view } from '../../support/story.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, world, type World } from '../../support/world.ts'
import { staffVisitor, type Visitor } from './visitor.ts'

let w: World
let worker: Visitor
let coordinator: Visitor

beforeEach(async () => {
  w = await world()
  worker = await staffVisitor(w, 'worker')
  coordinator = await staffVisitor(w, 'coordinator', 'coordinator')
})

const pageOf = async (id: string, reader = worker) => reader.get(`/requests/${id}`)
const textOf = async (id: string, reader = worker): Promise<string> => (await pageOf(id, reader)).text
const letters = () => w.ports.mail.handed.filter(({ to }) => to.startsWith('worker'))

test('of a request that has ended nobody is said to be coming', async () => {
  const { requestId } = await confirmed(w)
  expect(await textOf(requestId)).toContain('Pääsee')
  ok(await cancelRequest(w.worker(), requestId, { as: 'irrelevant' }))
  await w.settle()
  const text = await textOf(requestId)
  expect(text).toContain('Vastasi: pääsen')
  expect(text).not.toContain('Pääsee')
})

test('of a request that has ended no consent is said to be missing still', async () => {
  const { id } = ok(await ask(w.worker(), aRequest({ consent: { given: false } })))
  expect(await textOf(id)).toContain('Vanhemman suostumus puuttuu vielä.')
  ok(await cancelRequest(w.worker(), id, { as: 'irrelevant' }))
  await w.settle()
  const text = await textOf(id)
  expect(text).toContain('Suostumusta ei merkitty.')
  expect(text).not.toContain('puuttuu vielä')
})

describe('nobody is left to ask', () => {
  test('after a yes that the worker refused: that no other was found, not that nobody said yes', async () => {
    const { requestId } = await accepted(w)
    ok(await decide(w.worker(), requestId, { decision: 'refuse' }))
    await w.settle()
    const text = await textOf(requestId)
    expect(text).toContain('Toista kumppania ei ole löytynyt.')
    expect(text).not.toContain('Kukaan kysytyistä ei vastannut kyllä')
  })

  test('after a yes whose time passed before it was confirmed: the same', async () => {
    const { requestId } = await accepted(w)
    await w.passTo('2026-11-25T12:00:00.000Z')
    const text = await textOf(requestId)
    expect(text).toContain('Toista kumppania ei ole löytynyt.')
    expect(text).not.toContain('Kukaan kysytyistä ei vastannut kyllä')
  })

  test('the coordinator is not told to call the coordinator, and nobody is promised what a coordinator has already', async () => {
    const { id } = ok(await ask(w.worker(), aRequest()))
    await w.settle()
    const [theirs, own] = [await pageOf(id, coordinator), await pageOf(id)]
    expect(own.html).toContain('<h3>Soita koordinaattorille</h3>')
    expect(own.text).toMatch(/koordinaattori .*soittaa/i)
    expect(theirs.html).not.toContain('<h3>Soita koordinaattorille</h3>')
    for (const { text } of [theirs, own]) expect(text).not.toContain('Joku löytyy viimeistään')
  })

  test('a partner who speaks one of two languages is not said to have none in common', async () => {
    await aPartner(w.coordinator())
    const { id } = ok(await ask(w.worker(), aRequest({ languages: ['fi', 'ru'] })))
    await w.settle()
    const text = await textOf(id)
    expect(text).toContain('Kielet eivät vastaa pyyntöä: 1 kumppani')
    expect(text).not.toContain('Ei yhteistä kieltä')
  })
})

test('while somebody is looked for the promise stands', async () => {
  await aPartner(w.coordinator())
  const { id } = ok(await ask(w.worker(), aRequest()))
  await w.settle()
  expect(await textOf(id)).toContain('Joku löytyy viimeistään')
})

test('a question about a time is not told as a time agreed', async () => {
  const { requestId } = await confirmed(w)
  const agreed = async () => (await textOf(requestId)).match(/Aika sovittiin\./g)?.length
  const before = await agreed()
  ok(await addMeeting(w.worker(), requestId, { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' }))
  await w.settle()
  expect(await textOf(requestId)).toContain('Aikaa kysyttiin kumppanilta.')
  expect(await agreed()).toBe(before)
})

test('an agreed time that has begun is now: neither coming up nor late', async () => {
  const { requestId } = await confirmed(w)
  expect(await textOf(requestId)).toContain('Seuraava sovittu aika on tulossa.')
  await w.passTo('2026-11-25T12:00:00.000Z')
  for (const text of [await textOf(requestId), (await worker.get('/requests')).text]) {
    expect(text).toContain('Sovittu aika on nyt.')
    expect(text).not.toMatch(/on tulossa|aika meni/)
  }
})

describe('cancelling a meeting', () => {
  const cancel = async (reader: Visitor, fields: Record<string, string> = {}) => {
    const life = await confirmed(w)
    const page = await pageOf(life.requestId, reader)
    return { page, after: await reader.send(page, `/meetings/${life.meetingId}/cancel`, fields) }
  }

  test('because the partner said that they cannot come: it is not cancelled, and nobody is told that it is', async () => {
    const { page, after } = await cancel(coordinator, { onBehalf: 'yes' })
    expect(page.text).toContain('Silloin aikaa ei vielä peruta: työntekijä valitsee, mitä sille tehdään.')
    expect(after.text).toContain('Merkitty, ettei kumppani pääse.')
    expect(after.text).not.toContain('Aika on peruttu.')
    await w.settle()
    expect(letters().some(({ text }) => text.includes('Sovittuun aikaan on este.'))).toBe(true)
  })

  test('in one’s own name: it is, and those it concerns are being told', async () => {
    const { after } = await cancel(worker)
    expect(after.text).toContain('Aika on peruttu. Kerromme siitä kaikille, joita se koskee.')
  })
})

test('who proposes another time reads that the old one holds until the yes, with its reminders', async () => {
  const { requestId } = await confirmed(w)
  const text = await textOf(requestId)
  expect(text).toContain('Vanha aika on voimassa siihen asti, ja siitä muistutetaan.')
  expect(text).not.toContain('ei enää lähde muistutusviestejä')
})

describe('a partner with no time yet', () => {
  test('is confirmed: no calendar invite is promised, and the letter says that the first time is to be agreed', async () => {
    const { requestId } = await accepted(w, { request: { windows: [] } })
    const page = await pageOf(requestId)
    const after = await worker.send(page, `/requests/${requestId}/decision`, { decision: 'confirm' })
    expect(after.text).toContain('Vahvistettu. Kerromme kumppanille.')
    expect(after.text).not.toContain('kalenterikutsun')
    await w.settle()
    expect(letters().at(-1)?.text).toContain('Vahvistus on merkitty. Ensimmäinen aika odottaa sopimista.')
  })

  test('leaves: the worker hears that they left, not that something came up for an agreed time', async () => {
    const { requestId, partnerId } = await accepted(w, { request: { windows: [] } })
    ok(await withdrawFromRequest(w.partner(partnerId), requestId))
    await w.settle()
    const [letter] = letters().filter(({ subject }) => subject.endsWith('Pyyntösi tilanne muuttui'))
    expect(letter?.text).toContain('Pyyntösi tilanne muuttui: joku ei pääsekään mukaan.')
    for (const { text } of letters()) expect(text).not.toMatch(/Sovittuun aikaan/)
  })
})

describe('the coordinator, who is not who decides', () => {
  test('is not told to ask the parent and to confirm', async () => {
    const { requestId } = await accepted(w, { request: { consent: { given: false } } })
    const [own, theirs] = [await textOf(requestId), await textOf(requestId, coordinator)]
    expect(own).toMatch(/Kysy vanhemmalta, sopiiko Sari/)
    expect(own).toContain('Merkitse suostumus, kun olet kysynyt vanhemmalta.')
    expect(theirs).toContain('Tämän vahvistaa pyynnön työntekijä. Voit kirjata tähän, mitä hän sanoi puhelimessa.')
    expect(theirs).toContain('Pyynnön työntekijä kysyy vanhemmalta.')
    expect(theirs).not.toMatch(/Kysy vanhemmalta, sopiiko|kun olet kysynyt|Voit vahvistaa/)
  })

  test('reads of a hand-over what becomes of the former worker, and goes on seeing the request', async () => {
    const { requestId } = await confirmed(w)
    expect(await textOf(requestId)).toContain('Sinä et enää näe pyyntöä.')
    const theirs = await textOf(requestId, coordinator)
    expect(theirs).toContain('Entinen työntekijä ei enää näe pyyntöä')
    expect(theirs).not.toContain('Sinä et enää näe pyyntöä.')
  })
})

test('a worker whose requests have all ended is not told that she has none yet', async () => {
  const { requestId } = await confirmed(w)
  ok(await cancelRequest(w.worker(), requestId, { as: 'irrelevant' }))
  await w.settle()
  const { text } = await worker.get('/requests')
  expect(text).toContain('Sinulla ei ole avoimia pyyntöjä.')
  expect(text).not.toMatch(/ei ole vielä pyyntöjä|Tee ensimmäinen/)
})

test('the list of meetings ahead, where all have been held, does not say that none has been agreed yet', async () => {
  const { meetingId } = await confirmed(w)
  await w.passTo('2026-11-26T12:00:00.000Z')
  ok(await closeMeeting(w.worker(), meetingId, { outcome: 'held' }))
  const { text } = await worker.get('/meetings')
  expect(text).toContain('Sovittuja aikoja ei ole tulossa.')
  expect(text).not.toContain('Aikoja ei ole vielä sovittu.')
})

test('another way instead of another time: questions are not said to have ended with the request', async () => {
  await aPartner(w.coordinator())
  const { id } = ok(await ask(w.worker(), aRequest()))
  await w.settle()
  const after = await worker.send(await pageOf(id), `/requests/${id}/times`, { remote: 'yes' })
  expect(after.text).toContain('Muutos on tallennettu. Kysymme uudestaan.')
  expect(after.text).toContain('Kyselyä ei enää tarvittu.')
  expect(after.text).not.toMatch(/Pyyntö peruttiin|Ajat on muutettu/)
})

test('a worker who confirms too late is not spoken to as the partner who answers too late', async () => {
  const { requestId } = await accepted(w)
  const page = await pageOf(requestId)
  w.ports.clock.pass(3 * 86_400_000)
  const after = await worker.send(page, `/requests/${requestId}/decision`, { decision: 'confirm' })
  expect(after.text).toContain('Aika ehti mennä. Tätä ei voi enää vahvistaa tai kirjata.')
  expect(after.text).not.toMatch(/Jos pääsisit silti|Ei hätää/)
})

test('thanks taken back, because the meeting did not take place, are not said to be for a time that moved', async () => {
  const { requestId, meetingId } = await confirmed(w)
  await w.passTo('2026-11-25T20:00:00.000Z') // quiet: thanks wait for the morning
  ok(await closeMeeting(w.worker(), meetingId, { outcome: 'held' }))
  ok(await correctOutcome(w.worker(), meetingId, { outcome: 'no-show-worker' }))
  ok(await correctOutcome(w.worker(), meetingId, { outcome: 'no-show-partner' }))
  const thanks = notices(w).filter(({ template }) => template === 'thanks')
  expect(thanks.map(({ suppressedFor }) => suppressedFor)).toContain('cancelled')
  expect(await textOf(requestId, coordinator)).not.toContain('Aika siirtyi.')
})

test('how many are asked and how long they have is told as the tenant has set it', async () => {
  const tenant = w.items().find(({ kind }) => kind === 'tenant') as unknown as Tenant
  const { open, answerHours } = tenant.settings.offers.urgent
  const { text } = await worker.get('/requests/new')
  expect(text).toContain(`Kysymme yleensä ${open} kumppanilta kerralla. Vastausaikaa on enintään ${answerHours} tuntia.`)
  const offers = { ...tenant.settings.offers, urgent: { open: 5, answerHours: 1 } }
  const { items, ...more } = w.ports.table.snapshot()
  const changed = { ...tenant, settings: { ...tenant.settings, offers } }
  w.ports.table.restore({ ...more, items: items.map((one) => (one['kind'] === 'tenant' ? { ...one, ...changed } : one)) })
  expect((await worker.get('/requests/new')).text).toContain(
    'Kysymme yleensä 5 kumppanilta kerralla. Vastausaikaa on enintään 1 tunti.',
  )
})

test('the API’s document says of 429 both what the front door and what a day’s limit answers', () => {
  const { TooMany } = document({ publicUrl: 'https://api.example.fi', pagesUrl: 'https://rinnalla.example.fi' } as never)
    .components.responses
  expect(TooMany.description).toContain('Retry-After')
  expect(Object.keys(TooMany.content)).toEqual(['application/json', 'application/problem+json'])
})

test('the name of a partner who said no is not promised to be told later', async () => {
  const partnerId = await aPartner(w.coordinator())
  const { id } = ok(await ask(w.worker(), aRequest()))
  await w.settle()
  expect(await textOf(id)).toContain('Kumppani (nimi näkyy, kun hän pääsee)')
  ok(await answerOffer(w.partner(partnerId), (await view(w, id)).offers[0]!.id, { kind: 'decline' }))
  await w.settle()
  const text = await textOf(id)
  expect(text).toContain('Ei pääse tällä kertaa Kumppani')
  expect(text).not.toContain('nimi näkyy')
})

test('of a partner on a break it is not told that they were asked whether they go on', async () => {
  const { requestId, partnerId } = await confirmed(w)
  ok(await pausePartner(w.partner(partnerId), partnerId, { agreed: 'keep' }))
  await w.settle()
  ok(await changePhase(w.worker(), requestId, { phases: ['EMERGENCY'] }))
  await w.settle()
  const text = await textOf(requestId)
  expect(text).toContain('Selvitämme, jatkaako kumppani.')
  expect(text).not.toContain('Kumppanilta kysytään, jatkaako hän.')
  expect(notices(w).filter(({ template }) => template === 'going-on')).toEqual([])
})

test('the coordinator is led to asking by hand only where somebody is looked for', async () => {
  const { id } = ok(await ask(w.worker(), aRequest()))
  await w.settle()
  expect((await coordinator.get('/queue')).html).toContain(`/requests/${id}/candidates`)
  const { requestId } = await accepted(w)
  await w.pass({ days: 1 })
  const { html } = await coordinator.get('/queue')
  expect(html).toContain(`/requests/${requestId}`)
  expect(html).not.toContain(`/requests/${requestId}/candidates`)
})

test('who asks by hand somebody asked already is not told that they answered', async () => {
  const partnerId = await aPartner(w.coordinator())
  const { id } = ok(await ask(w.worker(), aRequest()))
  const page = await coordinator.get(`/requests/${id}/candidates`)
  await w.settle()
  const after = await coordinator.send(page, `/requests/${id}/offers`, { partnerId })
  expect(after.text).toContain('Kumppanilta on jo kysytty, tai hän on jo vastannut.')
  expect(after.text).not.toContain('Olet jo vastannut toisin')
})

test('a meeting that has lost its partner asks about the parent only where there is one', async () => {
  const lost = async (request: object) => {
    const life = await confirmed(w, { request })
    ok(await cancelMeeting(w.partner(life.partnerId), life.meetingId))
    await w.settle()
    return textOf(life.requestId)
  }
  expect(await lost({})).toContain('Tällä ajalla ei ole kumppania. Valitse, mitä tehdään, kun vanhemmalta on kysytty.')
  const none = await lost({ channel: 'training', phases: [], consent: undefined, audience: 'professional' })
  expect(none).toContain('Tällä ajalla ei ole kumppania. Valitse, mitä tehdään. ')
  expect(none).not.toMatch(/vanhemmalta|vanhempi suostuu/)
})
