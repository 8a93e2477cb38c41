import { type Notice } from '#core/records/notice.ts'
import { PARTNER_TEMPLATES, STAFF_TEMPLATES, type Template } from '#core/records/templates.ts'
import type { MessageWords } from '#core/notice/sending.ts'
import type { Window } from '#core/time/interval.ts'

const isPartners = (template: Template): boolean => (PARTNER_TEMPLATES as readonly Template[]).includes(template)
export const ALL_TEMPLATES: readonly Template[] = [...PARTNER_TEMPLATES, ...STAFF_TEMPLATES]

/** Every digit counts: all of them have two where a date can. */
export const SLOTS: readonly Window[] = [
  { start: '2026-11-25T11:30:00.000Z', end: '2026-11-25T13:45:00.000Z' },
  { start: '2026-11-26T11:30:00.000Z', end: '2026-11-26T13:45:00.000Z' },
  { start: '2026-11-27T11:30:00.000Z', end: '2026-11-27T13:45:00.000Z' },
]

/** The longest names of municipalities in Finland, one with a space and two with letters an SMS cannot carry. */
export const AREAS = [
  'Kristiinankaupunki',
  'Pedersören kunta',
  'Uusikaarlepyy',
  'Mustasaari',
  'Eanodaga gielda',
  'Ohcejoga šiida',
]

/** 45 characters: a host of 12 and a token of 22. */
export const LINK = 'https://apu.testi.fi/o/Zm9vYmFyYmF6cXV4MTIzNA'
export const PHONE = '+358401234500'

export const WORDS: MessageWords = {
  link: LINK,
  phone: PHONE,
  senderName: 'Rinnalla',
  area: 'Kristiinankaupunki',
  language: 'fi',
  now: '2026-11-24T11:30:00.000Z',
  from: 'viestit@example.fi',
  to: 'vastaanottaja@example.fi',
}

/** A notice about a request whose secrets must never show: they are in every id the notice has. */
export function notice(template: Template, channel: 'sms' | 'email', facts: Partial<Notice['facts']> = {}): Notice {
  const requestId = 'cl7f3k2qhuostaanotto'
  const role = isPartners(template) ? 'partner' : template === 'needs-coordinator' ? 'coordinator' : 'worker'
  return {
    pk: `demo#REQ#${requestId}`,
    sk: `NOTE#${requestId}.n1`,
    version: 1,
    kind: 'notice',
    schema: 1,
    org: 'demo',
    id: `${requestId}.n1`,
    state: 'claimed',
    waitsFor: 'marking',
    due: '2026-11-24T11:30:00.000Z',
    owner: 'system',
    reason: 'EMERGENCY' as string as Notice['reason'], // no message may show it
    attempts: 0,
    requestId,
    template,
    channel,
    to: { role, id: 'maijameikalainen' },
    subject: { pk: `demo#REQ#${requestId}`, sk: `OFFER#${requestId}.o1` },
    facts: {
      slots: SLOTS,
      area: '287',
      mode: 'in-person',
      placed: true,
      deadline: '2026-11-24T10:30:00.000Z',
      previous: { start: '2026-11-23T11:30:00.000Z', end: '2026-11-23T13:45:00.000Z' },
      invite: { uid: 'k3v9x0q2m8z1c7b5n4a6.m12', sequence: 3, method: 'REQUEST' },
      ...facts,
    },
    sendAt: '2026-11-24T11:30:00.000Z',
    createdAt: '2026-11-24T11:29:00.000Z',
    claims: 1,
  }
}
