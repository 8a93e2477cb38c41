import { describedBy, idOf } from '../form-view.ts'
import { Field, type FieldProps, storedMeanwhile, valueOf } from './frame.tsx'
import { useReader } from '../reader.tsx'

type TextProps = FieldProps & {
  readonly type?: 'text' | 'tel' | 'email' | 'date' | undefined
  readonly autocomplete?: string | undefined
  readonly numeric?: boolean
  readonly short?: boolean
  /** What may be meant: a choice that leaves writing free. */
  readonly offers?: readonly string[] | undefined
}

/** One line. Lengths and forms are judged by the use case, so that whatever was typed comes back with a sentence. */
export function TextField(props: TextProps) {
  const { time } = useReader()
  const { view, name, hint, type = 'text', autocomplete = 'off', numeric, short, offers = [] } = props
  const id = idOf(view, name)
  const problem = view.problems.get(name)?.sentence
  const stored = storedMeanwhile(props, type === 'date' ? (day) => day && time.localDate(day) : undefined)
  return (
    <Field {...props} stored={stored}>
      <input
        id={id}
        name={name}
        type={type}
        value={valueOf(props)}
        class={short || type === 'date' ? 'short' : undefined}
        autocomplete={autocomplete}
        inputmode={numeric ? 'numeric' : undefined}
        list={offers.length > 0 ? `${id}-offers` : undefined}
        aria-describedby={describedBy(id, hint, problem, stored)}
        aria-invalid={problem ? 'true' : undefined}
      />
      {offers.length > 0 && (
        <datalist id={`${id}-offers`}>
          {offers.map((one) => (
            <option value={one}>{one}</option>
          ))}
        </datalist>
      )}
    </Field>
  )
}

/** Several lines. */
export function TextArea(props: FieldProps) {
  const { view, name, hint } = props
  const id = idOf(view, name)
  const problem = view.problems.get(name)?.sentence
  const stored = storedMeanwhile(props)
  return (
    <Field {...props} stored={stored}>
      <textarea
        id={id}
        name={name}
        rows={4}
        dir="auto"
        aria-describedby={describedBy(id, hint, problem, stored)}
        aria-invalid={problem ? 'true' : undefined}
      >
        {valueOf(props)}
      </textarea>
    </Field>
  )
}
