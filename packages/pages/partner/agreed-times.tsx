import type { Meeting } from '#core/records/meeting.ts'
import { Group, Radios, Ticks } from '../fields/choice.tsx'
import type { FormView } from '../form-view.ts'
import { useReader } from '../reader.tsx'

interface Words {
  readonly legend: string
  /** What follows from handing back. */
  readonly hint?: string
  readonly keep: string
  readonly handBack: string
  readonly each: string
  readonly keepOne: string
  readonly handBackOne: string
}

interface Props {
  readonly view: FormView
  /** Agreed and ahead. Nothing is asked where there are none. */
  readonly times: readonly Meeting[]
  readonly words: Words
}

/** What becomes of the agreed times of somebody who takes a break: the same for all, or chosen for each. Nothing is chosen beforehand. */
export function AgreedTimes({ view, times, words }: Props) {
  const all = [
    { value: 'keep', text: words.keep },
    { value: 'hand-back', text: words.handBack },
  ]
  if (times.length === 0) return null
  if (times.length === 1) return <Radios view={view} name="agreed" legend={words.legend} hint={words.hint} options={all} />
  return (
    <Group view={view} name="agreed" legend={words.legend} hint={words.hint}>
      <Ticks type="radio" view={view} name="agreed" options={all} />
      <Ticks type="radio" view={view} name="agreed" options={[{ value: 'each', text: words.each }]} from={all.length} />
      <div class="reveal">
        {times.map((meeting, n) => (
          <Each view={view} meeting={meeting} n={n} words={words} />
        ))}
      </div>
    </Group>
  )
}

function Each({ view, meeting, n, words }: Pick<Props, 'view' | 'words'> & { meeting: Meeting; n: number }) {
  const { time } = useReader()
  const options = [
    { value: 'keep', text: words.keepOne },
    { value: 'hand-back', text: words.handBackOne },
  ]
  return (
    <>
      <input type="hidden" name={`times.${n}.id`} value={meeting.id} />
      <Radios view={view} name={`times.${n}.how`} legend={time.full(meeting)} options={options} />
    </>
  )
}
