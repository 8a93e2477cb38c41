import { goalsOf, type Tenant } from '#core/records/tenant.ts'
import { PAGE_LANGUAGES } from '#core/reference/languages.ts'
import { isRefusal } from '#core/refusal.ts'
import { changeSettings } from '#core/tenant/change-settings.ts'
import { seeTenant } from '#core/tenant/see.ts'
import { doneOf } from '#pages/done.ts'
import { named } from '#pages/field-map.ts'
import { show as showPage } from '#pages/respond.tsx'
import type { Returned } from '#pages/returned.ts'
import { SettingsPage } from '#pages/staff/settings.tsx'
import { type Failed, type FormAction, takeForm } from '#pages/take-form.ts'
import { doneHere } from '#web/done.ts'
import type { Form } from '#web/form.ts'
import { goalsField, readGoals } from '#web/goals-form.ts'
import { PARTS } from '#web/parts.ts'
import { saveOnTop } from '#web/seen.ts'
import { postCall, readCall, type StaffContext } from '../context.ts'
import { type SettingsDone, settingsDone } from '../done.ts'

export async function show(c: StaffContext): Promise<Response> {
  return page(c)
}

export function save(c: StaffContext): Promise<Response> {
  return takeForm(c, {
    action: SAVE,
    id: '',
    call: (form) => postCall(c, form),
    next: (done) => `/settings?done=${done}`,
    again: (returned, failed) => page(c, returned, failed),
  })
}

const SAVE: FormAction<SettingsDone> = {
  prefix: () => 'settings',
  async run(call, _id, form) {
    const goals = readGoals(form, goalsOf((await seeTenant(call)).settings))
    if (isRefusal(goals)) return goals
    return saveOnTop<Tenant, Tenant>(call, form, {
      read: () => seeTenant(call),
      part: PARTS.settings,
      version: ({ version }) => version,
      save: (version) =>
        changeSettings(
          call,
          {
            coordinatorPhone: form.text('coordinatorPhone'),
            dutyPhone: form.optional('dutyPhone') ?? null,
            coordinatorEmail: form.text('coordinatorEmail'),
            language: form.text('writesIn'), // `language` is the page's own
            noShowPay: form.optional('noShowPay'),
            partnerTitle: form.text('partnerTitle'),
            travel: form.optional('travel') ?? null,
            ...(goals && { goals }),
            ...remindersIn(form).raw,
          },
          version,
        ),
    })
  },
  done: () => 'saved',
  fields: (
    {
      settings: {
        coordinatorPhone,
        dutyPhone,
        coordinatorEmail,
        language,
        noShowPay,
        partnerTitle,
        travel,
        goals,
        goalsIn,
        ...words
      },
    },
    form,
  ) => {
    const inEach = Object.fromEntries(PAGE_LANGUAGES.map((one) => [goalsField(one), goalsIn[one]]))
    const labels = named({ coordinatorPhone, dutyPhone, coordinatorEmail, noShowPay, partnerTitle, travel, ...inEach })
    const { rows } = remindersIn(form)
    return (path) => {
      if (path === 'language') return { name: 'writesIn', label: language }
      if (path === 'goals') return { name: goalsField('fi'), label: goals }
      // One line of the list in one language, or something about it.
      const [, , spoken] = /^goals\.\d+\.(names\.)?(\w+)$/.exec(path) ?? []
      const said = PAGE_LANGUAGES.find((one) => one === spoken)
      if (path.startsWith('goals.')) return { name: goalsField(said ?? 'fi'), label: goalsIn[said ?? 'fi'] }
      const reminder = /^remindAt(?:\.(\d+)\.(days|by))?$/.exec(path)
      if (!reminder) return labels(path)
      const row = rows[Number(reminder[1] ?? 0)] ?? 0
      const label = reminder[2] === 'by' ? words.reminderBy : words.reminderDays(row + 1)
      return { name: `remindAt.${row}.${reminder[2] ?? 'days'}`, label }
    }
  },
  edits: true,
}

/** The rows of reminders that say how many days; `raw` is empty where the form has none at all, and changes nothing. */
function remindersIn(form: Form): { rows: readonly number[]; raw: object } {
  const all = form.rows('remindAt')
  const rows = all.filter((n) => form.text(`remindAt.${n}.days`))
  const remindAt = rows.map((n) => ({ days: whole(form.text(`remindAt.${n}.days`)), by: form.text(`remindAt.${n}.by`) }))
  return { rows, raw: all.length > 0 ? { remindAt } : {} }
}

/** NaN where it is no whole number: the use case refuses it by its field. */
const whole = (text: string): number => (/^\d{1,3}$/.test(text) ? Number(text) : Number.NaN)

async function page(c: StaffContext, returned?: Returned, failed?: Failed): Promise<Response> {
  const call = readCall(c)
  const tenant = await seeTenant(call)
  return showPage(
    c,
    { title: ({ settings }) => settings.title, current: '/settings', status: failed?.status, problem: failed !== undefined },
    <SettingsPage
      tenant={tenant}
      nonce={c.get('nonce')}
      now={call.now}
      returned={returned}
      done={doneOf(settingsDone, doneHere(c))}
    />,
  )
}
