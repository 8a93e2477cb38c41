import type { QueueRow } from '#core/request/queue-row.ts'
import { ActionForm, Button } from '../action-form.tsx'
import { useReader, useWords } from '../reader.tsx'

interface Props {
  readonly row: Pick<QueueRow, 'id' | 'state'>
  readonly wrote: NonNullable<QueueRow['wrote']>
  readonly nonce: string
  /** Fields that say what page comes after: see `functions/staff/routes/queue.tsx`. */
  readonly keep: Readonly<Record<string, string>>
}

/** What a partner wrote by SMS that is no answer, from which number, masked; and that it is dealt with. */
export function Wrote({ row, wrote, nonce, keep }: Props) {
  const { queue } = useWords()
  const { time } = useReader()
  const { about, at, from, until, said, withheld } = wrote
  return (
    <>
      <p class="quiet">
        {queue.wrote.from(from)} · <time datetime={at}>{time.dateTime(at)}</time>
      </p>
      {about === 'stop' && <p>{queue.wrote.stop}</p>}
      {withheld && <p>{queue.wrote.withheld}</p>}
      {said !== undefined && (
        <>
          <blockquote dir="auto">{said}</blockquote>
          <p class="quiet">{queue.wrote.until(time.dateTime(until))}</p>
        </>
      )}
      {row.state === 'unread' && (
        <ActionForm action={`/queue/text/${row.id}/handled`} nonce={nonce}>
          {Object.entries(keep).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <Button>{queue.wrote.action}</Button>
        </ActionForm>
      )}
    </>
  )
}
