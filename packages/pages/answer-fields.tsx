import type { Offer } from '#core/records/offer.ts'
import { Group, type Option, Ticks } from './fields/choice.tsx'
import { When } from './fields/when.tsx'
import type { FormView } from './form-view.ts'
import { useReader, useWords } from './reader.tsx'

/** Yes to one of the times, another time, or no. None is chosen beforehand: programs that submit forms must not answer. */
export function AnswerFields({ view, offer, legend }: { view: FormView; offer: Offer; legend: string }) {
  const { offerPage: words } = useWords()
  const { time } = useReader()
  const yes: Option[] =
    offer.slots.length === 0
      ? [{ value: 'accept:later', text: words.acceptWhenSuits }]
      : offer.slots.map((slot) => ({ value: `accept:${slot.start}`, text: words.accept(time.full(slot)) }))
  return (
    <Group view={view} name="answer" legend={legend}>
      <Ticks type="radio" view={view} name="answer" options={yes} />
      <Ticks
        type="radio"
        view={view}
        name="answer"
        options={[{ value: 'other-time', text: offer.slots.length === 0 ? words.suggestTime : words.otherTime }]}
        from={yes.length}
      />
      <div class="reveal">
        <When view={view} name="other" legend={words.otherTimeHint} />
      </div>
      <Ticks type="radio" view={view} name="answer" options={[{ value: 'decline', text: words.decline }]} from={yes.length + 1} />
    </Group>
  )
}
