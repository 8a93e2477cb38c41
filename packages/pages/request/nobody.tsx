import { CODES } from '#core/reference/rule-codes.ts'
import type { Request } from '#core/records/request.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { ActionForm, Button } from '../action-form.tsx'
import { Tick } from '../fields/choice.tsx'
import { formFor } from '../form-view.ts'
import { Phone } from '../layout.tsx'
import type { PageProps } from '../returned.ts'
import { WindowFields } from './windows.tsx'
import { useReader, useWords } from '../reader.tsx'

/** Nobody could come: said as it is, with what the worker can do now and who will call. */
export function Nobody({ request, tenant, nonce, returned }: PageProps & { request: Request; tenant: Tenant }) {
  const { request: words } = useWords()
  const { time } = useReader()
  const { nobody } = words
  const place = tenant.areas.find((area) => area.code === request.area)?.openMeetingPlace
  const form = formFor('times', returned?.view)
  return (
    <section aria-labelledby="nobody" class="notice">
      <h2 id="nobody">{nobody.title}</h2>
      <p>{request.due && request.owner === 'coordinator' ? nobody.callBy(time.fullDeadline(request.due)) : nobody.todo}</p>
      <Why request={request} />
      <h3>{nobody.otherTime}</h3>
      <ActionForm action={`/requests/${request.id}/times`} nonce={nonce} view={form}>
        <WindowFields view={form} count={2} />
        {request.mode !== 'remote' && <Tick view={form} name="remote" label={nobody.remote} />}
        <Button>{nobody.submit}</Button>
      </ActionForm>
      {place && (
        <>
          <h3>{nobody.openPlace}</h3>
          <p>{nobody.openPlaceHint(place)}</p>
        </>
      )}
      <h3>{nobody.call}</h3>
      <p>
        <Phone number={tenant.settings.coordinatorPhone} />
      </p>
    </section>
  )
}

/** Which rules kept how many partners away: no names, so the worker may see it. */
function Why({ request }: { request: Request }) {
  const { request: words, rules } = useWords()
  const counts = CODES.map((code) => [code, request.misses.filter((miss) => miss.codes.includes(code)).length] as const)
  const told = counts.filter(([, n]) => n > 0)
  if (told.length === 0) return null
  return (
    <>
      <h3>{words.nobody.why}</h3>
      <ul>
        {told.map(([code, n]) => (
          <li>{words.nobody.whyCount(rules.fails[code], n)}</li>
        ))}
      </ul>
    </>
  )
}
