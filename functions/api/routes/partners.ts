import * as z from 'zod'
import { availabilitySchema, partnerPatchSchema, partnerSchema, waysSchema } from '#core/partner/input.ts'
import type { Card } from '#core/records/partner.ts'
import { lockLinks, renewLinks } from '#core/partner/links.ts'
import { pausePartner, pauseSchema, resumePartner } from '#core/partner/pause.ts'
import { addPartner } from '#core/partner/add.ts'
import { changePartner } from '#core/partner/change.ts'
import { findPartner, listPartners, type PartnerView } from '#core/partner/read.ts'
import { setAvailability } from '#core/partner/set-availability.ts'
import { setWays } from '#core/partner/set-ways.ts'
import { showNumber, showNumberSchema } from '#core/partner/show-number.ts'
import { keys } from '#core/records/keys.ts'
import { isRefusal } from '#core/refusal.ts'
import { paging } from '../inputs.ts'
import { type Reply, listed, type Route, route } from '../route.ts'
import { apiUrl } from '../settings.ts'
import { showPartner } from '../show/partner.ts'
import { stepsOf } from '../step.ts'

const one = { replies: { status: 200, shape: 'Partner' } } as const satisfies Partial<Route>

const shown = ({ card, contact, diary }: PartnerView): Reply => ({
  body: showPartner(card, contact, diary),
  version: card.version,
})

const step = stepsOf<Card>({ matches: keys.card, shape: 'Partner', show: (card) => showPartner(card) })

export const partnerRoutes = [
  route({
    ...one,
    method: 'post',
    path: '/partners',
    verb: 'partner.add',
    does: 'Add a partner to the register',
    body: partnerSchema,
    example: {
      firstName: 'Sari',
      organisation: 'Tuki ry',
      introduction: 'Olen kulkenut saman tien.',
      experience: ['OPEN'],
      languages: [{ code: 'fi', level: 'native' }],
      areas: ['853'],
      contact: { phone: '040 123 4501' },
    },
    replies: { status: 201, shape: 'Partner' },
    async run({ call, body, settings }) {
      const partner = await addPartner(call, body)
      return isRefusal(partner) ? partner : { ...shown(partner), location: apiUrl(settings, `/partners/${partner.card.id}`) }
    },
  }),
  route({
    ...one,
    method: 'get',
    path: '/partners',
    verb: 'partner.list',
    does: 'The register',
    query: z.strictObject(paging),
    replies: { status: 200, shape: 'Partner', list: true },
    async run({ call, query }) {
      const page = await listPartners(call, query)
      return isRefusal(page) ? page : listed(page, ({ card, contact, diary }) => showPartner(card, contact, diary))
    },
  }),
  route({
    ...one,
    method: 'get',
    path: '/partners/{id}',
    verb: 'partner.see',
    does: 'One partner',
    async run({ call, id }) {
      const partner = await findPartner(call, id)
      return isRefusal(partner) ? partner : shown(partner)
    },
  }),
  route({
    ...one,
    method: 'patch',
    path: '/partners/{id}',
    verb: 'partner.change',
    does: 'Change what the register says: fields left out stay',
    body: partnerPatchSchema,
    matches: keys.card,
    async run({ call, id, body }) {
      const partner = await changePartner(call, id, body)
      return isRefusal(partner) ? partner : shown(partner)
    },
  }),
  step({
    method: 'put',
    path: '/partners/{id}/availability',
    verb: 'partner.set-availability',
    does: 'Replace the weekly hours and exceptions',
    body: availabilitySchema,
    take: setAvailability,
  }),
  step({
    method: 'put',
    path: '/partners/{id}/ways',
    verb: 'partner.set-ways',
    does: 'One way for each kind of message; what is left out goes the usual way',
    body: waysSchema,
    take: setWays,
  }),
  step({
    path: '/partners/{id}/pause',
    verb: 'partner.pause',
    does: 'A pause; what is agreed is kept or handed back, as is said of all or each',
    body: pauseSchema,
    take: pausePartner,
  }),
  step({ path: '/partners/{id}/resume', verb: 'partner.resume', does: 'Back from a pause', take: resumePartner }),
  step({
    path: '/partners/{id}/show-number',
    verb: 'partner.show-number',
    does: 'Whether a worker they are confirmed with may see their telephone number, as the partner has said',
    body: showNumberSchema,
    take: showNumber,
  }),
  step({
    path: '/partners/{id}/lock-links',
    verb: 'partner.lock-links',
    does: 'A lost phone: no link sent so far opens anything, until a new one is sent',
    take: lockLinks,
  }),
  step({
    path: '/partners/{id}/send-link',
    verb: 'partner.renew-links',
    does: 'Spoken with: links count again, and a new one goes to the number or address in the register',
    take: renewLinks,
  }),
]
