import type { RequestView } from '#core/request/view.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { Phone } from '../layout.tsx'
import { useWords } from '../reader.tsx'

interface ReachProps {
  readonly view: RequestView
  readonly tenant: Tenant
  /** The reader is the worker whom the partner calls. */
  readonly mine: boolean
}

/** How the worker reaches each confirmed partner; where no time is agreed yet, who of the two calls first. */
export function Reach({ view: { request, partners, worker }, tenant, mine }: ReachProps) {
  const { meetings } = useWords()
  const { reach: words } = meetings
  const whenSuits = request.waitsFor === 'first-meeting'
  const reachable = Object.values(partners).flatMap(({ firstName, reach }) => (reach ? [{ firstName, ...reach }] : []))
  return (
    <>
      {reachable.map(({ firstName, number, first }) => (
        <section>
          <h3>{words.title(firstName)}</h3>
          {whenSuits && <p>{first === 'worker' && number ? words.you : worker?.phone ? words.they : words.theyNoPhone}</p>}
          {mine && !worker?.phone && (
            <p>
              <a href="/own">{words.addPhone}</a>
            </p>
          )}
          <p>
            {number ? words.number : words.hidden} <Phone number={number ?? tenant.settings.coordinatorPhone} />
          </p>
        </section>
      ))}
    </>
  )
}
