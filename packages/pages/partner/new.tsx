import type { Tenant } from '#core/records/tenant.ts'
import { ActionForm, Button } from '../action-form.tsx'
import { freshForm } from '../form-view.ts'
import { ProblemSummary } from '../problems.tsx'
import { useWords } from '../reader.tsx'
import type { PageProps } from '../sent.ts'
import { CardFields } from './card-fields.tsx'

/** What the register is to hold of somebody new. */
export function NewPartner({ tenant, nonce, sent }: PageProps & { tenant: Tenant }) {
  const { common } = useWords()
  const view = sent?.view ?? freshForm('card')
  return (
    <>
      <ProblemSummary view={sent?.view} trouble={sent?.trouble} />
      <ActionForm action="/partners/new" nonce={nonce} view={view}>
        <CardFields view={view} tenant={tenant} />
        <Button>{common.save}</Button>
      </ActionForm>
    </>
  )
}
