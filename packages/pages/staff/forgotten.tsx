import { wordsFor } from '#copy/words-for.ts'
import type { QueueRow } from '#core/request/queue-row.ts'
import { ActionForm, Button } from '../action-form.tsx'
import { useReader, useWords } from '../reader.tsx'

interface Props {
  readonly row: Pick<QueueRow, 'id' | 'state'>
  readonly forgotten: NonNullable<QueueRow['forgotten']>
  readonly nonce: string
  /** Fields that say what page comes after: see `functions/staff/routes/queue.tsx`. */
  readonly keep: Readonly<Record<string, string>>
}

/** What was done that a table put back has forgotten: when, what, who; what follows, and that it is dealt with. */
export function Forgotten({ row, forgotten, nonce, keep }: Props) {
  const { queue, history } = useWords()
  const { time } = useReader()
  const { about, known, more, unknown } = forgotten
  return (
    <>
      <p>
        {unknown
          ? queue.forgotten.unknown[about]
          : about === 'request'
            ? queue.forgotten.holds
            : about === 'partner' && queue.forgotten.holdsPartner}
      </p>
      <p>{queue.forgotten.title}</p>
      <ul>
        {known.map(({ at, by, name, what }) => (
          <li>
            <time datetime={at}>{time.dateTime(at)}</time> · {wordsFor(history.of, what, history.other)}{' '}
            <span class="quiet">
              <Doer role={by.role} name={name} />
            </span>
          </li>
        ))}
        {more > 0 && <li>{queue.forgotten.more(more)}</li>}
      </ul>
      {row.state === 'open' && (
        <ActionForm action={`/queue/gap/${row.id}/deal`} nonce={nonce}>
          {Object.entries(keep).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <Button>{queue.forgotten.action}</Button>
        </ActionForm>
      )}
    </>
  )
}

function Doer({
  role,
  name,
}: {
  role: NonNullable<QueueRow['forgotten']>['known'][number]['by']['role']
  name: string | undefined
}) {
  const { common } = useWords()
  return <>{name === undefined ? common.roles[role] : common.signedInAs(name, common.roles[role])}</>
}
