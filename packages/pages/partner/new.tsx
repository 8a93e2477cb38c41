import type { Tenant } from '#core/records/tenant.ts'
import { ActionForm, Button } from '../action-form.tsx'
import { freshForm } from '../form-view.ts'
import { ProblemSummary } from '../problems.tsx'
import { useWords } from '../reader.tsx'
import type { PageProps } from '../returned.ts'
import { CardFields } from './card-fields.tsx'

type NewPartnerProps = PageProps & { readonly tenant: Tenant; readonly organisations: readonly string[] }

/** What the register is to hold of somebody new. */
export function NewPartner({ tenant, organisations, nonce, returned }: NewPartnerProps) {
  const { common } = useWords()
  const view = returned?.view ?? freshForm('card')
  return (
    <>
      <ProblemSummary view={returned?.view} trouble={returned?.trouble} />
      <ActionForm action="/partners/new" nonce={nonce} view={view}>
        <CardFields view={view} tenant={tenant} organisations={organisations} />
        <Button>{common.save}</Button>
      </ActionForm>
    </>
  )
}
