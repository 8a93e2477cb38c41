import { describe, expect, test } from 'vitest'
import { cancelRequest } from '#core/request/close.ts'
import { listRequests } from '#core/request/list.ts'
import { ask } from '#core/request/ask.ts'
import { aRequest } from '../../support/tenant.ts'
import { ok } from '../../support/world.ts'
import { asked, tellers } from '../offer/story.ts'

describe('a list of requests', () => {
  test('is a worker’s own, newest first, ended or not, by state or area if asked', async () => {
    const { w, id } = await asked()
    await w.pass({ minutes: 5 })
    const newer = ok(await ask(w.worker(), aRequest({ area: '853' })))
    ok(await ask(w.worker('worker-2'), aRequest()))
    ok(await cancelRequest(w.worker(), id, { as: 'withdrawn' }))
    const ids = async (wanted: object) => (await listRequests(w.worker(), wanted)).items.map((one) => one.id)
    expect(await ids({})).toEqual([newer.id, id])
    expect([await ids({ live: true }), await ids({ state: 'closed' }), await ids({ area: '853' })]).toEqual([
      [newer.id],
      [id],
      [newer.id],
    ])
    const first = await listRequests(w.worker(), { limit: 1 })
    expect(first.items.map((one) => one.id)).toEqual([newer.id])
    expect(await ids({ cursor: first.next })).toEqual([id])
  })

  test('is for a coordinator everybody’s: the open ones first, then those that ended, page by page', async () => {
    const { w, id } = await asked()
    const other = ok(await ask(w.worker('worker-2'), aRequest()))
    ok(await cancelRequest(w.worker(), id, { as: 'withdrawn' }))
    const call = w.coordinator()
    const pages: string[] = []
    let cursor: string | undefined
    do {
      const page = await listRequests(call, { limit: 1, ...(cursor && { cursor }) })
      pages.push(page.items.map((one) => one.id).join())
      cursor = page.next
    } while (cursor !== undefined && pages.length < 9)
    expect(pages.filter(Boolean)).toEqual([other.id, id])
    expect((await listRequests(call, { live: true })).items.map((one) => one.id)).toEqual([other.id])
    expect((await listRequests(call, { state: 'closed' })).items.map((one) => one.id)).toEqual([id])
    expect(tellers(w, id).request().state).toBe('closed')
  })
})
