import type { Catalogue } from '#copy/catalogue.ts'
import { wordsFor } from '#copy/words-for.ts'
import type { HistoryLine } from '#core/request/history.ts'
import type { RequestView } from '#core/request/view.ts'
import { useReader, useWords } from '../reader.tsx'
import { More } from '../staff/more.tsx'

/** What happened, newest first: when, what, and who; who phoned is told where a coordinator wrote it down. */
export function History({ view, staff }: { view: RequestView; staff: ReadonlyMap<string, string> }) {
  const { history: words } = useWords()
  const { time } = useReader()
  const lines = saidOnce(view.history, words).toReversed()
  return (
    <section aria-labelledby="history">
      <h2 id="history">{words.title}</h2>
      {lines.length === 0 ? (
        <p>{words.empty}</p>
      ) : (
        <ol class="lines" reversed>
          {lines.map(({ line, says }) => (
            <li>
              <time datetime={line.at}>{time.dateTime(line.at)}</time> · {says}{' '}
              <span class="quiet">{who(line, view, staff)}</span>
              {line.note && (
                <>
                  <br />
                  {words.note}: {line.note}
                </>
              )}
            </li>
          ))}
        </ol>
      )}
      <More next={view.earlier.history} path={`/requests/${view.request.id}/history`} />
    </section>
  )
}

/** Several records change in one commit, and mean one thing to a person: it is said once. */
function saidOnce(history: readonly HistoryLine[], words: Catalogue['history']): { line: HistoryLine; says: string }[] {
  const known: Readonly<Record<string, string>> = words.of
  const said = new Set<string>()
  return history.flatMap((line) => {
    const codes = line.what.split('+')
    const fresh = codes.filter((code) => !said.has(`${line.commit} ${known[code] ?? words.other}`))
    for (const code of codes) said.add(`${line.commit} ${known[code] ?? words.other}`)
    return fresh.length > 0 || line.note
      ? [{ line, says: wordsFor(words.of, (fresh.length > 0 ? fresh : codes).join('+'), words.other) }]
      : []
  })
}

function who({ by }: HistoryLine, view: RequestView, staff: ReadonlyMap<string, string>): string {
  const { common, history: words } = useWords()
  const name = (role: keyof typeof common.roles, id: string) => {
    const known = role === 'partner' ? view.partners[id]?.firstName : staff.get(id)
    return known ? common.signedInAs(known, common.roles[role]) : common.roles[role]
  }
  const actor = name(by.role, by.id)
  return by.onBehalfOf ? words.onBehalf(actor, name(by.onBehalfOf.role, by.onBehalfOf.id)) : words.by(actor)
}
