import { beforeAll, describe, expect, test } from 'vitest'
import type { Item } from '#core/ports.ts'
import { PAGE_LANGUAGES, type PageLanguage } from '#core/reference/languages.ts'
import { type County, demoCounty, readersOf, troubledCounty } from './counties.ts'
import type { Control, FormMarkup } from './html.ts'
import { leftOver, onlyFinnish, textsOf } from './left-over.ts'
import { faultsOf } from './sound.ts'
import { linkVisitor, type Page, staffVisitor, stranger, type Visitor } from './visitor.ts'
import { some } from '../../support/reduced.ts'

const COUNTIES = { 'the demo': demoCounty, 'a county with troubles': troubledCounty }

/** Where everybody can begin; the rest is found by following what stands there. */
const BEGINNINGS = [
  '/requests',
  '/requests?state=closed',
  '/requests/new',
  '/meetings',
  '/queue',
  '/queue?state=offered',
  '/partners',
  '/partners/new',
  '/agreements',
  '/endings/agreements',
  '/settings',
  '/sign-in',
  '/nothing',
]

interface Seen {
  readonly path: string
  readonly page: Page
  readonly by: Visitor
}

/** Every page that links lead to, as this visitor is shown it. */
async function everyPage(by: Visitor, beginnings: readonly string[]): Promise<Seen[]> {
  const waiting = [...beginnings]
  const found = new Map<string, Seen>()
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (found.has(path)) continue
    const page = await by.get(path)
    found.set(path, { path, page, by })
    const links = [...page.html.matchAll(/<a [^>]*?href="(\/[^"#]*)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
    waiting.push(...links.filter((href) => !/language=|\.ics$/.test(href)))
  }
  return [...found.values()].filter(({ page }) => page.status !== 303)
}

/** The forms of all pages, one of each kind: one for the times of a request, one for its decision. */
function everyForm(seen: readonly Seen[]): (Seen & { form: FormMarkup })[] {
  const forms = seen.flatMap((one) => one.page.forms.map((form) => ({ ...one, form })))
  const kind = ({ form: { action, controls } }: (typeof forms)[number]) =>
    action.replaceAll(/[^/]*\d[^/]*/g, '*').replaceAll(/\/[\w-]{22}\b/g, '/~') + controls.map(({ type }) => type).join()
  return [...new Map(forms.map((one) => [kind(one), one])).values()].filter(({ form }) => form.method === 'post')
}

/** As somebody would leave it half-way: every field holds something of theirs. */
function filled({ controls }: FormMarkup): Record<string, string[]> {
  const fields: Record<string, string[]> = {}
  const add = (name: string, value: string) => (fields[name] = [...(fields[name] ?? []), value])
  for (const control of controls.filter(({ tag }) => tag !== 'button')) {
    const { tag, type, name, value, options } = control
    if (type === 'hidden') add(name, value)
    else if (type === 'radio') fields[name] = [value]
    else if (type === 'checkbox') add(name, value)
    else if (tag === 'select') add(name, options.at(-1) ?? '')
    else add(name, type === 'date' ? '2026-12-24' : 'Typed in, & "kept"')
  }
  return Object.fromEntries(Object.entries(fields).map(([name, values]) => [name, values.toSorted()]))
}

/** What is in it, as it stands; in an order that does not depend on the language. */
const held = ({ controls }: FormMarkup): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(
      Object.groupBy(
        controls.filter(({ tag, type, checked }: Control) => tag !== 'button' && (!/radio|checkbox/.test(type) || checked)),
        ({ name }) => name,
      ),
    ).map(([name, all]) => [name, (all ?? []).map(({ value }) => value).toSorted()]),
  )

