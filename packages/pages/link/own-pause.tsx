import type { Instant } from '#core/ports.ts'
import { agreedAmong } from '#core/records/meeting.ts'
import { addDays, localDate, startOfDay } from '#core/time/zone.ts'
import { ActionForm, Button, Folded } from '../action-form.tsx'
import { Radios } from '../fields/choice.tsx'
import { TextField } from '../fields/text.tsx'
import { formFor } from '../form-view.ts'
import { AgreedTimes } from '../partner/agreed-times.tsx'
import { useReader, useWords } from '../reader.tsx'
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
          <p>{card.pausedUntil ? <OnBreak until={card.pausedUntil} /> : pause.onOpen}</p>
          <ActionForm action={`${home}/resume`} nonce={nonce} view={resume}>
            <Sure view={resume} question={pause.end} yes={pause.endYes} no={pause.endNo} />
            <Button>{common.send}</Button>
          </ActionForm>
        </>
      ) : (
        <Folded title={pause.start} open={isReturned(view)}>
          <p>{pause.intro}</p>
          <p>{pause.keepMeetings}</p>
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

/** A break of whole days is told by its last one, and never as until midnight. */
function OnBreak({ until }: { readonly until: Instant }) {
  const {
    ownPage: { pause },
  } = useWords()
  const { time } = useReader()
  const lastDay = addDays(localDate(until), -1)
  const wholeDays = startOfDay(localDate(until)) === until
  return <>{wholeDays ? pause.onTo(time.localDate(lastDay)) : pause.on(time.fullDeadline(until))}</>
}
