import type { Tenant } from '#core/records/tenant.ts'
import { changeSettings } from '#core/tenant/change-settings.ts'
import { seeTenant } from '#core/tenant/see.ts'
import { doneOf } from '#pages/done.ts'
import { named } from '#pages/field-map.ts'
import { show as showPage } from '#pages/respond.tsx'
import type { Returned } from '#pages/returned.ts'
import { SettingsPage } from '#pages/staff/settings.tsx'
import { type Failed, type FormAction, takeForm } from '#pages/take-form.ts'
import { doneHere } from '#web/done.ts'
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
  run: (call, _id, form) =>
    saveOnTop<Tenant, Tenant>(call, form, {
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
            partnerTitle: form.text('partnerTitle'),
          },
          version,
        ),
    }),
  done: () => 'saved',
  fields: ({ settings: { coordinatorPhone, dutyPhone, coordinatorEmail, language, partnerTitle } }) => {
    const labels = named({ coordinatorPhone, dutyPhone, coordinatorEmail, partnerTitle })
    return (path) => (path === 'language' ? { name: 'writesIn', label: language } : labels(path))
  },
  edits: true,
}

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
