import { decidersOf } from '#core/policy/decider.ts'
import type { RequestView } from '#core/request/view.ts'
import { Radios } from '../fields/choice.tsx'
import type { FormView } from '../form-view.ts'
import { useWords } from '../reader.tsx'

interface SaidByProps {
  readonly form: FormView
  readonly view: RequestView
  /** A coordinator may do it in their own name, too. */
  readonly optional?: true
}

/** Whose word a coordinator writes down: one of those who decide about the request, by name; nobody is chosen beforehand. */
export function SaidBy({ form, view: { request, worker }, optional }: SaidByProps) {
  const { common, request: words } = useWords()
  const options = decidersOf(request).map((id) => ({ value: id, text: worker?.id === id ? worker.name : common.roles.worker }))
  const { legend, hint } = words.saidBy
  const said = optional ? { legend: `${legend} ${common.optional}` } : { legend, hint }
  return <Radios view={form} name="saidBy" {...said} options={options} />
}
