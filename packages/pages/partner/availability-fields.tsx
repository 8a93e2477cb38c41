import type { Availability } from '#core/records/availability.ts'
import { Select } from '../fields/choice.tsx'
import { valueOf } from '../fields/frame.tsx'
import { TextField } from '../fields/text.tsx'
import { TimeField, When } from '../fields/when.tsx'
import type { FormView } from '../form-view.ts'
import { sentence } from '../names.ts'
import { RemoveTick, RowMark } from '../row-marks.tsx'
import { rowsOf, type ShownRow } from '../rows.ts'
import { awayRows, extraRows, weeklyRows } from './availability-rows.ts'
import { useWords } from '../reader.tsx'

interface AvailabilityProps {
  readonly view: FormView
  readonly availability: Availability
  readonly now: string
  /** With the dates from and to which weekly hours hold: for the coordinator. A partner's own page keeps them as they are. */
  readonly dated?: boolean
}

/** Rows to fill in besides what is there. What has passed is left out. */
const SPARE = { weekly: 3, extra: 1, away: 2 } as const

/** Weekly hours, times away and times besides. A row ticked for removal, or left empty, goes. */
export function AvailabilityFields({ view, availability, now, dated = false }: AvailabilityProps) {
  const { availability: words } = useWords()
  const shows = ({ end }: { readonly end: string }) => end > now
  return (
    <>
      <p>{words.intro}</p>
      <h3>{words.weekly}</h3>
      {rowsOf(weeklyRows, { view, stored: availability.weekly, spare: SPARE.weekly }).map((row) => (
        <WeeklyRow row={row} dated={dated} />
      ))}
      <h3>{words.away}</h3>
      {rowsOf(awayRows, { view, stored: availability.away, shows, spare: SPARE.away }).map((row) => (
        <AwayRow row={row} />
      ))}
      <h3>{words.extra}</h3>
      {rowsOf(extraRows, { view, stored: availability.extra, shows, spare: SPARE.extra }).map((row) => (
        <ExtraRow row={row} />
      ))}
    </>
  )
}

function WeeklyRow({ row, dated }: { row: ShownRow; dated: boolean }) {
  const { availability: words, common } = useWords()
  const { view, n, initial } = row
  const name = `weekly.${n}`
  const days = words.days.map((text, i) => ({ value: String(i + 1), text: sentence(text) }))
  return (
    <fieldset class="box">
      <legend>{words.row(n + 1)}</legend>
      <RowMark name={name} row={row} />
      <div class="row">
        <Select view={view} name={`${name}.day`} label={words.day} options={days} empty={common.pick} initial={initial['day']} />
        <TimeField view={view} name={`${name}.from`} label={words.from} initial={initial['from']} half />
        <TimeField view={view} name={`${name}.to`} label={words.to} initial={initial['to']} half />
      </div>
      {dated ? (
        <div class="row">
          <TextField view={view} name={`${name}.validFrom`} type="date" label={words.validFrom} initial={initial['validFrom']} />
          <TextField view={view} name={`${name}.validTo`} type="date" label={words.validTo} initial={initial['validTo']} />
        </div>
      ) : (
        ['validFrom', 'validTo'].map((part) => (
          <input
            type="hidden"
            name={`${name}.${part}`}
            value={valueOf({ view, name: `${name}.${part}`, initial: initial[part] })}
          />
        ))
      )}
      <RemoveTick name={name} row={row} label={words.remove} />
    </fieldset>
  )
}

/** Whole days. */
function AwayRow({ row }: { row: ShownRow }) {
  const { availability: words } = useWords()
  const { view, n, initial } = row
  const name = `away.${n}`
  return (
    <fieldset class="box">
      <legend>{words.awayRow(n + 1)}</legend>
      <RowMark name={name} row={row} />
      <div class="row">
        <TextField view={view} name={`${name}.from`} type="date" label={words.firstDay} initial={initial['from']} />
        <TextField view={view} name={`${name}.to`} type="date" label={words.lastDay} initial={initial['to']} />
      </div>
      <RemoveTick name={name} row={row} label={words.remove} />
    </fieldset>
  )
}

function ExtraRow({ row }: { row: ShownRow }) {
  const { availability: words } = useWords()
  const { view, n, initial } = row
  const name = `extra.${n}`
  return (
    <>
      <RowMark name={name} row={row} />
      <When view={view} name={name} legend={words.extraRow(n + 1)} initial={initial} />
      <RemoveTick name={name} row={row} label={words.remove} />
    </>
  )
}
