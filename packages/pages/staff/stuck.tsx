import type { Kind, Live } from '#core/records/record.ts'
import { isStuck } from '#core/records/stuck.ts'
import { ActionForm, Button } from '../action-form.tsx'
import { useWords } from '../reader.tsx'

type StuckKind = Exclude<Kind, 'notice'>

interface StuckProps {
  readonly kind: StuckKind
  readonly id: string
  readonly state: string
  readonly waitsFor: string
  readonly nonce: string
  /** Fields that say what page comes after: see `functions/staff/routes/queue.tsx`. */
  readonly keep?: Readonly<Record<string, string>>
}

/** What does not go on by itself: what that means, and what a person can do about it. */
export function StuckForms({ kind, id, state, waitsFor, nonce, keep = {} }: StuckProps) {
  const { queue: words } = useWords()
  const kept = Object.entries(keep).map(([name, value]) => <input type="hidden" name={name} value={value} />)
  return (
    <>
      <p>
        {meaning(kind, waitsFor)} {words.stuck.again}
      </p>
      <div class="row">
        <ActionForm action={`/queue/${kind}/${id}/retry`} nonce={nonce}>
          {kept}
          <Button>{words.stuck.retry}</Button>
        </ActionForm>
        {kind === 'offer' && state === 'sent' && (
          <ActionForm action={`/queue/offer/${id}/close`} nonce={nonce}>
            {kept}
            <Button kind="second">{words.stuck.close}</Button>
          </ActionForm>
        )}
      </div>
    </>
  )
}

/** The same on the page of the thing itself, for a coordinator; nothing where all is well. */
export function StuckHere({ live, coordinator, nonce }: { live: Live; coordinator: boolean; nonce: string }) {
  if (!coordinator || live.kind === 'notice' || !isStuck(live)) return null
  const { id, state, waitsFor } = live
  return <StuckForms kind={live.kind} id={id} state={state} waitsFor={waitsFor} nonce={nonce} keep={{ from: 'here' }} />
}

function meaning(kind: StuckKind, waitsFor: string): string {
  const { queue: words } = useWords()
  const card: Readonly<Record<string, string>> = words.stuck.card
  return ((kind === 'card' || kind === 'tenant') && card[waitsFor]) || words.stuck.todo[kind]
}
