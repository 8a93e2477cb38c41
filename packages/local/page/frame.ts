import { html, raw } from 'hono/html'

export type Html = ReturnType<typeof html>

/** Own few lines of style: these pages show the system, they are not part of it. */
const STYLE = raw(`
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 1rem; color: #1b1b1b; background: #fff }
  h1 { font-size: 1.6rem } h2 { font-size: 1.2rem; margin-top: 2rem }
  form { display: inline-block; margin: 0 .4rem .4rem 0 }
  button, input, select { font: inherit; padding: .5rem .8rem; border: 2px solid #1b1b1b; border-radius: .3rem; background: #fff; color: inherit }
  button { background: #123c69; color: #fff; border-color: #123c69; cursor: pointer }
  a { color: #123c69 } nav a { display: inline-block } nav a, summary { padding: .65rem 0 } :focus-visible { outline: 3px solid #b35900; outline-offset: 2px }
  article { border: 1px solid #767676; border-radius: .5rem; padding: .6rem .9rem; margin: .8rem 0; overflow-wrap: anywhere }
  article.sms { background: #eef4ea; border-radius: 1rem } .small { color: #4a4a4a; font-size: .9rem }
  .words { white-space: pre-wrap; margin: .4rem 0 } iframe { width: 100%; height: 22rem; border: 1px solid #767676; background: #fff }
  table { border-collapse: collapse } th, td { text-align: start; padding: .2rem .8rem .2rem 0; vertical-align: top; overflow-wrap: anywhere }
`)

export function frame(title: string, content: Html | Promise<Html>): Html | Promise<Html> {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Rinnalla local cloud</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <nav aria-label="Local cloud">
          <a href="/local">Local cloud</a> · <a href="/local/inbox">Inbox</a> · <a href="/">Rinnalla</a>
        </nav>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`
}

/** As a clock in Finland shows it: `ke 25.11.2026 klo 13.30`. */
export function helsinki(instant: string): string {
  const at = new Date(instant)
  const day = at.toLocaleDateString('fi-FI', {
    timeZone: 'Europe/Helsinki',
    weekday: 'short',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  })
  const time = at.toLocaleTimeString('fi-FI', { timeZone: 'Europe/Helsinki', hour: '2-digit', minute: '2-digit' })
  return `${day} klo ${time}`
}
