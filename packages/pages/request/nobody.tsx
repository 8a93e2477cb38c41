import type { Catalogue } from '#copy/catalogue.ts'
import { type Code, CODES } from '#core/reference/rule-codes.ts'
import type { Request } from '#core/records/request.ts'
import type { RequestView } from '#core/request/view.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { ActionForm, Button } from '../action-form.tsx'
import { Tick } from '../fields/choice.tsx'
import { formFor } from '../form-view.ts'
import { Phone } from '../layout.tsx'
import type { PageProps } from '../returned.ts'
import { WindowFields } from './windows.tsx'
import { useReader, useWords } from '../reader.tsx'

interface NobodyProps extends PageProps {
  readonly view: RequestView
  readonly tenant: Tenant
  /** Who is to call, and so reads nothing of being called. */
  readonly coordinator: boolean
}

/** Nobody could come: said as it is, with what the worker can do now and who will call. */
export function Nobody({ view, tenant, coordinator, nonce, returned }: NobodyProps) {
  const { request } = view
  const { request: words } = useWords()
  const { nobody } = words
  const place = tenant.areas.find((area) => area.code === request.area)?.openMeetingPlace
  const form = formFor('times', returned?.view)
  return (
    <section aria-labelledby="nobody" class="notice">
      <h2 id="nobody">{headline(view)}</h2>
      {!coordinator && <p>{todo(request)}</p>}
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
      {!coordinator && (
        <>
          <h3>{nobody.call}</h3>
          <p>
            <Phone number={tenant.settings.coordinatorPhone} />
          </p>
        </>
      )}
    </section>
  )
}

/** What a worker may know of partners whom they do not know: the rest (docs/field.md: Conflicts of interest) is theirs. */
function causesOf({ misses, missed }: Request): readonly (readonly [Cause, number])[] {
  const { rules } = useWords()
  const count = (code: Code) => missed?.by[code] ?? misses.filter(({ codes }) => codes.includes(code)).length
  return CODES.filter((code): code is Cause => code in rules.causes)
    .map((code) => [code, count(code)] as const)
    .filter(([, n]) => n > 0)
    .toSorted(([, a], [, b]) => b - a)
}
type Cause = keyof Catalogue['rules']['causes']

/** Claims no more than happened: that nobody said yes only where somebody was asked, and nobody of them did. */
function headline({ request, offers }: RequestView): string {
  const { request: words, rules } = useWords()
  const { nobody } = words
  const saidYes = offers.some(({ state }) => state === 'accepted' || state === 'released')
  if (request.asked.length > 0) return saidYes ? nobody.another : nobody.title
  if (request.reason === 'no-partners') return nobody.noPartners
  const [first] = causesOf(request)
  const of = request.missed?.of ?? request.misses.length
  return first ? nobody.unasked(rules.causes[first[0]], first[1], of) : nobody.unaskedWhy
}

/** Another time is proposed where it may help. The coordinator's first clock is told, not how it is wound up again. */
function todo(request: Request): string {
  const { request: words } = useWords()
  const { time } = useReader()
  const { nobody } = words
  const [first] = causesOf(request)
  const timely = request.asked.length > 0 || (first !== undefined && (first[0] === 'SLOT' || first[0] === 'AREA'))
  const by = request.due && request.owner === 'coordinator' && request.nudges === 0 ? time.fullDeadline(request.due) : undefined
  if (timely) return by ? nobody.callBy(by) : nobody.todo
  return by ? nobody.helpedBy(by) : nobody.helped
}

/** Which rules kept how many partners away: no names, so the worker may see it. */
function Why({ request }: { request: Request }) {
  const { request: words, rules } = useWords()
  const told = causesOf(request)
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
