import { familiesOf } from '#core/records/partner.ts'
import type { PartnerView } from '#core/partner/read.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { Facts } from '../facts.tsx'
import { useReader, useWords } from '../reader.tsx'

/** The register, by first name. */
export function PartnerList({ partners, tenant }: { partners: readonly PartnerView[]; tenant: Tenant }) {
  const { partners: words, states } = useWords()
  const { names, compare } = useReader()
  const byName = partners.toSorted((a, b) => compare(a.card.firstName, b.card.firstName))
  return (
    <>
      <p>
        <a class="button" href="/partners/new">
          {words.add}
        </a>
      </p>
      {partners.length === 0 && <p>{words.empty}</p>}
      <ul class="cards pair">
        {byName.map(({ card, diary }) => (
          <li class="card">
            <h2>
              <a href={`/partners/${card.id}`}>{card.firstName}</a>
            </h2>
            <p>
              <span class={card.state === 'active' ? 'tag good' : 'tag'}>{states.partner[card.state]}</span>
            </p>
            <Facts
              facts={[
                [words.organisation, card.organisation],
                [
                  words.columns.areas,
                  card.areas
                    .map((code) => names.area(tenant, code))
                    .toSorted(compare)
                    .join(', '),
                ],
                [words.columns.languages, names.languages([...new Set(card.languages.map(({ code }) => code))])],
                [words.columns.families, words.families_now(familiesOf({ ...diary, holds: [] }).size)],
              ]}
            />
          </li>
        ))}
      </ul>
    </>
  )
}
