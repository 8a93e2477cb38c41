import { localDate } from '#core/time/zone.ts'
import type { Crowd, Deed } from './people.ts'
import { bearerToken } from '../world/tenant.ts'
import { DAY, span } from '../engine/when.ts'

/** Somebody presses one thing after another about the same partner, before the first has been carried out. */
export function secondThoughts({ engine, random, records, call, partners }: Crowd): Deed {
  const about = (id: string) => {
    const send = (method: 'POST' | 'PATCH' | 'PUT', path: string, json: object) =>
      call({ room: 'api', method, path: `/api/v1/partners/${id}${path}`, token: bearerToken('coordinator'), json })
    return [
      () => send('POST', '/pause', { agreed: 'hand-back' }),
      () =>
        send('POST', '/pause', {
          agreed: 'hand-back',
          until: localDate(new Date(engine.now() + random.whole(1, 3) * DAY).toISOString()),
        }),
      () => send('POST', '/resume', {}),
      () => send('PUT', '/availability', { extra: [span(engine.now(), random, 480)] }),
      () => send('PATCH', '', { travelMinutes: random.pick([15, 45]) }),
    ]
  }
  /** A break of some days, and the next moment one without an end: what it hands back is more. */
  function longer(id: string): void {
    const [break1, break2] = about(id).slice(0, 2).toReversed() as [Deed, Deed]
    break1()
    engine.at(engine.now() + random.whole(5, 1500), break2)
  }
  const isBusy = (id: string) =>
    records.all('diary').some((one) => one.id === id && one.families.length + one.bookings.length > 0)

  return () => {
    const busy = partners.filter(isBusy)
    if (busy.length > 0 && random.chance(0.5)) return longer(random.pick(busy))
    const thoughts = about(random.pick(partners))
    for (let n = random.whole(2, 4), at = engine.now(); n > 0; n--, at += random.whole(5, 700))
      engine.at(at, random.pick(thoughts))
  }
}
