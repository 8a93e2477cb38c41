import type { RequestView } from '#core/request/view.ts'
import { localDate } from '#core/time/zone.ts'
import { ActionForm, Button, Folded } from '../action-form.tsx'
import { TextField } from '../fields/text.tsx'
import { formFor, idOf } from '../form-view.ts'
import { isReturned, type PageProps } from '../returned.ts'
import { useReader, useWords } from '../reader.tsx'
import { SaidBy } from './said-by.tsx'

/** The parent's consent: recorded, or withdrawn. Only where there is a parent. */
export function Consent({ view, mine, nonce, now, returned }: PageProps & { view: RequestView; mine: boolean }) {
  const { request } = view
  const { common, request: words } = useWords()
  const { time } = useReader()
  const { consent } = words
  const form = formFor('consent', returned?.view)
  const action = `/requests/${request.id}/consent`
  return (
    <section aria-labelledby="consent">
      <h2 id="consent">{consent.title}</h2>
      {request.consent.given ? (
        <>
          <p>{consent.given(request.consent.on ? time.localDate(request.consent.on) : common.unknown)}</p>
          <Folded title={consent.withdraw} open={isReturned(form)}>
            <p>{consent.withdrawHint}</p>
            <ActionForm action={action} nonce={nonce} view={mine ? undefined : form}>
              {!mine && <SaidBy form={form} view={view} />}
              <Button name="given" value="no" id={idOf(form, 'given')} kind="grave">
                {consent.withdraw}
              </Button>
            </ActionForm>
          </Folded>
        </>
      ) : (
        <>
          <p>{consent.pending}</p>
          <p>{consent.todo}</p>
          <ActionForm action={action} nonce={nonce} view={form}>
            {!mine && <SaidBy form={form} view={view} />}
            <TextField view={form} name="on" type="date" label={consent.on} initial={localDate(now)} />
            <Button name="given" value="yes" id={idOf(form, 'given')}>
              {consent.record}
            </Button>
          </ActionForm>
        </>
      )}
    </section>
  )
}
