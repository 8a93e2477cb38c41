import type { Area, Tenant } from '#core/records/tenant.ts'
import { refuse } from '#core/refusal.ts'
import { seeTenant } from '#core/tenant/see.ts'
import { setPlaces } from '#core/tenant/set-places.ts'
import { doneOf } from '#pages/done.ts'
import { show as showPage } from '#pages/respond.tsx'
import type { Returned } from '#pages/returned.ts'
import { PlaceAreas, Places } from '#pages/staff/places.tsx'
import { type Failed, type FormAction, takeForm } from '#pages/take-form.ts'
import { doneHere } from '#web/done.ts'
import { PARTS } from '#web/parts.ts'
import { saveOnTop } from '#web/seen.ts'
import { postCall, readCall, type StaffContext } from '../context.ts'
import { type PlacesDone, placesDone } from '../done.ts'
import { notFound } from '../ends.tsx'
import { asLines, readPlaces } from '../places-form.ts'

export const show = (c: StaffContext): Promise<Response> => page(c, c.req.query('area'))

export function save(c: StaffContext): Promise<Response> {
  const code = c.req.param('area') ?? ''
  return takeForm(c, {
    action: SAVE,
    id: code,
    call: (form) => postCall(c, form),
    next: (done) => `/places?area=${encodeURIComponent(code)}&done=${done}`,
    again: (returned, failed) => page(c, code, returned, failed),
  })
}

/** The tenant's record, and the one municipality of it. */
interface OfArea {
  readonly tenant: Tenant
  readonly area: Area
}

const SAVE: FormAction<PlacesDone> = {
  prefix: () => 'places',
  run(call, code, form) {
    let known: Area['places']
    return saveOnTop<OfArea, Tenant>(call, form, {
      async read() {
        const tenant = await seeTenant(call)
        const area = tenant.areas.find((one) => one.code === code)
        known = area?.places
        return area ? { tenant, area } : refuse('NOT_FOUND')
      },
      part: ({ area }) => PARTS.places(area),
      version: ({ tenant }) => tenant.version,
      save: (version) =>
        setPlaces(call, code, { items: readPlaces(form, known ?? [], () => call.ids.id().toLowerCase()) }, version),
    })
  },
  done: () => 'saved',
  fields:
    ({ settings }) =>
    () => ({ name: 'places', label: settings.places.list }),
  edits: true,
}

async function page(c: StaffContext, code: string | undefined, returned?: Returned, failed?: Failed): Promise<Response> {
  if (failed?.status === 404) return notFound(c)
  const call = readCall(c)
  const tenant = await seeTenant(call)
  const area = tenant.areas.find((one) => one.code === code)
  const frame = { current: '/settings', status: failed?.status, problem: failed !== undefined } as const
  if (!area) return showPage(c, { ...frame, title: ({ settings }) => settings.places.title }, <PlaceAreas tenant={tenant} />)
  const { names } = await c.var.visit.reader()
  return showPage(
    c,
    { ...frame, title: ({ settings }) => settings.places.of(names.area(tenant, area.code)) },
    <Places
      area={area}
      lines={asLines(area.places ?? [])}
      nonce={c.get('nonce')}
      now={call.now}
      returned={returned}
      done={doneOf(placesDone, doneHere(c))}
    />,
  )
}
