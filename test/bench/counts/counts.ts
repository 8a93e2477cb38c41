/** Bundled by run.ts, since the rooms are written in TSX: what one life and its single operations cost. */
import { startDynamoDb } from '../../support/dynamodb.ts'
import { type County, county } from '../../support/county.ts'
import { aRequest } from '../../support/tenant.ts'
import { add, count, type Counted } from './step.ts'

export interface Counts {
  /** Single operations as people wait for them. */
  readonly operations: readonly Counted[]
  /** One request with one meeting, step by step with what follows in the background. */
  readonly life: readonly Counted[]
  /** One more meeting of a relationship. */
  readonly meeting: Counted
  /** A no, and the asking of the next one. */
  readonly decline: Counted
  /** A meeting called off by the worker a day before. */
  readonly cancel: Counted
  /** One sweep that finds nothing. */
  readonly sweep: Counted
  readonly troubles: readonly string[]
}

interface Named {
  readonly id: string
}

/** `partners` stand in the register, which a ranking reads whole. */
export async function countAll(partners: number): Promise<Counts> {
  const dynamo = await startDynamoDb()
  try {
    const there = await county(dynamo, { partners })
    return await run(there)
  } finally {
    await dynamo.stop()
  }
}

async function run(there: County): Promise<Counts> {
  const operations: Counted[] = []
  const life: Counted[] = []
  const operation = async (name: string, work: () => Promise<unknown>) => {
    const counted = await count(there, name, work)
    operations.push(counted)
    life.push(counted)
  }
  const background = async (name: string, work: () => Promise<unknown>) => void life.push(await count(there, name, work, false))

  const sweep = await count(there, 'Sweep with nothing due', () => there.sweep())
  let id = ''
  await operation('Worker asks (API)', async () => {
    ;({ id } = (await there.api('worker', 'POST', '/requests', aRequest())) as Named)
  })
  await background('  wave: rank, offer by e-mail', () => there.settle())
  const path = lastLink(there, '/o/')
  await operation('Partner opens the offer (link)', () => there.link(path))
  await operation('Partner accepts (link)', () => there.link(path, { answer: 'accept:2026-11-25T11:30:00.000Z' }))
  await background('  the worker is told', () => there.settle())
  await operation('Worker opens the request (page)', () => there.page('worker', `/requests/${id}`))
  await operation('Worker confirms (API)', () => there.api('worker', 'POST', `/requests/${id}/decision`, { decision: 'confirm' }))
  await background('  booked: invites, wake-ups for reminders', () => there.settle())
  await background('  reminder on the eve, ask for the outcome', () => there.passTo('2026-11-25T14:00:00.000Z'))
  const calendar = (await there.api('worker', 'GET', '/meetings?from=2026-11-25T00:00:00%2B02:00')) as { items: readonly Named[] }
  const first = calendar.items[0]!
  await operation('Worker closes the meeting: held (API)', () =>
    there.api('worker', 'POST', `/meetings/${first.id}/close`, { outcome: 'held' }),
  )
  await background('  entered in the ledger', () => there.settle())

  const meeting = await count(there, 'One more meeting', () => oneMore(there, id, '2026-12-02'), false)
  const cancel = await count(there, 'A meeting called off', () => calledOff(there, id), false)

  await operation('Worker closes the request (API)', () => there.api('worker', 'POST', `/requests/${id}/close`, { as: 'failed' }))
  await background('  the rest', () => there.settle())

  operations.push(
    await count(there, "Worker's list (page)", () => there.page('worker', '/requests')),
    await count(there, "Coordinator's queue (page)", () => there.page('coordinator', '/queue')),
    await count(there, 'Candidates of a request (API)', () => there.api('coordinator', 'GET', `/requests/${id}/candidates`)),
  )
  const decline = await declined(there, operations)
  return { operations, life: [...life, add('One whole life', life)], meeting, decline, cancel, sweep, troubles: there.troubles() }
}

function lastLink(there: County, kind: string): string {
  const links = [...there.texts(), ...there.letters()].flatMap(({ text }) => /https:\S+/.exec(text)?.[0] ?? [])
  return new URL(links.findLast((link) => link.includes(kind))!).pathname
}

/** Added, reminded, held and closed. */
async function oneMore(there: County, id: string, day: string): Promise<void> {
  const { id: meetingId } = await added(there, id, day)
  await there.passTo(`${day}T13:30:00.000Z`)
  await there.page('worker', `/requests/${id}`)
  await there.api('worker', 'POST', `/meetings/${meetingId}/close`, { outcome: 'held' })
  await there.settle()
}

async function calledOff(there: County, id: string): Promise<void> {
  const { id: meetingId } = await added(there, id, '2026-12-09')
  await there.passTo('2026-12-08T10:00:00.000Z')
  await there.api('worker', 'POST', `/meetings/${meetingId}/cancel`, {})
  await there.passTo('2026-12-09T14:00:00.000Z')
}

async function added(there: County, id: string, day: string): Promise<Named> {
  const meeting = await there.api('worker', 'POST', `/requests/${id}/meetings`, {
    start: `${day}T13:00:00+02:00`,
    end: `${day}T14:00:00+02:00`,
    agreed: true,
  })
  await there.settle()
  return meeting as Named
}

async function declined(there: County, operations: Counted[]): Promise<Counted> {
  const windows = [{ start: '2026-12-16T13:30:00+02:00', end: '2026-12-16T15:30:00+02:00' }]
  await there.api('worker', 'POST', '/requests', aRequest({ windows }))
  await there.settle()
  const path = lastLink(there, '/o/')
  const answer = await count(there, 'Partner declines (link)', () => there.link(path, { answer: 'decline' }))
  operations.push(answer)
  const opened = await count(there, '', () => there.settle(), false)
  return add('A no, and the next one asked', [answer, opened])
}
