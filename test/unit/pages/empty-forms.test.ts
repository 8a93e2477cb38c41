import { beforeEach, describe, expect, test } from 'vitest'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { accepted, confirmed, meetingOf, requests } from '../../support/story.ts'
import { ok, type World, world } from '../../support/world.ts'
import { faultsOf } from './sound.ts'
import { type Page, staffVisitor, type Visitor } from './visitor.ts'

let here: World
let coordinator: Visitor
let worker: Visitor

beforeEach(async () => {
  here = await world()
  coordinator = await staffVisitor(here, 'coordinator', 'coordinator')
  worker = await staffVisitor(here, 'worker')
})

const sound = (page: Page, status: number) =>
  expect([page.status, faultsOf(page.html)], page.text.slice(0, 600)).toEqual([status, []])

describe('a form without its answer', () => {
  test('does not withdraw a consent: it asks which', async () => {
    const { requestId } = await accepted(here)
    const before = requests(here)
    const page = await worker.get(`/requests/${requestId}`)
    for (const given of [undefined, '', 'on']) {
      const back = await worker.send(page, `/requests/${requestId}/consent`, { ...(given !== undefined && { given }) })
      sound(back, 422)
      expect(back.text).toContain('Suostumus: Valitse jokin vaihtoehdoista.')
    }
    expect(requests(here)).toEqual(before)
    const withdrawn = await worker.send(page, `/requests/${requestId}/consent`, { given: 'no' })
    expect([withdrawn.status, requests(here)[0]?.consent.given]).toEqual([200, false])
  })

  test('is no no to a proposed time: it asks which', async () => {
    const life = await confirmed(here)
    ok(
      await proposeMove(here.partner(life.partnerId), life.meetingId, {
        start: '2026-11-27T08:00:00.000Z',
        end: '2026-11-27T10:00:00.000Z',
      }),
    )
    const before = await meetingOf(here, life.meetingId)
    const page = await worker.get(`/requests/${life.requestId}`)
    const action = `/meetings/${life.meetingId}/move-answer`
    for (const agree of ['', 'maybe']) {
      const back = await worker.send(page, action, { agree })
      sound(back, 422)
      expect(back.text).toContain('Sopiiko uusi aika? Valitse jokin vaihtoehdoista.')
    }
    expect(await meetingOf(here, life.meetingId)).toEqual(before)
    expect((await worker.send(page, action, { agree: 'no' })).text).toContain('Kiitos. Sopikaa toinen aika tai pitäkää vanha.')
  })
})

describe('the address of a refused form, fetched again,', () => {
  test.each([
    ['/notices/r1.x.sms/retry', '/requests/r1'],
    ['/notices/r1.x.sms/close', '/requests/r1'],
    ['/offers/r1.o1/answer', '/requests/r1/candidates'],
    ['/meetings/r1.m1/move', '/requests/r1'],
  ])('%s leads back to %s', async (path, place) => {
    const { status, headers } = await coordinator.get(path)
    expect([status, headers.get('location')]).toEqual([303, place])
  })

  test.each(['/notices/r%2F1/retry', '/offers/%3Cr%3E/answer'])(
    '%s, which is no address of ours, leads nowhere',
    async (path) => {
      expect((await coordinator.get(path)).status).toBe(404)
    },
  )

  test.each(['/notices/r1.x.sms/retry', '/offers/r1.o1/answer'])('%s is no worker’s', async (path) => {
    expect((await worker.get(path)).status).toBe(403)
  })
})
