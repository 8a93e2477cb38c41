import { queue as words } from '#copy/fi/queue.ts'
import { common } from '#copy/fi/common.ts'
import { states } from '#copy/fi/states.ts'
import type { Notice } from '#core/notice/notice.ts'
import { isStuck } from '#core/stuck/stuck.ts'
import { ActionForm, Button } from '../action-form.tsx'
import { time } from '../format.ts'
import type { PageProps } from '../sent.ts'

/** The coordinator's view of what was written to whom: nothing of what it said, only how it went. */
export function Notices({ notices, nonce }: PageProps & { notices: readonly Notice[] }) {
  if (notices.length === 0) return null
  const newest = notices.toSorted((a, b) => (a.sendAt < b.sendAt ? 1 : -1))
  return (
    <section aria-labelledby="notices">
      <h2 id="notices">{words.messages}</h2>
      <ul class="lines">
        {newest.map((notice) => (
          <li id={notice.id}>
            <p>
              <span class={untaken(notice) ? 'tag late' : 'tag'}>{states.notice[notice.state]}</span>{' '}
              {time.dateTime(notice.sentAt ?? notice.sendAt)} · {common.roles[notice.to.role]}
            </p>
            {notice.suppressedFor && <p>{states.noticeSuppressedFor[notice.suppressedFor]}</p>}
            {untaken(notice) && <NoticeForms id={notice.id} nonce={nonce} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Nothing more happens to it by itself. */
const untaken = (notice: Notice): boolean => notice.waitsFor === 'person' || isStuck(notice)

/** Send again, or say that it was settled on the phone. */
export function NoticeForms({ id, nonce }: { id: string; nonce: string }) {
  return (
    <>
      <p>{words.notices.todo}</p>
      <div class="row">
        <ActionForm action={`/notices/${id}/retry`} nonce={nonce}>
          <Button>{words.notices.retry}</Button>
        </ActionForm>
        <ActionForm action={`/notices/${id}/close`} nonce={nonce}>
          <Button kind="second">{words.notices.close}</Button>
        </ActionForm>
      </div>
    </>
  )
}
