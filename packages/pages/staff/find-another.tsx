import type { QueueRow } from '#core/request/queue-row.ts'
import { ActionForm, Button } from '../action-form.tsx'
import { useWords } from '../reader.tsx'

interface Props {
  readonly row: Pick<QueueRow, 'id'>
  readonly nonce: string
  /** Fields that say what page comes after: see `functions/staff/routes/queue.tsx`. */
  readonly keep: Readonly<Record<string, string>>
}

/** A partner cannot go on with the worker who took the request over: another is sought now, before the machine does. */
export function FindAnother({ row, nonce, keep }: Props) {
  const { queue } = useWords()
  return (
    <>
      <p>{queue.another.hint}</p>
      <ActionForm action={`/queue/going-on/${row.id}/find-another`} nonce={nonce}>
        {Object.entries(keep).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Button>{queue.another.action}</Button>
      </ActionForm>
    </>
  )
}
