import type { Meeting } from '#core/records/meeting.ts'
import { Phone } from '../layout.tsx'
import { useWords } from '../reader.tsx'

interface WhereProps {
  readonly meeting: Meeting
  readonly area: string
  readonly phone: string
}

/** How a meeting is held and, where people meet at a place, which: nobody sends it later, so a missing one is asked for. */
export function Where({ meeting: { mode, place }, area, phone }: WhereProps) {
  const { choices, ownPage: words } = useWords()
  return (
    <>
      <p>{[choices.mode[mode], mode === 'in-person' && area].filter(Boolean).join(', ')}</p>
      {mode === 'in-person' && (
        <p>
          {place ? (
            <bdi>{words.place(place)}</bdi>
          ) : (
            <>
              {words.noPlaceYet} <Phone number={phone} />
            </>
          )}
        </p>
      )}
    </>
  )
}
