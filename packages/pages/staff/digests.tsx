import { type Digest, MOST_TIMES } from '#core/records/digest.ts'
import { PARTS } from '#web/parts.ts'
import { ActionForm, Button } from '../action-form.tsx'
import { TimeField } from '../fields/when.tsx'
import { freshForm } from '../form-view.ts'
import { DoneNotice, ProblemSummary } from '../problems.tsx'
import { useWords } from '../reader.tsx'
import type { PageProps } from '../returned.ts'
import { Seen } from '../seen.tsx'

export type Whose = 'shared' | 'own'

interface DigestsProps extends PageProps {
  readonly digests: Readonly<Record<Whose, Digest>>
}

/** When the mailbox that the coordinators share gets its digest, and the reader's own. */
export function Digests({ digests, ...page }: DigestsProps) {
  const { digests: words } = useWords()
  return (
    <>
      <ProblemSummary view={page.returned?.view} trouble={page.returned?.trouble} />
      <DoneNotice done={page.done} />
      <p>{words.intro}</p>
      <p>{words.atOnce}</p>
      <h2>{words.shared}</h2>
      <Times whose="shared" digest={digests.shared} hint={words.sharedTo} {...page} />
      <h2>{words.own}</h2>
      <Times whose="own" digest={digests.own} hint={words.ownTo} {...page} />
    </>
  )
}

function Times({ whose, digest, hint, returned, nonce }: PageProps & { whose: Whose; digest: Digest; hint: string }) {
  const { digests: words } = useWords()
  const view = returned?.view.prefix === whose ? returned.view : freshForm(whose)
  return (
    <ActionForm action={`/digest/${whose}`} nonce={nonce} view={view}>
      <Seen view={view} part={PARTS.digest(digest)} />
      {digest.failedFor !== undefined && <p class="notice">{words.failed}</p>}
      <p>{hint}</p>
      <div class="row">
        {Array.from({ length: MOST_TIMES }, (_, n) => (
          <TimeField
            view={view}
            name={`times.${n}`}
            label={words.time(n + 1)}
            initial={digest.times[n]}
            empty={words.none}
            half
          />
        ))}
      </div>
      <Button>{words.save}</Button>
    </ActionForm>
  )
}
