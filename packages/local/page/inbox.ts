import { html } from 'hono/html'
import type { Message, Outbox } from '../services/outbox.ts'
import { frame, helsinki, type Html } from './frame.ts'

/** As many as a person looks through; `/local/outbox` has them all. */
const SHOWN = 60

/** What people were sent, newest first; of everyone or of one address. */
export function inboxPage(outbox: Outbox, to: string | undefined): Html | Promise<Html> {
  const items = outbox.items(to).toReversed()
  const addresses = [...new Set(outbox.items().map((message) => message.to))].toSorted()
  return frame(
    to === undefined ? 'Inbox' : `Inbox of ${to}`,
    html` <p>${to !== undefined && html`<a href="/local/inbox">Everyone</a> · `}<a href="">Look again</a></p>
      <details>
        <summary>One person’s (${addresses.length} addresses)</summary>
        <ul>
          ${addresses.map((address) => html`<li><a href="/local/inbox?to=${encodeURIComponent(address)}">${address}</a></li>`)}
        </ul>
      </details>
      ${to?.startsWith('+') && answerForm(to)}
      ${items.length === 0 ? html`<p>Nothing yet.</p>` : items.slice(0, SHOWN).map((message) => (message.channel === 'sms' ? sms(message) : email(message)))}
      ${items.length > SHOWN && html`<p>${items.length - SHOWN} older ones are in <a href="/local/outbox">the outbox</a>.</p>`}`,
  )
}

/** What the person with that phone sends back. */
function answerForm(from: string): Html | Promise<Html> {
  return html`<form method="post" action="/local/sms">
    <input type="hidden" name="from" value="${from}" />
    <label
      >Send an SMS from ${from} <input name="text" required maxlength="1600" placeholder="K7 kyllä" autocomplete="off"
    /></label>
    <button type="submit">Send</button>
  </form>`
}

function sms({ to, at, text }: Message): Html | Promise<Html> {
  return html`<article class="sms">
    <p class="small">SMS to <a href="/local/inbox?to=${encodeURIComponent(to)}">${to}</a>, ${helsinki(at)}</p>
    <p class="words">${linked(text)}</p>
  </article>`
}

function email({ id, to, at, subject, text, html: marked, links, invite }: Message): Html | Promise<Html> {
  return html`<article>
    <p class="small">E-mail to <a href="/local/inbox?to=${encodeURIComponent(to)}">${to}</a>, ${helsinki(at)}</p>
    <h2>${subject}</h2>
    <p class="words">${linked(text)}</p>
    ${links.length > 0 && html`<p>${links.map((link) => html`<a href="${link}">${link}</a> `)}</p>`}
    ${invite && html`<p><a href="/local/invite/${id}">Calendar invite (${invite.method})</a></p>`}
    ${
      marked !== undefined &&
      html`<details>
        <summary>As HTML</summary>
        <iframe
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          title="E-mail: ${subject ?? ''}"
          srcdoc="${marked}"
        ></iframe>
      </details>`
    }
  </article>`
}

/** The words with their addresses made links. */
function linked(text: string): (string | Html | Promise<Html>)[] {
  return text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/)
    .map((piece, i) => (i % 2 === 1 ? html`<a href="${piece}">${piece}</a>` : html`${piece}`))
}