describe.each(Object.entries(COUNTIES))('%s', (_name, build) => {
  let county: County
  beforeAll(async () => void (county = await build()))

  describe.each(some(PAGE_LANGUAGES, 2))('in %s', (language) => {
    let seen: Seen[]
    /** Each kind of form, sent as it stands and sent empty. */
    let answers: { readonly path: string; readonly page: Page }[]
    /** The same, half filled in and sent by pressing another language. */
    let turned: { readonly form: FormMarkup; readonly fields: object; readonly page: Page; readonly other: PageLanguage }[]
    let changed: string[]
    /** Forms behind links that did something though nobody had chosen anything. */
    let pressed: string[]

    beforeAll(async () => {
      await readersOf(county, language)
      seen = await everybodysPages(county, language)
      const forms = everyForm(seen)
      answers = []
      turned = []
      changed = []
      pressed = []
      const { table } = county.ports
      const before = table.snapshot()
      const was = work(before.items)
      let written = false
      const off = table.subscribe(() => (written = true))
      const undo = () => {
        if (written) table.restore(before)
        written = false
      }
      for (const { form, by } of forms.filter(({ form }) => !/^\/(language|sign-out)$/.test(form.action))) {
        for (const fields of [held(form), { nonce: 'n' }]) {
          answers.push({ path: form.action, page: await by.post(form.action, fields) })
          if (written && /^\/[om]\//.test(form.action)) pressed.push(form.action)
          undo()
        }
        const other = form.controls.find(({ name }) => name === 'language')?.value as PageLanguage | undefined
        if (!other) continue
        const fields = filled(form)
        turned.push({ form, fields, other, page: await by.post(form.action, { ...fields, language: other }) })
        if (written && work(table.snapshot().items) !== was) changed.push(form.action)
        undo()
      }
      off()
    })

    test('every page is sound and says what language it is in', () => {
      expect(seen.length).toBeGreaterThan(30)
      for (const { path, page } of seen) expect([page.status < 500, faultsOf(page.html, language)], path).toEqual([true, []])
    })

    test('every form, sent as it is and sent empty, is answered in it', () => {
      for (const { path, page } of answers) {
        expect([page.status < 500, faultsOf(page.html, language)], `${path} ${page.text}`).toEqual([true, []])
      }
    })

    test('no form behind a link, sent as it is or empty, changes anything', () => {
      expect(pressed).toEqual([])
    })

    test('every form comes back in another language with all that was typed, having done nothing', () => {
      expect(turned.length).toBeGreaterThan(10)
      for (const { form, page, fields, other } of turned) {
        expect([page.status, faultsOf(page.html, other)], form.action).toEqual([200, []])
        expect(page.html).not.toContain('class="summary"')
        const same = page.forms.filter(({ action }) => action === form.action).map(held)
        expect(same, form.action).toContainEqual(fields)
      }
      expect(changed).toEqual([])
    })

    if (language === 'fi') return
    test('no page shows a whole entry of the Finnish catalogue, a name or a time in Finnish', () => {
      const finnish = onlyFinnish(language)
      expect(finnish.length).toBeGreaterThan(400)
      const texts = new Set([...seen, ...answers].flatMap(({ page }) => textsOf(page.html)))
      const left = [...texts].flatMap((text) => {
        const found = leftOver(text, finnish, county.typed)
        return found ? [`${found} ← ${text.slice(0, 100)}`] : []
      })
      expect(left).toEqual([])
    })
  })
})

/** All there is but who reads in what. */
const work = (items: readonly Item[]): string =>
  JSON.stringify(items.filter(({ pk }) => !pk.endsWith('#STAFF') && !/#(EVT#tenant|OP#)/.test(pk)))

async function everybodysPages(county: County, language: PageLanguage): Promise<Seen[]> {
  const { org } = county
  const partner = linkVisitor(county)
  return [
    ...(await everyPage(await staffVisitor(county, 'coordinator', 'coordinator', org), BEGINNINGS)),
    ...(await everyPage(await staffVisitor(county, 'worker', 'worker', org), BEGINNINGS)),
    ...(await everyPage(partner, county.links)),
    ...(await everyPage(inBrowser(stranger(county), language), ['/', '/sign-in?done=out'])),
    ...(await everyPage(inBrowser(partner, language), ['/o/AAAAAAAAAAAAAAAAAAAAAA', '/m/x'])),
  ]
}

/** Somebody whose browser asks for pages in a language. */
function inBrowser(visitor: Visitor, language: PageLanguage): Visitor {
  const headers = { 'accept-language': `${language}-FI, ${language};q=0.9, de;q=0.8` }
  return {
    ...visitor,
    get: (path) => visitor.get(path, { headers }),
    post: (path, fields) => visitor.post(path, fields, headers),
  }
}
