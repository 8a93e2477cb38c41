import type { Catalogue } from '#copy/catalogue.ts'
import { partnerLabels } from '#pages/partner/labels.ts'
import type { FieldMap } from '#pages/field-map.ts'
import { OCCASIONS } from '#core/records/templates.ts'
import type { Form } from '#web/form.ts'
import { readWays } from '#web/ways-form.ts'
import { readDate } from '#web/when.ts'
import { given } from './request-form.ts'

/** The form of `CardFields` as `POST /api/v1/partners` takes it; `rows` tells where each language stood. */
export function rawCard(form: Form): { raw: Record<string, unknown>; rows: readonly number[] } {
  const rows = form.rows('languages').filter((n) => form.text(`languages.${n}.code`))
  const raw = given({
    firstName: form.text('firstName'),
    organisation: form.text('organisation'),
    introduction: form.text('introduction'),
    state: form.optional('state'),
    roles: form.all('roles'),
    experience: form.all('experience'),
    livedAs: form.all('livedAs'),
    languages: rows.map((n) =>
      given({
        code: form.text(`languages.${n}.code`),
        level: form.text(`languages.${n}.level`),
        manner: form.optional(`languages.${n}.manner`),
      }),
    ),
    areas: form.all('areas'),
    modes: form.all('modes'),
    gender: form.optional('gender'),
    travelMinutes: whole(form, 'travelMinutes'),
    capacity: {
      families: whole(form, 'families'),
      meetingsPerDay: whole(form, 'meetingsPerDay'),
      hoursPerMonth: whole(form, 'hoursPerMonth'),
      offersPerWeek: whole(form, 'offersPerWeek'),
    },
    earningsCap: form.optional('earningsCap') && cents(form.text('earningsCap')),
    urgentAtNight: form.has('urgentAtNight'),
    contactBy: form.all('contactBy'),
    ways: readWays(form),
    speaks: form.optional('speaks'),
    contact: given({
      name: form.optional('contactName'),
      phone: form.optional('phone'),
      email: form.optional('email'),
      payrollNumber: form.optional('payrollNumber'),
    }),
  })
  return { raw, rows }
}

export function rawChecks(form: Form): { checks: Record<string, unknown> } {
  const checkedOn = readDate(form, 'checkedOn')
  const basis = form.text('basis')
  return {
    checks: given({
      undertakingUntil: readDate(form, 'undertakingUntil') || undefined,
      agreementUntil: readDate(form, 'agreementUntil') || undefined,
      extract: checkedOn || basis ? { checkedOn, basis } : undefined,
    }),
  }
}

export function rawConflicts(form: Form): { conflicts: Record<string, unknown> } {
  return { conflicts: { workers: form.all('workers'), areas: form.all('areas'), ownCase: form.has('ownCase') } }
}

/** NaN where it is no whole number: the use case refuses it by its field. */
function whole(form: Form, name: string): number {
  return /^\d{1,6}$/.test(form.text(name)) ? Number(form.text(name)) : Number.NaN
}

/** Euros with a decimal comma as cents. */
function cents(text: string): number {
  return /^\d{1,6}([.,]\d{1,2})?$/.test(text) ? Math.round(Number(text.replace(',', '.')) * 100) : Number.NaN
}

/** Paths of the register's input: the last part names the field, but for the rows of languages. */
export function cardFieldMap(words: Catalogue, rows: readonly number[] = []): FieldMap {
  const labels: Readonly<Record<string, string>> = partnerLabels(words)
  return (path) => {
    const language = /^languages\.(\d+)(?:\.(\w+))?$/.exec(path)
    if (language)
      return { name: `languages.${rows[Number(language[1])] ?? 0}.${language[2] ?? 'code'}`, label: labels['languages'] ?? '' }
    const way = OCCASIONS.find((one) => path === `ways.${one}`)
    if (way) return { name: path, label: words.ways.of[way] }
    if (path === 'contact.name') return { name: 'contactName', label: labels['contactName'] ?? '' }
    const parts = path.split('.').filter((part) => !/^\d+$/.test(part))
    const name = parts.at(-1) ?? path
    const label = labels[name]
    return label === undefined ? undefined : { name, label }
  }
}
