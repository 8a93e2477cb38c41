import type { Staff } from '#core/records/staff.ts'
import { PARTS } from '#web/parts.ts'
import { ActionForm, Button } from '../action-form.tsx'
import { Facts } from '../facts.tsx'
import { TextField } from '../fields/text.tsx'
import { freshForm } from '../form-view.ts'
import { DoneNotice, ProblemSummary } from '../problems.tsx'
import { useWords } from '../reader.tsx'
import type { PageProps } from '../returned.ts'
import { Seen } from '../seen.tsx'

/** What is known of whoever is signed in, and their work telephone, which they keep themselves. */
export function OwnDetails({ me, nonce, returned, done }: PageProps & { readonly me: Staff }) {
  const { common, ownDetails: words } = useWords()
  const view = returned?.view ?? freshForm('own')
  return (
    <>
      <ProblemSummary view={returned?.view} trouble={returned?.trouble} />
      <DoneNotice done={done} />
      <Facts
        facts={[
          [words.name, me.name],
          [words.email, me.email],
        ]}
      />
      <ActionForm action="/own" nonce={nonce} view={view}>
        <Seen view={view} part={PARTS.phone(me)} />
        <TextField
          view={view}
          name="phone"
          type="tel"
          label={`${words.phone} ${common.optional}`}
          hint={words.phoneHint[me.role === 'worker' ? 'worker' : 'others']}
          initial={me.phone}
        />
        <Button>{common.save}</Button>
      </ActionForm>
    </>
  )
}
