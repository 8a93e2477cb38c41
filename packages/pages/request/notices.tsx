import type { Notice } from '#core/records/notice.ts'
import type { RequestView } from '#core/request/view.ts'
import { isStuck } from '#core/records/stuck.ts'
import type { PageProps } from '../returned.ts'
import { isHalted, type Undelivered, NoticeForms, whatHelps, whom, whyNot } from './undelivered.tsx'
import { useReader, useWords } from '../reader.tsx'

type NoticesProps = PageProps & { readonly view: RequestView; readonly staff: ReadonlyMap<string, string> }

/** The coordinator's view of what was written to whom: nothing of what it said, only about what it was and how it went. */
export function Notices({ view, staff, nonce }: NoticesProps) {
  const { queue: words } = useWords()
  const { notices, partners } = view
  if (notices.length === 0) return null
  const newest = notices.toSorted((a, b) => (a.sendAt < b.sendAt ? 1 : -1))
  const name = ({ role, id }: Notice['to']) => (role === 'partner' ? partners[id]?.firstName : staff.get(id))
  return (
    <section aria-labelledby="notices">
      <h2 id="notices">{words.messages}</h2>
      <ul class="lines">
        {newest.map((notice) => (
          <Line notice={notice} message={{ ...notice, to: { ...notice.to, name: name(notice.to) } }} nonce={nonce} />
        ))}
      </ul>
    </section>
  )
}

function Line({ notice, message, nonce }: { notice: Notice; message: Undelivered; nonce: string }) {
  const { queue: words, states, templates, undelivered } = useWords()
  const { time } = useReader()
  const stuck = isStuck(notice)
  const untaken = stuck || notice.waitsFor === 'person' // nothing more happens to it by itself
  return (
    <li id={notice.id}>
      <p>
        <span class={untaken ? 'tag late' : 'tag'}>
          {isHalted({ ...notice, stuck }) ? words.stuck.tag : states.notice[notice.state]}
        </span>{' '}
        {time.dateTime(notice.sentAt ?? notice.sendAt)} · {templates[notice.template]} · {whom(message)} ·{' '}
        {undelivered.channels[notice.channel]}
      </p>
      {notice.suppressedFor && <p>{states.noticeSuppressedFor[notice.suppressedFor]}</p>}
      {untaken && (
        <>
          <p>
            {whyNot(message)} {whatHelps(message)}
          </p>
          <NoticeForms message={message} nonce={nonce} />
        </>
      )}
    </li>
  )
}
