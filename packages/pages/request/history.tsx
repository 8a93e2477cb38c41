import { wordsFor } from '#copy/words-for.ts'
import type { HistoryLine, RequestView } from '#core/request/view.ts'
import { useReader, useWords } from '../reader.tsx'

/** What happened, newest first: when, what, and who; who phoned is told where a coordinator wrote it down. */
export function History({ view, staff }: { view: RequestView; staff: ReadonlyMap<string, string> }) {
  const { history: words } = useWords()
  const { time } = useReader()
  const lines = [...view.history].reverse()
  return (
    <section aria-labelledby="history">
      <h2 id="history">{words.title}</h2>
      {lines.length === 0 ? (
        <p>{words.empty}</p>
      ) : (
        <ol class="lines" reversed>
          {lines.map((line) => (
            <li>
              <time datetime={line.at}>{time.dateTime(line.at)}</time> · {wordsFor(words.of, line.what, words.other)}{' '}
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
    </section>
  )
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
