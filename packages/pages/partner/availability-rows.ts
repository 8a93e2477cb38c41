import type { Availability } from '#core/records/availability.ts'
import type { Window } from '#core/time/interval.ts'
import { daysOf, timesOf, windowOf } from '#web/availability-form.ts'
import type { RowKind } from '../rows.ts'

export const weeklyRows: RowKind<Availability['weekly'][number]> = {
  list: 'weekly',
  keyOf: ({ day, from, to, validFrom = '', validTo = '' }) => [day, from, to, validFrom, validTo].join('/'),
  shown(key) {
    const [day = '', from = '', to = '', validFrom = '', validTo = ''] = key.split('/')
    return { day, from, to, validFrom, validTo }
  },
}

const span = ({ start, end }: Window): string => `${start}/${end}`

/** Whole days. A stored span that is not whole days is kept while its days stay the same. */
export const awayRows: RowKind<Window> = {
  list: 'away',
  keyOf: span,
  shown(key) {
    const window = windowOf(key)
    return window ? daysOf(window) : { from: '', to: '' }
  },
}

export const extraRows: RowKind<Window> = {
  list: 'extra',
  keyOf: span,
  shown(key) {
    const window = windowOf(key)
    return window ? timesOf(window) : { date: '', from: '', to: '' }
  },
}
