import type { Call } from '../commit/call.ts'
import type { Phones } from '../ports.ts'
import { PHONE_COUNTRIES, type Tenant } from '../records/tenant.ts'
import { type FieldProblem, type Refusal, refuse } from '../refusal.ts'

type Wrong = Extract<Awaited<ReturnType<Phones['mobile']>>, { wrong: unknown }>['wrong']

const PROBLEMS: Readonly<Record<Wrong, FieldProblem>> = {
  form: 'PHONE_FORM',
  country: 'PHONE_COUNTRY',
  'not-mobile': 'PHONE_NOT_MOBILE',
}

/** Contact details with the telephone number as messages go to it. One that cannot take an SMS is refused, saying why. */
export async function reachOf<T extends { readonly phone?: string | undefined }>(
  { phones }: Pick<Call, 'phones'>,
  { settings }: Tenant,
  contact: T,
): Promise<T | Refusal> {
  if (contact.phone === undefined) return contact
  const read = await phones.mobile(contact.phone, settings.phoneCountries ?? PHONE_COUNTRIES)
  return 'number' in read
    ? { ...contact, phone: read.number }
    : refuse('INVALID', { fields: [{ path: 'contact.phone', code: PROBLEMS[read.wrong] }] })
}
