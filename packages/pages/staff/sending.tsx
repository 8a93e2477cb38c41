import type { Held, Sending, Tally } from '#core/notice/see-sending.ts'
import { countOf, limitOf, type Standstill } from '#core/records/standstill.ts'
import type { Template } from '#core/records/templates.ts'
import { ActionForm, Button } from '../action-form.tsx'
import { Facts } from '../facts.tsx'
import { TextField } from '../fields/text.tsx'
import { freshForm } from '../form-view.ts'
import { DoneNotice, ProblemSummary } from '../problems.tsx'
import { useReader, useWords } from '../reader.tsx'
import type { PageProps } from '../returned.ts'

interface SendingProps extends PageProps {
  readonly sending: Sending
}

/** What keeps messages from going, what would become of those that wait, and putting sending on hold or lifting that. */
export function SendingPage({ sending, ...page }: SendingProps) {
  const { sending: words } = useWords()
  const { on, held } = sending
  return (
    <>
      <ProblemSummary view={page.returned?.view} trouble={page.returned?.trouble} />
      <DoneNotice done={page.done} />
      {on.length === 0 && <p>{words.goesOn}</p>}
      {on.map((one) => (
        <Stands one={one} nonce={page.nonce} />
      ))}
      <Waiting held={held} />
      {on.some(({ id }) => id === 'tenant') ? <Lift {...page} /> : <Hold {...page} />}
    </>
  )
}

/** Since when and why; of an account which limit it is and what to do, with a try at once. */
function Stands({ one, nonce }: { one: Standstill; nonce: string }) {
  const { sending: words } = useWords()
  const { time } = useReader()
  const isAccount = one.id === 'sms' || one.id === 'email'
  return (
    <section class="card">
      <h2>{words.what[one.id]}</h2>
      <Facts
        facts={[
          [words.since, time.dateTime(one.since)],
          isAccount && [words.why, words.limits[limitOf(one)]],
          one.why !== undefined && [words.why, <bdi>{one.why}</bdi>],
          one.code !== undefined && [words.code, one.code],
          isAccount && one.due !== null && [words.next, time.dateTime(one.due)],
        ]}
      />
      {isAccount && (
        <ActionForm action={`/sending/${one.id}`} nonce={nonce}>
          <Button>{words.try}</Button>
        </ActionForm>
      )}
    </section>
  )
}

/** What would go, what no longer holds and what is too late, were sending to go on now. */
function Waiting({ held }: { held: Held }) {
  const { sending: words } = useWords()
  const fates = (['goes', 'needless', 'tooLate'] as const).filter((fate) => countOf(held[fate]) > 0)
  return (
    <section>
      <h2>{words.waiting}</h2>
      {fates.length === 0 && <p>{words.none}</p>}
      {fates.map((fate) => (
        <>
          <h3>
            {words.fates[fate]}: {countOf(held[fate])}
          </h3>
          <Kinds tally={held[fate]} />
        </>
      ))}
      {held.more > 0 && <p>{words.more(held.more)}</p>}
    </section>
  )
}

function Kinds({ tally }: { tally: Tally }) {
  const { templates } = useWords()
  return (
    <ul>
      {(Object.entries(tally) as [Template, number][]).map(([template, n]) => (
        <li>
          {templates[template]}: {n}
        </li>
      ))}
    </ul>
  )
}

function Lift({ nonce }: PageProps) {
  const { sending: words } = useWords()
  return (
    <ActionForm action="/sending/lift" nonce={nonce}>
      <p>{words.liftHint}</p>
      <Button>{words.lift}</Button>
    </ActionForm>
  )
}

function Hold({ nonce, returned }: PageProps) {
  const { sending: words } = useWords()
  const view = returned?.view ?? freshForm('hold')
  return (
    <>
      <h2>{words.hold}</h2>
      <p>{words.holdHint}</p>
      <ActionForm action="/sending/hold" nonce={nonce} view={view}>
        <TextField view={view} name="why" label={words.holdWhy} hint={words.holdWhyHint} />
        <Button kind="grave">{words.hold}</Button>
      </ActionForm>
    </>
  )
}
