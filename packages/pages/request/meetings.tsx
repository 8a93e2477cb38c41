import { confirmedBy } from '#core/records/going-on.ts'
import { channelFacts } from '#core/reference/channels.ts'
import type { Request, Seat } from '#core/records/request.ts'
import { isAhead } from '#core/records/meeting.ts'
import type { Tenant } from '#core/records/tenant.ts'
import type { RequestView } from '#core/request/view.ts'
import { ActionForm, Button, Folded } from '../action-form.tsx'
import { Select, Tick } from '../fields/choice.tsx'
import { TextField } from '../fields/text.tsx'
import { When } from '../fields/when.tsx'
import { formFor } from '../form-view.ts'
import { useOptions } from '../new-request/options.ts'
import { isReturned, type PageProps } from '../returned.ts'
import type { Eyes } from '../standing.tsx'
import { Reach } from './reach.tsx'
import { Usually } from './usually.tsx'
import { MeetingCard } from './meeting-card.tsx'
import { useWords } from '../reader.tsx'

/** The meetings of a request, those to come first, and a form for the next one. */
export function Meetings({ view, tenant, eyes, ...page }: PageProps & { view: RequestView; tenant: Tenant; eyes: Eyes }) {
  const { meetings: words } = useWords()
  const { request, meetings } = view
  const confirmed = request.taken.some((seat) => seat.state === 'confirmed')
  if (meetings.length === 0 && !confirmed) return null
  const coming = meetings.filter(isAhead).toSorted((a, b) => (a.start < b.start ? -1 : 1))
  const past = meetings.filter((one) => !isAhead(one)).toSorted((a, b) => (a.start < b.start ? 1 : -1))
  const name = (id: string | null) => (id ? view.partners[id]?.firstName : undefined)
  return (
    <section aria-labelledby="meetings">
      <h2 id="meetings">{words.title}</h2>
      <Reach view={view} tenant={tenant} mine={eyes.mine} />
      {meetings.length === 0 && <p>{words.empty}</p>}
      <ul class="cards">
        {[...coming, ...past].map((meeting) => (
          <MeetingCard
            meeting={meeting}
            partner={name(meeting.partnerId)}
            parent={channelFacts[request.channel].hasClient}
            goal={request.goal}
            atEnd={view.atEnd.includes(meeting.id)}
            eyes={eyes}
            coordinator={eyes.coordinator}
            tenant={tenant}
            mine={eyes.mine}
            {...page}
          />
        ))}
      </ul>
      {view.earlier.meetings && (
        <p>
          <a class="button second" href={`/requests/${request.id}/earlier`}>
            {words.earlier}
          </a>
        </p>
      )}
      {request.taken.some((seat) => isOpenTo(request, seat)) && request.state !== 'closed' && <AddForm view={view} {...page} />}
    </section>
  )
}

/** Whether a time can be agreed with whoever sits there: not while it is being confirmed whether they go on. */
const isOpenTo = (request: Request, { state, partnerId }: Seat): boolean =>
  state === 'confirmed' && partnerId !== '' && confirmedBy(request, partnerId) === undefined

function AddForm({ view, nonce, returned }: PageProps & { view: RequestView }) {
  const options = useOptions()
  const { common, meetings: words, newRequest } = useWords()
  const form = formFor('add', returned?.view)
  const seats = view.request.taken
    .filter((seat) => isOpenTo(view.request, seat))
    .map(({ partnerId }) => ({ value: partnerId, text: view.partners[partnerId]?.firstName ?? partnerId }))
  const first = view.request.waitsFor === 'first-meeting'
  return (
    <Folded title={first ? words.addFirst : words.add} open={first || isReturned(form)}>
      <ActionForm action={`/requests/${view.request.id}/meetings`} nonce={nonce} view={form}>
        {seats.length > 1 && <Select view={form} name="partnerId" label={words.partner} options={seats} empty={common.pick} />}
        {seats.map(({ value, text }) => (
          <Usually name={text} usually={view.partners[value]?.usually} />
        ))}
        <When view={form} name="meeting" legend={common.time} />
        <Select view={form} name="mode" label={newRequest.mode} options={options.modes} initial={view.request.mode} />
        <TextField
          view={form}
          name="place"
          label={`${common.place} ${common.optional}`}
          hint={common.noNames}
          initial={view.request.place}
        />
        <Tick view={form} name="agreed" label={words.asking.together} hint={words.asking.togetherHint} />
        <Button>{first ? words.addFirst : words.add}</Button>
      </ActionForm>
    </Folded>
  )
}
