import { availability as words } from '#copy/fi/availability.ts'
import { common } from '#copy/fi/common.ts'
import type { Availability } from '#core/partner/availability.ts'
import { localDate, localTime } from '#core/time/zone.ts'
import { plus } from '#core/time/instant.ts'
import { Select, Tick } from '../fields/choice.tsx'
import { TextField } from '../fields/text.tsx'
import { TimeField, When } from '../fields/when.tsx'
import type { FormView } from '../form-view.ts'
import { sentence } from '../format.ts'
import { WHEN_WORDS } from '../request/windows.tsx'

interface AvailabilityProps {
  readonly view: FormView
  readonly availability: Availability
  readonly now: string
  /** With the dates from and to which weekly hours hold: for the coordinator. A partner's own page keeps them as they are. */
  readonly dated?: boolean
}

/** Rows of the form: what is there and a few to fill in. What has passed is left out. */
const SPARE = { weekly: 3, extra: 1, away: 2 } as const

/** Weekly hours, times away and times besides. A row ticked for removal, or left empty, goes. */
export function AvailabilityFields({ view, availability, now, dated }: AvailabilityProps) {
  const away = availability.away.filter(({ end }) => end > now)
  const extra = availability.extra.filter(({ end }) => end > now)
  return (
    <>
      <p>{words.intro}</p>
      <h3>{words.weekly}</h3>
      {rows(availability.weekly.length + SPARE.weekly, (n) => (
        <WeeklyRow view={view} n={n} row={availability.weekly[n]} dated={dated ?? false} />
      ))}
      <h3>{words.away}</h3>
      {rows(away.length + SPARE.away, (n) => (
        <AwayRow view={view} n={n} row={away[n]} />
      ))}
      <h3>{words.extra}</h3>
      {rows(extra.length + SPARE.extra, (n) => (
        <ExtraRow view={view} n={n} row={extra[n]} />
      ))}
    </>
  )
}

const DAYS = words.days.map((text, i) => ({ value: String(i + 1), text: sentence(text) }))

function WeeklyRow({ view, n, row, dated }: { view: FormView; n: number; row: Availability['weekly'][number] | undefined; dated: boolean }) {
  const name = `weekly.${n}`
  return (
    <fieldset class="box">
      <legend>{words.row(n + 1)}</legend>
      <div class="row">
        <Select view={view} name={`${name}.day`} label={words.day} options={DAYS} empty={common.pick} initial={row && String(row.day)} />
        <TimeField view={view} name={`${name}.from`} label={words.from} empty={common.pick} initial={row?.from} half />
        <TimeField view={view} name={`${name}.to`} label={words.to} empty={common.pick} initial={row?.to} half />
      </div>
      {dated ? (
        <div class="row">
          <TextField view={view} name={`${name}.validFrom`} type="date" label={words.validFrom} initial={row?.validFrom} />
          <TextField view={view} name={`${name}.validTo`} type="date" label={words.validTo} initial={row?.validTo} />
        </div>
      ) : (
        <>
          <input type="hidden" name={`${name}.validFrom`} value={row?.validFrom ?? ''} />
          <input type="hidden" name={`${name}.validTo`} value={row?.validTo ?? ''} />
        </>
      )}
      {row && <Tick view={view} name={`${name}.remove`} label={words.remove} />}
    </fieldset>
  )
}

/** Whole days. A stored span that is not whole days travels along and is kept while its days stay the same. */
function AwayRow({ view, n, row }: { view: FormView; n: number; row: Availability['away'][number] | undefined }) {
  const name = `away.${n}`
  return (
    <fieldset class="box">
      <legend>{words.awayRow(n + 1)}</legend>
      {row && <input type="hidden" name={`${name}.was`} value={`${row.start}/${row.end}`} />}
      <div class="row">
        <TextField view={view} name={`${name}.from`} type="date" label={words.firstDay} initial={row && localDate(row.start)} />
        <TextField view={view} name={`${name}.to`} type="date" label={words.lastDay} initial={row && lastDay(row.end)} />
      </div>
      {row && <Tick view={view} name={`${name}.remove`} label={words.remove} />}
    </fieldset>
  )
}

function ExtraRow({ view, n, row }: { view: FormView; n: number; row: Availability['extra'][number] | undefined }) {
  const initial = row && { date: localDate(row.start), from: localTime(row.start), to: localTime(row.end) }
  return (
    <>
      <When view={view} name={`extra.${n}`} legend={words.extraRow(n + 1)} words={WHEN_WORDS} initial={initial} />
      {row && <Tick view={view} name={`extra.${n}.remove`} label={words.remove} />}
    </>
  )
}

/** The last local date a span touches; its end itself does not count. */
function lastDay(end: string): string {
  return localDate(plus(end, -1))
}

function rows<T>(count: number, row: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, n) => row(n))
}
