import type { Area, Tenant } from '#core/records/tenant.ts'
import { PARTS } from '#web/parts.ts'
import { ActionForm, Button } from '../action-form.tsx'
import { TextArea } from '../fields/text.tsx'
import { freshForm } from '../form-view.ts'
import { DoneNotice, ProblemSummary } from '../problems.tsx'
import { useReader, useWords } from '../reader.tsx'
import type { PageProps } from '../returned.ts'
import { Seen } from '../seen.tsx'

/** Which municipality's places. */
export function PlaceAreas({ tenant }: { readonly tenant: Tenant }) {
  const { settings } = useWords()
  const { places: words } = settings
  const { names, compare } = useReader()
  const areas = tenant.areas
    .map(({ code }) => ({ code, name: names.area(tenant, code) }))
    .toSorted((a, b) => compare(a.name, b.name))
  return (
    <>
      <p>{words.intro}</p>
      <h2>{words.choose}</h2>
      <ul>
        {areas.map(({ code, name }) => (
          <li>
            <a href={`/places?area=${code}`}>{name}</a>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Where people meet in one municipality: a place a line. */
export function Places({ area, lines, nonce, returned, done }: PageProps & { readonly area: Area; readonly lines: string }) {
  const { settings } = useWords()
  const { places: words } = settings
  const view = returned?.view ?? freshForm('places')
  return (
    <>
      <ProblemSummary view={returned?.view} trouble={returned?.trouble} />
      <DoneNotice done={done} />
      <p>
        <a href="/places">{words.allAreas}</a>
      </p>
      <p>{words.intro}</p>
      <ActionForm action={`/places/${area.code}`} nonce={nonce} view={view}>
        <Seen view={view} part={PARTS.places(area)} />
        <TextArea view={view} name="places" label={words.list} hint={words.listHint} initial={lines} />
        <Button>{words.save}</Button>
      </ActionForm>
    </>
  )
}
