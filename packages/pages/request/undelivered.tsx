import { causeOf } from '#core/records/cause.ts'
import type { Notice } from '#core/records/notice.ts'
import { ActionForm, Button } from '../action-form.tsx'
import { useWords } from '../reader.tsx'

/** What both the queue and the request's page know of a message. */
export interface Undelivered extends Pick<Notice, 'id' | 'channel'> {
  readonly state: string
  readonly failedFor?: string | undefined
  readonly to: Notice['to'] & { readonly name?: string | undefined }
}

/**
 * A message the machine could not go on with, before or while it was sent: its state says waiting or being sent, which is
 * true no longer, so the page says that it is stuck instead.
 */
export const isHalted = ({ stuck, waitsFor }: { readonly stuck?: unknown; readonly waitsFor: string }): boolean =>
  Boolean(stuck) && waitsFor !== 'person'

/** By name and role; the coordinators' own mailbox by role alone. */
export function whom({ to }: Pick<Undelivered, 'to'>): string {
  const { common } = useWords()
  return to.name === undefined ? common.roles[to.role] : common.signedInAs(to.name, common.roles[to.role])
}

const causeIn = ({ state, failedFor }: Undelivered) =>
  causeOf({ state: state as Notice['state'], ...(failedFor !== undefined && { failedFor }) })

/** Why it has not arrived. */
export const whyNot = (message: Undelivered): string => useWords().undelivered.causes[causeIn(message)][message.channel]

/** What a person can do about it. */
export function whatHelps(message: Undelivered): string {
  const { undelivered: words } = useWords()
  return message.to.role === 'partner' ? words.helps[causeIn(message)][message.channel] : words.helpAmongStaff
}

/** Send again, or say that it was settled on the phone; the way to a partner's number and address. */
export function NoticeForms({ message: { id, to }, nonce }: { message: Undelivered; nonce: string }) {
  const { undelivered: words } = useWords()
  return (
    <>
      {to.role === 'partner' && (
        <p>
          <a href={`/partners/${to.id}`}>{words.toPartner}</a>
        </p>
      )}
      <div class="row">
        <ActionForm action={`/notices/${id}/retry`} nonce={nonce}>
          <Button>{words.retry}</Button>
        </ActionForm>
        <ActionForm action={`/notices/${id}/close`} nonce={nonce}>
          <Button kind="second">{words.close}</Button>
        </ActionForm>
      </div>
    </>
  )
}
