import { beforeAll, describe, expect, test } from 'vitest'
import type { Meeting } from '#core/records/meeting.ts'
import { heldOnce, oneMore } from '../../support/aged.ts'
import type { Life } from '../../support/story.ts'
import { meetings } from '../../support/story.ts'
import { type World, world } from '../../support/world.ts'
import { faultsOf } from './sound.ts'
import { staffVisitor } from './visitor.ts'

let w: World
let life: Life
let second: Meeting

beforeAll(async () => {
  w = await world()
  life = await heldOnce(w)
  second = await oneMore(w, life)
  for (let n = 0; n < 12; n++) await oneMore(w, life)
})

const path = (what = '') => `/requests/${life.requestId}${what}`

describe('a long relationship', () => {
  test('shows on its own page the last meeting, and leads to those before it, each with a page as sound as any', async () => {
    const by = await staffVisitor(w, 'worker')
    const page = await by.get(path())
    expect(page.html.match(/class="card"/g)).toHaveLength(2) // the offer's and the meeting's
    expect(page.html).toContain(`href="${path('/earlier')}"`)
    const earlier = await by.get(path('/earlier'))
    expect(earlier.status).toBe(200)
    expect(faultsOf(earlier.html)).toEqual([])
    expect(earlier.text).toContain('Aiemmat ajat')
    const more = /href="([^"]*cursor=[^"]*)"/.exec(earlier.html)![1]!.replaceAll('&amp;', '&')
    const last = await by.get(more)
    const found = [earlier, last].flatMap(({ html }) => [...html.matchAll(/<li class="card" id="([^"]+)"/g)].map(([, id]) => id))
    expect(new Set(found).size).toBe(13)
    expect(found).toContain(second.id)
    expect(last.html).not.toMatch(/href="[^"]*cursor=/)
  })

  test('the calendar leads to a filed meeting, which the page it leads to draws', async () => {
    const by = await staffVisitor(w, 'worker')
    const filed = meetings(w).find(({ sk }) => sk.startsWith('~'))!
    expect((await by.get(path())).html).not.toContain(`id="${filed.id}"`)
    expect((await by.get(path(`?meeting=${filed.id}`))).html).toContain(`id="${filed.id}"`)
    expect((await by.get(path('?meeting=nobodys'))).status).toBe(200)
    expect((await by.get(path('?meeting=<>'))).status).toBe(200)
    const another = meetings(w).find(({ sk, id }) => sk.startsWith('~') && id !== filed.id)!
    expect((await by.get(path(`?meeting=${filed.id}`))).html).not.toContain(`id="${another.id}"`)
  })

  test('a filed meeting’s form that is refused comes back on the page of its request, with the meeting', async () => {
    const by = await staffVisitor(w, 'worker')
    const last = meetings(w).find(({ id }) => id.endsWith('.m14'))!
    const earlier = await by.get(path('/earlier'))
    const returned = await by.send(earlier, `/meetings/${last.id}/correct`, {})
    expect(returned.status).toBe(422)
    expect(returned.html).toContain(`id="${last.id}"`)
  })

  test('tells a coordinator what was written about them, a worker nothing of it, and a colleague that nothing is there', async () => {
    expect((await (await staffVisitor(w, 'coordinator', 'coordinator')).get(path('/earlier'))).html).toContain('id="notices"')
    expect((await (await staffVisitor(w, 'worker')).get(path('/earlier'))).html).not.toContain('id="notices"')
    const strange = await staffVisitor(w, 'worker-2')
    for (const what of ['/earlier', '/history']) expect((await strange.get(path(what))).status).toBe(404)
  })

  test('tells the rest of what happened page by page', async () => {
    const by = await staffVisitor(w, 'worker')
    let page = await by.get(path())
    expect(page.text).not.toContain('Pyyntö tehtiin')
    for (let next = more(page.html); next !== undefined; next = more(page.html)) page = await by.get(next)
    expect(page.status).toBe(200)
    expect(faultsOf(page.html)).toEqual([])
    expect(page.html).toContain('Mitä on tapahtunut aiemmin')
  })

  test('a place that is none is as on any other list', async () => {
    expect((await (await staffVisitor(w, 'worker')).get(path('/history?cursor=x'))).status).toBeLessThan(500)
  })
})

const more = (html: string): string | undefined =>
  /href="([^"]*\/history\?cursor=[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
