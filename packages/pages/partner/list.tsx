import { partners as words } from '#copy/fi/partners.ts'
import { states } from '#copy/fi/states.ts'
import type { PartnerView } from '#core/partner/read.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { Facts } from '../facts.tsx'
import { areaName, languageNames } from '../format.ts'

/** The register, by first name. */
export function PartnerList({ partners, tenant }: { partners: readonly PartnerView[]; tenant: Tenant }) {
  return (
    <>
      <p>
        <a class="button" href="/partners/new">
          {words.add}
        </a>
      </p>
      {partners.length === 0 && <p>{words.empty}</p>}
      <ul class="cards pair">
        {partners.map(({ card, diary }) => (
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
                [words.columns.areas, card.areas.map((code) => areaName(tenant, code)).join(', ')],
                [words.columns.languages, languageNames(card.languages.map(({ code }) => code))],
                [words.columns.families, words.families_now(diary.families.length)],
              ]}
            />
          </li>
        ))}
      </ul>
    </>
  )
}
