import { channelFacts } from '#core/reference/channels.ts'
import type { EarlierView } from '#core/request/earlier.ts'
import type { Tenant } from '#core/records/tenant.ts'
import type { PageProps } from '../returned.ts'
import { More } from '../staff/more.tsx'
import type { Eyes } from '../standing.tsx'
import { useWords } from '../reader.tsx'
import { History } from './history.tsx'
import { MeetingCard } from './meeting-card.tsx'
import { Notices } from './notices.tsx'

interface Props extends Pick<PageProps, 'nonce' | 'now'> {
  readonly found: EarlierView
  readonly staff: ReadonlyMap<string, string>
  readonly tenant: Tenant
}

/** Meetings that the page of their request shows no more, the latest first, and to a coordinator what was written about them. */
export function Earlier({ found: { view, next }, staff, tenant, eyes, ...page }: Props & { eyes: Eyes }) {
  const { meetings: words } = useWords()
  const { request, meetings } = view
  const past = meetings.toSorted((a, b) => (a.start < b.start ? 1 : -1))
  return (
    <>
      <Back id={request.id} />
      <h2>{words.title}</h2>
      {past.length === 0 && <p>{words.empty}</p>}
      <ul class="cards">
        {past.map((meeting) => (
          <MeetingCard
            meeting={meeting}
            partner={meeting.partnerId ? view.partners[meeting.partnerId]?.firstName : undefined}
            parent={channelFacts[request.channel].hasClient}
            eyes={eyes}
            coordinator={eyes.coordinator}
            tenant={tenant}
            mine={eyes.mine}
            {...page}
          />
        ))}
      </ul>
      {eyes.coordinator && <Notices view={view} staff={staff} {...page} />}
      <More next={next} path={`/requests/${request.id}/earlier`} />
    </>
  )
}

/** What happened before what the page of the request tells. */
export function EarlierHistory({ found: { view }, staff }: Pick<Props, 'found' | 'staff'>) {
  return (
    <>
      <Back id={view.request.id} />
      <History view={view} staff={staff} />
    </>
  )
}

function Back({ id }: { id: string }) {
  const { common } = useWords()
  return (
    <p>
      <a href={`/requests/${id}`}>{common.back}</a>
    </p>
  )
}
