import type { Child } from 'hono/jsx'

export type Fact = readonly [term: string, value: Child] | false | undefined | '' | null

/** Terms and what they are; what is not known is left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(
        (fact) =>
          fact && (
            <>
              <dt>{fact[0]}</dt>
              <dd>{fact[1]}</dd>
            </>
          ),
      )}
    </dl>
  )
}
