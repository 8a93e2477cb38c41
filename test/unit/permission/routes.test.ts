import { beforeAll, describe, expect, test } from 'vitest'
import { mayEver } from '#core/policy/may.ts'
import { type Verb, VERBS } from '#core/policy/verbs.ts'
import type { Doing } from '#web/doing.ts'
import { createApi } from '../../../functions/api/app.ts'
import { createLink, FORMS as LINK_FORMS } from '../../../functions/link/app.tsx'
import { actionOn, OWN } from '../../../functions/link/own-actions.ts'
import { createStaff } from '../../../functions/staff/app.ts'
import { meetingActions } from '../../../functions/staff/meeting-actions.ts'
import { PARTNER_ACTIONS } from '../../../functions/staff/partner-actions.ts'
import { noticeAction, stuckAction } from '../../../functions/staff/queue-actions.ts'
import { ACTIONS } from '../../../functions/staff/request-actions.ts'
import { FORMS } from '../../../functions/staff/routes.ts'
import { world, type World } from '../../support/world.ts'

const PUBLIC_URL = 'https://rinnalla.example.fi'
const ISSUER = 'https://id.example.fi'

interface Row {
  readonly method: string
  readonly path: string
  readonly handler: object
}
interface Router {
  readonly routes: readonly Row[]
}

let apps: Readonly<Record<'api' | 'staff' | 'link', Router>>

beforeAll(async () => {
  const { ports }: World = await world()
  apps = {
    api: createApi(ports, { publicUrl: PUBLIC_URL, issuer: ISSUER }),
    staff: createStaff(ports, { publicUrl: PUBLIC_URL, issuer: ISSUER }),
    link: createLink(ports, { publicUrl: PUBLIC_URL, mailFrom: 'viesti@example.fi', linkUrl: PUBLIC_URL }),
  }
})

/** Middleware is for every method and goes on to the next; all else answers somebody. */
const answers = ({ method, handler }: Row) => method !== 'ALL' || (handler as { length: number }).length < 2

const said = ({ handler }: Row): Doing | undefined => (handler as { doing?: Doing }).doing

/** The rows of a router that do not say what they do, or say what the policy does not know. */
const silent = (routes: readonly Row[]): string[] =>
  routes
    .filter(answers)
    .filter((row) => {
      const does = said(row)
      const verbs = does === undefined || does === 'open' ? [] : typeof does === 'string' ? [does] : Object.values(does)
      return does === undefined || verbs.some((verb) => !Object.hasOwn(VERBS, verb))
    })
    .map(({ method, path }) => `${method} ${path}`)

describe.each(['api', 'staff', 'link'] as const)('the router of %s', (room) => {
  test('has rows, each of which says what it does', () => {
    expect(apps[room].routes.filter(answers).length).toBeGreaterThan(8)
    expect(silent(apps[room].routes)).toEqual([])
  })

  test('with one row more that says nothing, or nothing known, is found out', async () => {
    const { routes } = apps[room]
    const more = (handler: object) => silent([...routes, { method: 'POST', path: '/new', handler }])
    expect(more(() => {})).toEqual(['POST /new'])
    expect(more(Object.assign(() => {}, { doing: 'request.unheard-of' }))).toEqual(['POST /new'])
    expect(silent([...routes, { method: 'ALL', path: '/new', handler: () => {} }])).toEqual(['ALL /new'])
  })

  test('has no row that nobody who comes there may ever use', () => {
    const roles = room === 'link' ? (['partner'] as const) : (['worker', 'coordinator', 'admin'] as const)
    const verbs = apps[room].routes.flatMap((row): readonly Verb[] => {
      const does = said(row) ?? 'open'
      return does === 'open' ? [] : typeof does === 'string' ? [does] : Object.values(does)
    })
    expect(verbs.filter((verb) => !roles.some((role) => mayEver(role, verb)))).toEqual([])
  })
})

test('only what anybody may open is open: nothing of the API below its own documentation, and of pages what is before the sign-in', () => {
  const open = (room: Router) => room.routes.filter((row) => said(row) === 'open' && row.method !== 'ALL').map(({ path }) => path)
  expect(open(apps.api)).toEqual(['/health', '/openapi.json', '/docs', '/docs/:file'])
  expect(open(apps.staff)).toEqual(['/style.css', '/', '/sign-in', '/language', '/sign-out'])
  expect(open(apps.link)).toEqual(['/:room{[om]}/:token/*'])
})

test('every form has its row, and every row its form', () => {
  expect(Object.keys(FORMS.request).toSorted()).toEqual(Object.keys(ACTIONS).toSorted())
  expect(Object.keys(FORMS.meeting).toSorted()).toEqual(Object.keys(meetingActions('m')).toSorted())
  expect(Object.keys(FORMS.partner).toSorted()).toEqual(Object.keys(PARTNER_ACTIONS).toSorted())
  expect(
    Object.keys(FORMS.stuck).filter(
      (name) => !stuckAction(name === 'deal' ? 'gap' : name === 'handled' ? 'text' : 'offer', name),
    ),
  ).toEqual([])
  expect(Object.keys(FORMS.notice).filter((name) => !noticeAction(name))).toEqual([])
  expect(Object.keys(LINK_FORMS.own).toSorted()).toEqual(Object.keys(OWN).toSorted())
  const on = Object.keys(LINK_FORMS.ownOn).filter(
    (name) => !actionOn('meetings', 'm', name) && !actionOn('requests', 'm', name) && !actionOn('offers', 'm', name),
  )
  expect(on).toEqual([])
})

test('no verb stands in the table that neither a room nor the system does', () => {
  const used = new Set(
    Object.values(apps).flatMap(({ routes }) =>
      routes.flatMap((row) => {
        const does = said(row) ?? 'open'
        return typeof does === 'string' ? [does] : Object.values(does)
      }),
    ),
  )
  const unused = Object.keys(VERBS).filter((verb) => !used.has(verb as Verb) && !mayEver('system', verb as Verb))
  expect(unused.toSorted()).toEqual(WITHIN.toSorted())
})

/** Asked for within what another verb does: a wider list, one reason of several, or what stands around every page. */
const WITHIN = ['meeting.list-all', 'partner.write-sms', 'request.list-all', 'request.close-no-capacity', 'tenant.see']
