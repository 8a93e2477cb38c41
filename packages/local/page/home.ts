import { html } from 'hono/html'
import { PEOPLE } from '../people.ts'
import { frame, helsinki, type Html } from './frame.ts'
import { MAIL_LIMITS, SMS_LIMITS } from '../services/limits.ts'
import type { LocalTools } from './tools.ts'

export function homePage(tools: LocalTools): Html | Promise<Html> {
  const now = tools.now()
  return frame(
    'Local cloud',
    html` <h2>Sign in as</h2>
      ${Object.entries(PEOPLE).map(
        ([as, person]) =>
          html` <form method="post" action="/local/sign-in">
            <button type="submit" name="as" value="${as}">${as}</button> <span class="small">${person.name}</span>
          </form>`,
      )}

      <h2>Inbox</h2>
      <p><a href="/local/inbox">What people were sent: ${tools.outbox.items().length} messages</a></p>

      <h2>Clock</h2>
      <p>
        It is <strong>${helsinki(now)}</strong> <span class="small">(${now})</span>. Turning it fires everything due on the way.
      </p>
      ${[
        ['PT1H', '+1 hour'],
        ['P1D', '+1 day'],
        ['P7D', '+1 week'],
      ].map(
        ([by, label]) =>
          html` <form method="post" action="/local/clock">
            <button type="submit" name="advance" value="${by}">${label}</button>
          </form>`,
      )}
      <form method="post" action="/local/clock">
        <label>Date <input type="date" name="date" required value="${localDate(now)}" /></label>
        <label>Time in Helsinki <input type="time" name="time" required value="12:00" /></label>
        <button type="submit">Turn to</button>
      </form>

      <h2>Limits of the accounts</h2>
      <p>
        What an account refuses everything with until it is told otherwise: messages are held back, and a coordinator sees why.
      </p>
      <form method="post" action="/local/limits">
        ${limit('sms', Object.keys(SMS_LIMITS), tools.limits.sms)} ${limit('email', Object.keys(MAIL_LIMITS), tools.limits.email)}
        <button type="submit">Refuse so</button>
      </form>

      <h2>Wake-ups</h2>
      ${wakeups(tools)}

      <h2>Dead letters</h2>
      ${deadLetters(tools)}

      <h2>Start again</h2>
      <p>Forgets everything and fills the demo county anew; the clock goes back to real time.</p>
      <form method="post" action="/local/reset"><button type="submit">Back to the demo</button></form>`,
  )
}

function limit(way: string, all: readonly string[], chosen = ''): Html | Promise<Html> {
  return html`<label
    >${way}
    <select name="${way}">
      ${['', ...all].map(
        (one) => html`<option value="${one}" ${one === chosen ? 'selected' : ''}>${one || 'takes everything'}</option>`,
      )}
    </select></label
  >`
}

function wakeups({ schedules }: LocalTools): Html | Promise<Html> {
  const all = schedules.all()
  if (all.length === 0) return html`<p>None.</p>`
  return html`<p>${all.length} ${all.length > 20 ? '(the next 20)' : ''}</p>
    <table>
      <thead>
        <tr>
          <th scope="col">At</th>
          <th scope="col">Record</th>
        </tr>
      </thead>
      <tbody>
        ${all.slice(0, 20).map(
          ({ at, input }) =>
            html`<tr>
              <td>${helsinki(at)}</td>
              <td>${input}</td>
            </tr>`,
        )}
      </tbody>
    </table>`
}

function deadLetters({ failures }: LocalTools): Html | Promise<Html> {
  const all = failures()
  if (all.length === 0) return html`<p>None.</p>`
  return html`<table>
    <thead>
      <tr>
        <th scope="col">At</th>
        <th scope="col">Queue</th>
        <th scope="col">What</th>
        <th scope="col">Why</th>
      </tr>
    </thead>
    <tbody>
      ${all.slice(-20).map(
        ({ at, queue, what, why }) =>
          html`<tr>
            <td>${helsinki(at)}</td>
            <td>${queue}</td>
            <td>${what}</td>
            <td>${why}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

/** Today in Helsinki as `2026-11-25`. */
function localDate(instant: string): string {
  return new Date(instant).toLocaleDateString('sv-SE', { timeZone: 'Europe/Helsinki' })
}
