import { DoneNotice } from '../problems.tsx'
import { useWords } from '../reader.tsx'
import type { Said } from '../returned.ts'

/** The way to whoever vouches for sign-ins. */
export function SignIn({ url, done }: { url: string | undefined; done: Said }) {
  const { common, signIn: words } = useWords()
  return (
    <>
      <DoneNotice done={done} />
      <p>{words.intro}</p>
      {url ? (
        <p>
          <a class="button" href={url}>
            {words.submit}
          </a>
        </p>
      ) : (
        <p>{common.helpWithoutPhone}</p>
      )}
    </>
  )
}
