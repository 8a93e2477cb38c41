import type { PartnerShown } from '#core/request/view.ts'
import { useReader, useWords } from '../reader.tsx'

/** When a partner usually can, as they have told: never when they cannot, why, or what is promised to others. */
export function Usually({ name, usually }: { readonly name: string; readonly usually: PartnerShown['usually'] }) {
  const { availability, meetings: words } = useWords()
  const { time } = useReader()
  if (!usually) return null
  const { weekly, extra } = usually
  return (
    <>
      <p>{words.asking.usual(name)}:</p>
      {weekly.length === 0 && <p>{words.asking.untold}</p>}
      <ul>
        {weekly
          .toSorted((a, b) => a.day - b.day || (a.from < b.from ? -1 : 1))
          .map(({ day, from, to, validFrom, validTo }) => (
            <li>
              {[
                `${availability.days[day - 1]} ${time.localTime(from)}–${time.localTime(to)}`,
                validFrom && `${availability.validFrom} ${time.localDate(validFrom)}`,
                validTo && `${availability.validTo} ${time.localDate(validTo)}`,
              ]
                .filter(Boolean)
                .join(', ')}
            </li>
          ))}
        {extra.map((window) => (
          <li>{`${words.asking.also} ${time.full(window)}`}</li>
        ))}
      </ul>
    </>
  )
}
