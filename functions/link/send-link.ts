import { sendOwnLink } from '#core/partner/links.ts'
import { nowhere } from '#pages/field-map.ts'
import type { Returned } from '#pages/returned.ts'
import { type Failed, takeForm } from '#pages/take-form.ts'
import { chosen } from './chosen.ts'
import { callOf, home, type LinkContext } from './context.ts'

/** Takes the form that asks for a link to one's own page, wherever it stands. */
export const sendLink = (
  c: LinkContext,
  room: 'o' | 'm',
  requestId: string,
  again: (returned: Returned, failed?: Failed) => Promise<Response>,
): Promise<Response> =>
  takeForm(c, {
    action: chosen(({ offerPage }) => offerPage.link.sure, {
      prefix: () => 'link',
      run: (call, id) => sendOwnLink(call, id),
      done: () => 'link',
      fields: () => nowhere,
    }),
    id: requestId,
    call: (form) => callOf(c, form),
    next: (done) => `${home(c, room)}?done=${done}`,
    again,
  })
