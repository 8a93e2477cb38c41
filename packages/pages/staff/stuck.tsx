import { queue as words } from '#copy/fi/queue.ts'
import type { Kind } from '#core/record.ts'
import { ActionForm, Button } from '../action-form.tsx'

interface StuckProps {
  readonly kind: Exclude<Kind, 'notice'>
  readonly id: string
  /** A question that can still be taken back. */
  readonly open: boolean
  readonly nonce: string
}

/** What does not go on by itself: what that means, and what a person can do about it. */
export function StuckForms({ kind, id, open, nonce }: StuckProps) {
  return (
    <>
      <p>
        {words.stuck.todo[kind]} {words.stuck.again}
      </p>
      <div class="row">
        <ActionForm action={`/queue/${kind}/${id}/retry`} nonce={nonce}>
          <Button>{words.stuck.retry}</Button>
        </ActionForm>
        {kind === 'offer' && open && (
          <ActionForm action={`/queue/offer/${id}/close`} nonce={nonce}>
            <Button kind="second">{words.stuck.close}</Button>
          </ActionForm>
        )}
      </div>
    </>
  )
}
