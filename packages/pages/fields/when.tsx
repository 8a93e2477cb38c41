import { describedBy, type FormView, idOf } from '../form-view.ts'
import { Select } from './choice.tsx'
import { TextField } from './text.tsx'
import { useReader, useWords } from '../reader.tsx'

/** Every quarter of an hour of a day, beginning with `06:00`: times of the day come first, those of the night last. */
const QUARTERS = Array.from({ length: 96 }, (_, i) => {
  const minutes = ((i + 24) % 96) * 15
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
})

const HALVES = QUARTERS.filter((time) => /:[03]0$/.test(time))

interface WhenProps {
  readonly view: FormView
  /** Field names become `<name>.date`, `<name>.from`, `<name>.to`. */
  readonly name: string
  readonly legend: string
  readonly hint?: string | undefined
  readonly initial?: { readonly date?: string; readonly from?: string; readonly to?: string } | undefined
}

/** A date and two times. Not `datetime-local`: it shows American dates on a Finnish page. */
export function When({ view, name, legend, hint, initial }: WhenProps) {
  const { common } = useWords()
  const id = idOf(view, name)
  return (
    <fieldset class="box" aria-describedby={describedBy(id, hint, undefined)}>
      <legend>{legend}</legend>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div class="row">
        <TextField view={view} name={`${name}.date`} label={common.date} type="date" initial={initial?.date} />
        <TimeField view={view} name={`${name}.from`} label={common.from} initial={initial?.from} />
        <TimeField view={view} name={`${name}.to`} label={common.to} initial={initial?.to} />
      </div>
    </fieldset>
  )
}

interface TimeProps {
  readonly view: FormView
  readonly name: string
  readonly label: string
  readonly initial?: string | undefined
  /** Steps of half an hour instead of a quarter: for long forms. */
  readonly half?: boolean
  /** What is said where none is chosen; that one is to be picked, unless told. */
  readonly empty?: string
}

/** A time of the day to pick. A stored time between the steps is among them. */
export function TimeField({ view, name, label, initial, half, empty }: TimeProps) {
  const { words, time } = useReader()
  const steps = half ? HALVES : QUARTERS
  const times = !initial || steps.includes(initial) ? steps : [...steps, initial].toSorted()
  const options = times.map((value) => ({ value, text: time.localTime(value) }))
  return <Select view={view} name={name} label={label} options={options} empty={empty ?? words.common.pick} initial={initial} />
}

function pad(n: number): string {
  return String(n).padStart(2, '0')
}
