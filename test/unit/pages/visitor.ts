import { createLink } from '../../../functions/link/app.tsx'
import { createStaff } from '../../../functions/staff/app.ts'
import type { Ports, StaffRole } from '#core/ports.ts'
import { sha256 } from '#web/hash.ts'
import { ORG, type World } from '../../support/world.ts'
import { type FormMarkup, formsOf, textOf } from './html.ts'

export const PUBLIC_URL = 'https://rinnalla.example.fi'
export const LINK_URL = 'https://r.example.fi'
const ISSUER = 'https://id.example.fi'

type Fields = Readonly<Record<string, string | readonly string[]>>

export interface Page {
  readonly status: number
  readonly html: string
  readonly text: string
  readonly headers: Headers
  readonly forms: readonly FormMarkup[]
  /** The form posted to this address. */
  form(action: string): FormMarkup
}

export interface Visitor {
  get(path: string, init?: RequestInit): Promise<Page>
  /** Posts as a browser does, from the page's own origin, and follows the redirect. */
  post(path: string, fields: Fields | string, headers?: Readonly<Record<string, string | undefined>>): Promise<Page>
  /** Fills in a form of a page and sends it: what it holds already goes along. A button is named like a field. */
  send(page: Page, action: string, fields?: Fields): Promise<Page>
}

interface App {
  request(path: string, init?: RequestInit): Response | Promise<Response>
}

/** A browser with a session; `offices`: whose pages. */
export async function staffVisitor(
  world: { readonly ports: Ports },
  id: string,
  role: StaffRole = 'worker',
  org = ORG,
): Promise<Visitor> {
  const token = world.ports.ids.token()
  const expires = world.ports.clock.real() + 30 * 24 * 3600
  await world.ports.directory.saveSession(sha256(token), { org, staffId: id, role, kind: 'browser', issuer: ISSUER, expires })
  const app = createStaff(world.ports, { publicUrl: PUBLIC_URL, issuer: ISSUER, signInUrl: '/local' })
  return visitor(app, PUBLIC_URL, { cookie: `__Host-session=${token}` })
}

export function stranger(world: { readonly ports: Ports }): Visitor {
  return visitor(createStaff(world.ports, { publicUrl: PUBLIC_URL, issuer: ISSUER, signInUrl: '/local' }), PUBLIC_URL, {})
}

export function linkVisitor(world: { readonly ports: Ports }): Visitor {
  return visitor(
    createLink(world.ports, { publicUrl: PUBLIC_URL, mailFrom: 'viesti@example.fi', linkUrl: LINK_URL }),
    LINK_URL,
    {},
  )
}

/** The paths of the links in every message to partners so far, oldest first. */
export function linksSent(world: World): string[] {
  const texts = [...world.ports.sms.handed.map(({ text }) => text), ...world.ports.mail.handed.map(({ text }) => text)]
  return texts
    .flatMap((text) => text.match(/https:\/\/r\.example\.fi(\/[om]\/[\w-]{22})/g) ?? [])
    .map((url) => url.slice(LINK_URL.length))
}

export function visitor(app: App, origin: string, own: Readonly<Record<string, string>>): Visitor {
  let done = '' // what a browser keeps of what it did last
  const cookies = () => ({ cookie: [own['cookie'], done].filter(Boolean).join('; ') })
  const get = async (path: string, init: RequestInit = {}): Promise<Page> =>
    pageOf(await app.request(path, { ...init, headers: { ...own, ...cookies(), ...(init.headers as Record<string, string>) } }))

  const post: Visitor['post'] = async (path, fields, headers = {}) => {
    const body = typeof fields === 'string' ? fields : encode(fields)
    const response = await app.request(path, {
      method: 'POST',
      body,
      headers: said({ ...own, origin, 'content-type': 'application/x-www-form-urlencoded', ...headers }),
    })
    for (const one of response.headers.getSetCookie()) if (one.startsWith('done=')) done = one.split(';')[0]!
    return response.status === 303 ? get(response.headers.get('location') ?? '') : pageOf(response)
  }

  const send: Visitor['send'] = (page, action, fields = {}) => post(action, { ...defaultsOf(page.form(action)), ...fields })
  return { get, post, send }
}

/** A header set to undefined is not sent at all. */
function said(headers: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

async function pageOf(response: Response): Promise<Page> {
  const html = await response.text()
  const forms = formsOf(html)
  return {
    status: response.status,
    html,
    text: textOf(html),
    headers: response.headers,
    forms,
    form(action) {
      const found = forms.find((form) => form.action === action)
      if (!found) throw new Error(`no form to ${action}: ${forms.map((form) => form.action).join(', ')}`)
      return found
    },
  }
}

/** What a browser would send untouched: no buttons, only ticked boxes. */
function defaultsOf({ controls }: FormMarkup): Record<string, string[]> {
  const fields: Record<string, string[]> = {}
  for (const { tag, type, name, value, checked } of controls) {
    if (tag === 'button' || ((type === 'checkbox' || type === 'radio') && !checked)) continue
    fields[name] = [...(fields[name] ?? []), value]
  }
  return fields
}

function encode(fields: Fields): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one]))
  return new URLSearchParams(pairs).toString()
}
