import { CHECK_BASES, basisOf, isOfKind, needsBasis } from '#core/records/check-basis.ts'
import type { Request } from '#core/records/request.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { ActionForm, Button, Folded } from '../action-form.tsx'
import { Radios } from '../fields/choice.tsx'
import { formFor } from '../form-view.ts'
import { useReader, useWords } from '../reader.tsx'
import { isReturned, type PageProps } from '../returned.ts'

interface BasisProps extends PageProps {
  readonly request: Request
  readonly tenant: Tenant
  readonly coordinator: boolean
}

/** By which act partners are checked for requests like this one: until a coordinator has said so, nobody is asked. */
export function Basis(props: BasisProps) {
  const { request, tenant, coordinator } = props
  const { choices, common, request: all } = useWords()
  const { names, time } = useReader()
  if (!needsBasis(request)) return null
  const { basis: words } = all
  const basis = basisOf(tenant, request)
  const recorded = tenant.checkBases?.find((one) => isOfKind(one, request))
  return (
    <section aria-labelledby="basis" class={basis === 'unrecorded' ? 'notice' : undefined}>
      <h2 id="basis">{words.title}</h2>
      <p>
        {recorded
          ? words.recorded(choices.basis[recorded.basis], time.localDate(recorded.on))
          : coordinator
            ? words.unrecorded
            : words.unrecordedTheirs}
      </p>
      {coordinator && request.state !== 'closed' && (
        <Folded title={words.record} open={basis === 'unrecorded' || isReturned(formFor('basis', props.returned?.view))}>
          <p>{words.kind(names.channel(request.channel), names.audience(request.audience))}</p>
          <Form {...props} save={common.save} />
        </Folded>
      )}
    </section>
  )
}

function Form({ request, nonce, returned, save }: BasisProps & { readonly save: string }) {
  const { choices, request: all } = useWords()
  const form = formFor('basis', returned?.view)
  const options = CHECK_BASES.map((value) => ({ value, text: choices.basis[value] }))
  return (
    <ActionForm action={`/requests/${request.id}/basis`} nonce={nonce} view={form}>
      <Radios view={form} name="basis" legend={all.basis.question} hint={all.basis.hint} options={options} />
      <Button>{save}</Button>
    </ActionForm>
  )
}
