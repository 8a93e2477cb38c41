import { keys } from '#core/records/keys.ts'
import { isRefusal, type Refusal } from '#core/refusal.ts'
import { areasSchema, putAreas } from '#core/tenant/change.ts'
import { changeSettings, settingsPatchSchema } from '#core/tenant/change-settings.ts'
import { seeTenant } from '#core/tenant/see.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { type Reply, route } from '../route.ts'
import { showArea, showSettings } from '../show/tenant.ts'

/** All municipalities there are, told as one list. */
const WHOLE_LIST = 256 * 1024

const areas = { path: '/areas', replies: { status: 200, shape: 'Area', list: true } } as const
const replyAreas = (tenant: Tenant | Refusal): Reply | Refusal =>
  isRefusal(tenant) ? tenant : { body: { items: tenant.areas.map(showArea) }, version: tenant.version }

export const tenantRoutes = [
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
  route({
    ...areas,
    method: 'get',
    does: 'The municipalities served',
    verb: 'areas.see',
    run: async ({ call }) => replyAreas(await seeTenant(call)),
  }),
  route({
    ...areas,
    method: 'put',
    does: 'The municipalities served: replace them all',
    verb: 'areas.set',
    body: areasSchema,
    bodyLimit: WHOLE_LIST,
    matches: keys.tenant,
    run: async ({ call, body }) => replyAreas(await putAreas(call, body)),
  }),
]
