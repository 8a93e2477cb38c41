import { agreedAmong } from '#core/records/meeting.ts'
import { ActionForm, Button, Folded } from '../action-form.tsx'
import { Radios } from '../fields/choice.tsx'
import { TextField } from '../fields/text.tsx'
import { formFor } from '../form-view.ts'
import { AgreedTimes } from '../partner/agreed-times.tsx'
import { OnBreak } from '../partner/on-break.tsx'
import { useWords } from '../reader.tsx'
import { isReturned } from '../returned.ts'
import type { OwnPageProps } from './own-props.ts'
import { Sure } from './sure.tsx'

/** A break of the partner's own, with a word for each time that is agreed; or the way back from one. */
export function Pause({ own, home, nonce, now, returned }: OwnPageProps) {
  const { common, ownPage: words } = useWords()
  const { pause } = words
  const { card } = own
  const view = formFor('pause', returned?.view)
  const resume = formFor('resume', returned?.view)
  const how = [
    { value: 'two-weeks', text: pause.twoWeeks },
    { value: 'until', text: pause.until },
    { value: 'open', text: pause.open },
  ]
  if (card.state !== 'active' && card.state !== 'paused') return null
  return (
    <section aria-labelledby="pause">
      <h2 id="pause">{pause.title}</h2>
      {card.state === 'paused' ? (
        <>
          <p>{card.pausedUntil ? <OnBreak until={card.pausedUntil} words={pause} /> : pause.onOpen}</p>
          <ActionForm action={`${home}/resume`} nonce={nonce} view={resume}>
            <Sure view={resume} question={pause.end} yes={pause.endYes} no={pause.endNo} />
            <Button>{common.send}</Button>
          </ActionForm>
        </>
      ) : (
        <Folded title={pause.start} open={isReturned(view)}>
          <p>{pause.intro}</p>
          <p>{pause.follows}</p>
          <ActionForm action={`${home}/pause`} nonce={nonce} view={view}>
            <Radios view={view} name="how" legend={pause.howLong} options={how} />
            <TextField view={view} name="until" type="date" label={pause.until} />
            <AgreedTimes
              view={view}
              times={agreedAmong(own.meetings, now)}
              words={{ ...pause, legend: pause.agreed, hint: pause.agreedHint }}
            />
            <Button kind="second">{pause.start}</Button>
          </ActionForm>
        </Folded>
      )}
    </section>
  )
}
