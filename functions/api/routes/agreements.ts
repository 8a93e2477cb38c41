import * as z from 'zod'
import { keys } from '#core/records/keys.ts'
import { isRefusal, type Refusal } from '#core/refusal.ts'
import {
  addAgreement,
  agreementPatchSchema,
  agreementSchema,
  type AgreementView,
  changeAgreement,
  findAgreement,
  listAgreements,
  removeAgreement,
} from '#core/tenant/agreements.ts'
import { listOrganisations } from '#core/tenant/organisations.ts'
import { paging } from '../inputs.ts'
import { listed, type Reply, route } from '../route.ts'
import { apiUrl } from '../settings.ts'
import { showAgreement, showOrganisation } from '../show/agreement.ts'

const one = { status: 200, shape: 'Agreement' } as const

const reply = (view: AgreementView | Refusal): Reply | Refusal =>
  isRefusal(view) ? view : { body: showAgreement(view), version: view.version }

const listing = z.strictObject({
  area: z.string('REQUIRED').max(3, 'UNKNOWN_AREA').meta({ description: 'The code of the municipality', example: '853' }),
  ...paging,
})

export const agreementRoutes = [
  route({
    method: 'get',
    path: '/agreements',
    verb: 'agreements.see',
    does: 'Phase agreements of one municipality: whose partners serve which phase',
    query: listing,
    replies: { ...one, list: true },
    async run({ call, query }) {
      const page = await listAgreements(call, query)
      return isRefusal(page) ? page : { ...listed(page, showAgreement), version: page.version }
    },
  }),
  route({
    method: 'post',
    path: '/agreements',
    verb: 'agreements.set',
    does: 'Add a phase agreement; an organisation is known by its name, whatever its capitals and blanks',
    body: agreementSchema,
    example: { area: '853', phase: 'OPEN', organisation: 'Tuki ry', validFrom: '2026-01-01', validTo: '2027-12-31' },
    matches: keys.tenant,
    replies: { status: 201, shape: 'Agreement' },
    async run({ call, body, settings }) {
      const view = await addAgreement(call, body)
      if (isRefusal(view)) return view
      return { body: showAgreement(view), version: view.version, location: apiUrl(settings, `/agreements/${view.id}`) }
    },
  }),
  route({
    method: 'get',
    path: '/agreements/{id}',
    verb: 'agreements.see',
    does: 'One phase agreement',
    replies: one,
    run: async ({ call, id }) => reply(await findAgreement(call, id)),
  }),
  route({
    method: 'patch',
    path: '/agreements/{id}',
    verb: 'agreements.set',
    does: 'End it on another day; `null`: it goes on without an end',
    body: agreementPatchSchema,
    matches: keys.tenant,
    replies: one,
    run: async ({ call, id, body }) => reply(await changeAgreement(call, id, body)),
  }),
  route({
    method: 'post',
    path: '/agreements/{id}/remove',
    verb: 'agreements.set',
    does: 'Take away one that was never made; one that was is ended',
    matches: keys.tenant,
    replies: one,
    run: async ({ call, id }) => reply(await removeAgreement(call, id)),
  }),
  route({
    method: 'get',
    path: '/organisations',
    verb: 'organisations.see',
    does: 'Organisations that agreements and partners name',
    query: z.strictObject(paging),
    replies: { status: 200, shape: 'Organisation', list: true },
    async run({ call, query }) {
      const page = await listOrganisations(call, query)
      return isRefusal(page) ? page : listed(page, showOrganisation)
    },
  }),
]
