import type { Meeting } from '#core/records/meeting.ts'
import { ActionForm, Button } from '../action-form.tsx'
import { Group, Ticks } from '../fields/choice.tsx'
import { When } from '../fields/when.tsx'
import { formFor } from '../form-view.ts'
import { MoreOnTask } from './more-on-task.tsx'
import type { OwnPageProps } from './own-props.ts'
import { useReader, useWords } from '../reader.tsx'
import { YesLater } from './yes-later.tsx'

type Props = OwnPageProps & { readonly meetings: readonly Meeting[] }

/** Further times that wait for the partner's answer: none of them is agreed. */
export function AskedTimes({ meetings, ...page }: Props) {
  const { ownPage: words } = useWords()
  if (meetings.length === 0) return null
  return (
    <section aria-labelledby="asked">
      <h2 id="asked">{words.asked.title}</h2>
      <ul class="cards">
        {meetings.map((meeting) => (
          <AskedTime meeting={meeting} {...page} />
        ))}
      </ul>
    </section>
  )
}

/**
 * Yes, no, or another time; while it is being confirmed who goes on, only a no, since nothing is agreed before. None is chosen
 * beforehand: programs that submit forms must not answer for anybody.
 */
function AskedTime({ meeting, home, tenant, nonce, now, returned }: OwnPageProps & { readonly meeting: Meeting }) {
  const { choices, offerPage, ownPage: words } = useWords()
  const { time, names } = useReader()
  const view = formFor(`time-answer-${meeting.id}`, returned?.view)
  const { proposal, asked, mode, goingOn } = meeting
  const area = mode === 'in-person' && names.area(tenant, meeting.area)
  return (
    <li class="card" id={meeting.id}>
      <h3>
        <time datetime={meeting.start}>{time.full(meeting)}</time>
      </h3>
      <p>{[choices.mode[mode], area].filter(Boolean).join(', ')}</p>
      <MoreOnTask to={`${home}/task/${meeting.requestId}`} />
      {proposal && <p>{words.move.waiting(time.full(proposal))}</p>}
      {goingOn && <YesLater until={goingOn} />}
      {!proposal && !goingOn && asked && asked.answerBy > now && <p>{offerPage.answerBy(time.fullDeadline(asked.answerBy))}</p>}
      <ActionForm action={`${home}/meetings/${meeting.id}/time-answer`} nonce={nonce} view={view}>
        <Group
          view={view}
          name="answer"
          legend={words.asked.question(time.full(meeting))}
          hint={goingOn ? undefined : words.asked.follows}
        >
          {!goingOn && (
            <>
              <Ticks type="radio" view={view} name="answer" options={[{ value: 'accept', text: words.asked.yes }]} />
              <Ticks
                type="radio"
                view={view}
                name="answer"
                options={[{ value: 'other-time', text: offerPage.otherTime }]}
                from={1}
              />
              <div class="reveal">
                <When view={view} name="other" legend={offerPage.otherTimeHint} />
              </div>
            </>
          )}
          <Ticks
            type="radio"
            view={view}
            name="answer"
            options={[{ value: 'decline', text: words.asked.no }]}
            from={goingOn ? 0 : 2}
          />
        </Group>
        <Button>{words.move.submit}</Button>
      </ActionForm>
    </li>
  )
}
