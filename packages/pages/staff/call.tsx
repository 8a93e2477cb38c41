import { ActionForm, Button } from '../action-form.tsx'
import { useWords } from '../reader.tsx'

interface CallProps {
  readonly id: string
  readonly partnerId: string
  readonly nonce: string
  /** Fields that say what page comes after: see `functions/staff/routes/queue.tsx`. */
  readonly keep: Readonly<Record<string, string>>
}

/** After a no a partner wants to be called: the way to their number, and to say that it was done. */
export function CallForm({ id, partnerId, nonce, keep }: CallProps) {
  const { queue, undelivered } = useWords()
  return (
    <>
      <p>
        <a href={`/partners/${partnerId}`}>{undelivered.toPartner}</a>
      </p>
      <ActionForm action={`/queue/offer/${id}/called`} nonce={nonce}>
        {Object.entries(keep).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Button>{queue.call.note}</Button>
      </ActionForm>
    </>
  )
}
