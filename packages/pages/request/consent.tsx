import type { Catalogue } from '#copy/catalogue.ts'
import { consentStands, phasesWithoutConsent } from '#core/records/consent.ts'
import type { ConsentEntry, Request } from '#core/records/request.ts'
import type { RequestView } from '#core/request/view.ts'
import { localDate } from '#core/time/zone.ts'
import { ActionForm, Button, Folded } from '../action-form.tsx'
import { TextField } from '../fields/text.tsx'
import { formFor, idOf } from '../form-view.ts'
import { isReturned, type PageProps } from '../returned.ts'
import { useReader, useWords } from '../reader.tsx'
import { SaidBy } from './said-by.tsx'

/** What the parent has said, word by word, and what can be written down now. Only where there is a parent. */
export function Consent({
  view,
  staff,
  mine,
  ...page
}: PageProps & { view: RequestView; staff: ReadonlyMap<string, string>; mine: boolean }) {
  const { consent } = useWords().request
  const { request } = view
  return (
    <section aria-labelledby="consent">
      <h2 id="consent">{consent.title}</h2>
      <p>
        <Stands request={request} />
      </p>
      {request.consentHistory && (
        <ol class="lines">
          {request.consentHistory.map((entry) => (
            <Entry entry={entry} view={view} staff={staff} />
          ))}
        </ol>
      )}
      {request.state !== 'closed' && <Forms view={view} mine={mine} {...page} />}
    </section>
  )
}

function Stands({ request }: { request: Request }) {
  const { common, request: words } = useWords()
  const { time, names } = useReader()
  const { consent } = words
  const closed = request.state === 'closed'
  const missing = closed || isOver(request) ? [] : phasesWithoutConsent(request)
  switch (consentStands(request)) {
    case 'given':
      return missing.length > 0
        ? consent.missingFor(names.phases(missing))
        : consent.given(request.consent.on ? time.localDate(request.consent.on) : common.unknown)
    case 'refused':
      return consent.refused
    case 'withdrawn':
      return consent.withdrawn
    case 'not-asked':
      return closed ? consent.never : consent.pending
  }
}

/** Every phase is over, and nobody waits to be confirmed: there is nothing more to ask the parent about. */
const isOver = ({ closingSince, taken }: Request): boolean =>
  closingSince !== undefined && taken.every(({ state }) => state === 'confirmed')

/** One word of the parent's: which, on which day, for which phases, to which partner, and who wrote it down. */
function Entry({ entry, view, staff }: { entry: ConsentEntry; view: RequestView; staff: ReadonlyMap<string, string> }) {
  const { common, request: words } = useWords()
  const { time, names } = useReader()
  const partners = entry.partners.map((id) => view.partners[id]?.firstName ?? common.roles.partner)
  const said = entry.by.onBehalfOf?.role === 'worker' ? entry.by.onBehalfOf.id : entry.by.id
  return (
    <li>
      <time datetime={entry.on}>{time.localDate(entry.on)}</time> · {words.consent.says[entry.says]}{' '}
      <span class="quiet">
        {[names.phases(entry.phases), ...partners, words.consent.heardBy(staff.get(said) ?? common.roles[entry.by.role])]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </li>
  )
}

function todoOf({ taken }: Request, mine: boolean, words: Catalogue['request']['consent']): string {
  if (!mine) return words.todoTheirs
  return taken.some(({ state }) => state === 'confirmed') ? words.todoConfirmed : words.todo
}

function Forms({ view, mine, nonce, now, returned }: PageProps & { view: RequestView; mine: boolean }) {
  const { request } = view
  const { consent } = useWords().request
  const form = formFor('consent', returned?.view)
  const action = `/requests/${request.id}/consent`
  const given = consentStands(request) === 'given'
  const missing = !isOver(request) && phasesWithoutConsent(request).length > 0
  /** Where both forms are shown their fields have ids of their own. */
  const second = missing ? formFor('consent-no', undefined) : form
  const no = given ? consent.withdraw : consent.refuse
  return (
    <>
      {missing && (
        <>
          <p>{todoOf(request, mine, consent)}</p>
          <ActionForm action={action} nonce={nonce} view={form}>
            {!mine && <SaidBy form={form} view={view} />}
            <TextField view={form} name="on" type="date" label={consent.on} initial={localDate(now)} />
            <Button name="given" value="yes" id={idOf(form, 'given')}>
              {consent.record}
            </Button>
          </ActionForm>
        </>
      )}
      <Folded title={no} open={given && isReturned(form)}>
        <p>{consent.withdrawHint}</p>
        <ActionForm action={action} nonce={nonce} view={mine ? undefined : second}>
          {!mine && <SaidBy form={second} view={view} />}
          <Button name="given" value="no" kind="grave" id={idOf(second, 'given')}>
            {no}
          </Button>
        </ActionForm>
      </Folded>
    </>
  )
}
