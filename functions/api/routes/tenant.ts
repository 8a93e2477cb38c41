import type { ZodType } from 'zod'
import type { Call } from '#core/commit/call.ts'
import { keys } from '#core/records/keys.ts'
import { isRefusal, type Refusal } from '#core/refusal.ts'
import { agreementsSchema, areasSchema, putAgreements, putAreas } from '#core/tenant/change.ts'
import { changeSettings, settingsPatchSchema } from '#core/tenant/change-settings.ts'
import { seeTenant } from '#core/tenant/see.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { type Reply, type Route, route } from '../route.ts'
import { showAgreement, showArea, showSettings } from '../show/tenant.ts'

/** Some 2,000 agreements: every phase in a hundred municipalities and more, told as one list. */
const WHOLE_LIST = 256 * 1024

/** One list of a tenant's own data: replaced as a whole. */
function list(
  noun: 'agreements' | 'areas',
  does: string,
  shape: 'Agreement' | 'Area',
  body: ZodType,
  show: (tenant: Tenant) => readonly unknown[],
  put: (call: Call, raw: unknown) => Promise<Tenant | Refusal>,
): Route[] {
  const path = `/${noun}`
  const replies = { status: 200, shape, list: true } as const
  const reply = (tenant: Tenant | Refusal): Reply | Refusal =>
    isRefusal(tenant) ? tenant : { body: { items: show(tenant) }, version: tenant.version }
  return [
    route({ method: 'get', path, does, verb: `${noun}.see`, replies, run: async ({ call }) => reply(await seeTenant(call)) }),
    route({
      method: 'put',
      path,
      does: `${does}: replace them all`,
      verb: `${noun}.set`,
      body,
      bodyLimit: WHOLE_LIST,
      matches: keys.tenant,
      replies,
      run: async ({ call, body }) => reply(await put(call, body)),
    }),
  ]
}

export const tenantRoutes = [
  ...list(
    'agreements',
    'Phase agreements: whose partners serve which phase where',
    'Agreement',
    agreementsSchema,
    ({ agreements }) => agreements.map(showAgreement),
    putAgreements,
  ),
  route({
    method: 'get',
    path: '/settings',
    does: 'Whom people call, where mail goes, and in what language',
    verb: 'settings.see',
    replies: { status: 200, shape: 'Settings' },
    async run({ call }) {
      const tenant = await seeTenant(call)
      return { body: showSettings(tenant), version: tenant.version }
    },
  }),
  route({
    method: 'patch',
    path: '/settings',
    does: 'Change settings: what is left out stays, `null` empties',
    verb: 'settings.set',
    body: settingsPatchSchema,
    matches: keys.tenant,
    replies: { status: 200, shape: 'Settings' },
    async run({ call, body }) {
      const tenant = await changeSettings(call, body)
      return isRefusal(tenant) ? tenant : { body: showSettings(tenant), version: tenant.version }
    },
  }),
  ...list('areas', 'The municipalities served', 'Area', areasSchema, ({ areas }) => areas.map(showArea), putAreas),
]
