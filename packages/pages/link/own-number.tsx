import { ActionForm, Button, Folded } from '../action-form.tsx'
import { Radios } from '../fields/choice.tsx'
import { formFor } from '../form-view.ts'
import { isReturned } from '../returned.ts'
import type { OwnPageProps } from './own-props.ts'
import { useWords } from '../reader.tsx'
import { Worker } from './worker.tsx'

/** What is agreed without a time: whom to call about it. */
export function WithoutTime({ own, tenant }: OwnPageProps) {
  const { ownPage: words } = useWords()
  const timed = new Set(own.meetings.filter(({ state }) => state === 'scheduled').map(({ requestId }) => requestId))
  const rest = own.workers.filter(({ requestId }) => !timed.has(requestId))
  if (rest.length === 0) return null
  return (
    <section aria-labelledby="without-time">
      <h2 id="without-time">{words.reach.title}</h2>
      <ul class="cards">
        {rest.map((worker) => (
          <li class="card">
            <Worker worker={worker} phone={tenant.settings.coordinatorPhone} whenSuits />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Whether a worker may see their number: asked once, then theirs to change. Neither is chosen beforehand. */
export function Number(props: OwnPageProps) {
  const { ownPage } = useWords()
  const { number: words } = ownPage
  const { showsNumber } = props.own.card
  return (
    <section aria-labelledby="number">
      <h2 id="number">{words.title}</h2>
      {showsNumber === undefined ? (
        <NumberForm {...props} />
      ) : (
        <>
          <p>{showsNumber ? words.shown : words.hidden}</p>
          <Folded title={words.change} open={isReturned(formFor('number', props.returned?.view))}>
            <NumberForm {...props} />
          </Folded>
        </>
      )}
    </section>
  )
}

function NumberForm({ home, nonce, returned }: OwnPageProps) {
  const { common, ownPage } = useWords()
  const { number: words } = ownPage
  const view = formFor('number', returned?.view)
  const options = [
    { value: 'yes', text: words.yes },
    { value: 'no', text: words.no },
  ]
  return (
    <ActionForm action={`${home}/number`} nonce={nonce} view={view}>
      <Radios view={view} name="show" legend={words.question} hint={words.hint} options={options} />
      <Button>{common.send}</Button>
    </ActionForm>
  )
}

/** What is paid where the others did not come: the tenant's rule, said before anybody stands there. */
export function NoShow({ tenant }: Pick<OwnPageProps, 'tenant'>) {
  const { ownPage } = useWords()
  const pay = tenant.settings.noShowPay ?? 'whole'
  return (
    <section aria-labelledby="no-show">
      <h2 id="no-show">{ownPage.noShow.title}</h2>
      <p>{ownPage.noShow[pay]}</p>
    </section>
  )
}
