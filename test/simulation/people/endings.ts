import { END_CHOICES } from '#core/records/ending.ts'
import { addDays, localDate } from '#core/time/zone.ts'
import type { Crowd, Deed } from './people.ts'

type Send = (method: 'POST' | 'PATCH' | 'PUT', path: string, json: unknown) => void

/** What ends: somebody's undertaking in a few days, and what the coordinator chooses for what is agreed beyond; or does not. */
export function endingDeeds({ engine, random, records, partners }: Crowd, send: Send): Deed[] {
  const instant = () => new Date(engine.now()).toISOString()
  /** Mostly of somebody who has agreed to something. */
  const ends: Deed = () => {
    const busy = records.all('diary').filter((one) => one.bookings.some(({ start }) => start > instant()))
    const id = busy.length > 0 ? random.pick(busy).id : random.pick(partners)
    const undertakingUntil = addDays(localDate(instant()), random.pick([-1, -1, 0, 0, 1, 3]))
    send('PATCH', `/partners/${id}`, { checks: { undertakingUntil, agreementUntil: '2027-12-31' } })
  }
  const chosenFor = (id: string, meetings: readonly string[]) => {
    const some = meetings.filter(() => random.chance(0.8))
    const choices = some.map((meetingId) => ({ meetingId, choice: random.pick(END_CHOICES) }))
    const renewed = choices.some(({ choice }) => choice === 'renewed')
    if (some.length > 0) send('POST', `/endings/${id}`, { choices, ...(renewed && { until: '2027-12-31' }) })
  }
  const choose: Deed = () => {
    const waiting = records.all('card').filter((one) => one.waitsFor === 'ending' && one.owner === 'coordinator')
    if (waiting.length === 0) return
    const { id } = random.pick(waiting)
    const diary = records.all('diary').find((one) => one.id === id)
    chosenFor(id, diary?.bookings.filter(({ start }) => start > instant()).map(({ meetingId }) => meetingId) ?? [])
  }
  const ofAgreements: Deed = () => {
    if (records.all('tenant')[0]?.waitsFor !== 'ending') return
    const ahead = records.all('meeting').filter((one) => one.state === 'scheduled' && one.start > instant())
    chosenFor(
      'agreements',
      ahead.map(({ id }) => id),
    )
  }
  return [ends, ends, ends, ends, choose, ofAgreements]
}
