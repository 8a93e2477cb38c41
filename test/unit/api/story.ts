import { PARTNER, REQUEST, world } from './world.ts'

const coordinator = 'coordinator' as const
const [WINDOW] = REQUEST.windows

/** A request asked of one partner by hand, as a coordinator would. */
export async function offered() {
  const there = await world()
  const { call } = there
  const { json: partner } = await call('POST', '/api/v1/partners', { as: coordinator, body: PARTNER })
  const { json: request } = await call('POST', '/api/v1/requests', { as: 'worker', body: REQUEST })
  const made = await call('POST', `/api/v1/requests/${request.id}/offers`, {
    as: coordinator,
    body: { partnerId: partner.id, slot: WINDOW },
  })
  return { ...there, partner, request, made, offer: made.json }
}

export async function accepted() {
  const there = await offered()
  const onBehalfOf = { role: 'partner', id: there.partner.id }
  const answer = await there.call('POST', `/api/v1/offers/${there.offer.id}/answer`, {
    as: coordinator,
    body: { answer: 'accept', start: WINDOW.start, onBehalfOf },
  })
  return { ...there, answer }
}

export async function confirmed() {
  const there = await accepted()
  const decision = await there.call('POST', `/api/v1/requests/${there.request.id}/decision`, {
    as: 'worker',
    body: { decision: 'confirm' },
  })
  const { json } = await there.call('GET', '/api/v1/meetings', { as: 'worker' })
  return { ...there, decision, meeting: json.items[0] }
}
