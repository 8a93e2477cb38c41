import { Radios } from '../fields/choice.tsx'
import type { FormView } from '../form-view.ts'

interface SureProps {
  readonly view: FormView
  readonly question: string
  /** What follows from a yes. */
  readonly hint?: string
  readonly yes: string
  readonly no: string
}

/**
 * Whether the form shall do what it is for. Neither is chosen beforehand: programs that read mail press buttons, too, and
 * must not act for anybody.
 */
export function Sure({ view, question, hint, yes, no }: SureProps) {
  const options = [
    { value: 'yes', text: yes },
    { value: 'no', text: no },
  ]
  return <Radios view={view} name="sure" legend={question} hint={hint} options={options} />
}
