import type { Caller, Meeting } from '#core/records/meeting.ts'
import { Phone } from '../layout.tsx'
import { useWords } from '../reader.tsx'

interface WhereProps {
  readonly meeting: Meeting
  readonly area: string
  readonly phone: string
  /** Of one by telephone where nobody has said who calls. */
  readonly first?: Caller | undefined
}

/** How a meeting is held, where, and how to find there: what is missing is asked for, as it may not come by itself. */
export function Where({ meeting, area, phone, first }: WhereProps) {
  const { choices, ownPage: words } = useWords()
  const { mode, place, atHome, link, instructions, calls = first } = meeting
  return (
    <>
      <p>{[choices.mode[mode], mode === 'in-person' && area].filter(Boolean).join(', ')}</p>
      {mode === 'in-person' && (
        <p>
          {place ? (
            <bdi>{words.place(place)}</bdi>
          ) : atHome ? (
            words.placeAtHome
          ) : (
            <Missing text={words.noPlaceYet} phone={phone} />
          )}
        </p>
      )}
      {mode === 'remote' && (
        <p>
          {link ? (
            <>
              {words.joinBy}{' '}
              <a href={link} rel="noreferrer noopener" referrerpolicy="no-referrer">
                {link}
              </a>
            </>
          ) : (
            <Missing text={words.noLinkYet} phone={phone} />
          )}
        </p>
      )}
      {mode === 'phone' && calls && <p>{words.calls[calls]}</p>}
      {instructions && (
        <p>
          {words.instructions} <bdi>{instructions}</bdi>
        </p>
      )}
    </>
  )
}

function Missing({ text, phone }: { readonly text: string; readonly phone: string }) {
  return (
    <>
      {text} <Phone number={phone} />
    </>
  )
}
