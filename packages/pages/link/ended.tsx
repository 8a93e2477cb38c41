import type { Staged } from '#core/records/stage.ts'
import { ActionForm, Button } from '../action-form.tsx'
import { formFor } from '../form-view.ts'
import type { PageProps } from '../returned.ts'
import { useReader, useWords } from '../reader.tsx'
import { Sure } from './sure.tsx'

export type Over = Exclude<
  Staged['stage'],
  'open' | 'proposed' | 'held' | 'agreed' | 'moving' | 'no-time' | 'time-asked' | 'time-proposed'
>

export interface EndedProps extends PageProps {
  readonly stage: Over
  /** The time it was about, where that is known. */
  readonly was?: { readonly start: string; readonly end: string } | undefined
  /** The page's own address. */
  readonly home: string
}

/** What a link was about is over: what became of it, thanks, and the way to one's own page. Whom to call stands below every page. */
export function Ended({ stage, was, ...page }: EndedProps) {
  const { offerPage: words } = useWords()
  const { time } = useReader()
  const ended = words.ended[stage]
  return (
    <>
      {was && 'was' in ended && <p>{ended.was(time.full(was))}</p>}
      <p>{ended.next}</p>
      <SendLink {...page} />
    </>
  )
}

/** The way to one's own page: a link that goes to the address in the register, never to the screen. */
export function SendLink({ home, nonce, returned }: Pick<EndedProps, 'home' | 'nonce' | 'returned'>) {
  const { common, offerPage } = useWords()
  const { title, hint, sure, yes, no } = offerPage.link
  const view = formFor('link', returned?.view)
  return (
    <section aria-labelledby="own-link">
      <h2 id="own-link">{title}</h2>
      <ActionForm action={`${home}/link`} nonce={nonce} view={view}>
        <Sure view={view} question={sure} hint={hint} yes={yes} no={no} />
        <Button>{common.send}</Button>
      </ActionForm>
    </section>
  )
}
