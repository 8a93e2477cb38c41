import type { Notice } from '#core/records/notice.ts'
import type { DigestLine, DigestSaid, Section } from '#core/records/digest.ts'
import type { DigestLetter, DigestWords, MessageWords } from '#core/notice/sending.ts'
import { formats } from './format.ts'
import { type Letter, oneLine, placeOf } from './message.ts'
import type { Messages } from './messages-in.ts'

const SECTIONS = ['fresh', 'late', 'rest'] as const satisfies readonly Section[]

/** A letter as subject, plain text and HTML: the same lines, facts and link in each. */
export function email(
  letter: Letter,
  notice: Notice,
  words: MessageWords,
  say: Messages,
): { subject: string; text: string; html: string } {
  const { facts } = notice
  const { full } = formats(words.language)
  const rows = letter.facts ? factRows(notice, words, say) : []
  const footer = notice.to.role === 'partner' ? [say.noReply(words.phone), say.stop] : [say.staffNoReply]
  const parts = {
    hello: say.hello,
    lines: letter.lines,
    rows,
    lists: facts.cancelledAt ? [{ title: say.cancelled, items: facts.slots.map((slot) => full(slot)) }] : [],
    action: letter.action,
    footer,
    sender: words.senderName,
  }
  return {
    subject: oneLine(subjectOf(letter, notice)),
    text: asText(parts, words),
    html: asHtml(parts, words, letter.subject),
  }
}

/** Staff have many matters: theirs begins with which it is, by a reference that says nothing to anybody else. */
const subjectOf = ({ subject }: Letter, { facts: { reference } }: Notice): string =>
  reference === undefined ? subject : `${reference}: ${subject}`

/** A digest in the same layout: each section as a list under its heading, and what is more of it as a number. */
export function digestEmail(said: DigestSaid, words: DigestWords, say: Messages): DigestLetter {
  const { digest } = say
  const count = { fresh: said.fresh.count, late: said.late.count, rest: said.rest.count }
  const all = SECTIONS.flatMap((section) => said[section].lines)
  const only = count.fresh + count.late + count.rest === 1 ? all[0] : undefined
  const subject = only ? lineOf(only, say) : digest.subject(count)
  const parts = {
    hello: say.hello,
    lines: [digest.intro],
    rows: [],
    lists: SECTIONS.filter((section) => count[section] > 0).map((section) => listOf(section, said, say)),
    action: digest.action,
    footer: [digest.why, say.staffNoReply],
    sender: words.senderName,
  }
  return { subject: oneLine(subject), text: asText(parts, words), html: asHtml(parts, words, subject) }
}

function listOf(section: Section, said: DigestSaid, say: Messages): Parts['lists'][number] {
  const { digest } = say
  const { count, lines } = said[section]
  const more = count - lines.reduce((sum, { times }) => sum + times, 0)
  const items = lines.map((one) => (one.times > 1 ? digest.several(lineOf(one, say), one.times) : lineOf(one, say)))
  return { title: digest.sections[section](count), items: more > 0 ? [...items, digest.more(more)] : items }
}

const lineOf = ({ reference, matter }: DigestLine, { digest }: Messages): string =>
  reference === undefined ? digest.matters[matter] : `${reference}: ${digest.matters[matter]}`

interface Parts {
  readonly hello: string
  readonly lines: readonly string[]
  readonly rows: readonly (readonly [label: string, value: string])[]
  /** Headings with what stands under each. */
  readonly lists: readonly { readonly title: string; readonly items: readonly string[] }[]
  readonly action: string
  readonly footer: readonly string[]
  readonly sender: string
}

/** When, where, answer by; and the time that holds while another is proposed, or that no longer holds. */
function factRows({ facts, to, template }: Notice, words: MessageWords, say: Messages): Parts['rows'] {
  const { full, fullDeadline } = formats(words.language)
  const label = (n: number) => (facts.slots.length > 1 ? say.whenNumbered(n) : say.when)
  const times = facts.slots.map((slot, n) => [label(n + 1), full(slot)] as const)
  const where = oneLine(placeOf(facts, words, { remote: say.remoteTitle, phone: say.byPhoneTitle }))
  const asks = template === 'offer' || template === 'time-asked' || template === 'move-proposed'
  const told = asks || to.role !== 'partner'
  return [
    ...(times.length > 0 ? times : [[say.when, say.whenSuits] as const]),
    ...(where ? [[say.where, where] as const] : []),
    ...(facts.deadline && told ? [[asks ? say.answerBy : say.doneBy, fullDeadline(facts.deadline)] as const] : []),
    ...(facts.previous ? [[facts.invite ? say.before : say.holds, full(facts.previous)] as const] : []),
  ]
}

function asText({ hello, lines, rows, lists, action, footer, sender }: Parts, { link }: Pick<MessageWords, 'link'>): string {
  const facts = rows.map(([label, value]) => `${label}: ${value}`).join('\n')
  const listed = lists.map(({ title, items }) => [title, ...items.map((item) => `- ${item}`)].join('\n'))
  return `${[hello, lines.join('\n'), facts, ...listed, `${action}:\n${link}`, footer.join('\n'), oneLine(sender)].filter(Boolean).join('\n\n')}\n`
}

/** Plain HTML that any reader shows: no images, no scripts, nothing fetched. */
function asHtml(
  { hello, lines, rows, lists, action, footer, sender }: Parts,
  { link, language }: Pick<MessageWords, 'link' | 'language'>,
  subject: string,
): string {
  const facts = rows.map(([label, value]) => `<strong>${escape(label)}:</strong> ${escape(value)}`).join('<br>\n')
  const body = [
    `<p>${escape(hello)}</p>`,
    ...lines.map((line) => `<p>${escape(line)}</p>`),
    facts && `<p>${facts}</p>`,
    ...lists.map(({ title, items }) => {
      const rows = items.map((item) => `<li>${escape(item)}</li>`).join('\n')
      return `<h2 style="font-size:1rem">${escape(title)}</h2>\n<ul>\n${rows}\n</ul>`
    }),
    `<p>${escape(action)}:<br>\n<a href="${escape(web(link))}">${escape(link)}</a></p>`,
    ...footer.map((line) => `<p>${escape(line)}</p>`),
    `<p>${escape(oneLine(sender))}</p>`,
  ].filter(Boolean)
  const lang = escape(language)
  return `<!doctype html>
<html lang="${lang}" dir="${direction(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(oneLine(subject))}</title></head>
<body style="font-family:sans-serif;font-size:1rem;line-height:1.5;max-width:36rem;margin:1rem">
${body.join('\n')}
</body>
</html>
`
}

const direction = (language: string): 'ltr' | 'rtl' => (/^(ar|fa|prs|ckb|ur|he)/.test(language) ? 'rtl' : 'ltr')

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ESCAPES[letter] as string)
}

/** Only a web address may be a link; anything else is a bug of the caller. */
function web(link: string): string {
  if (!/^https?:\/\/[^\s<>"']+$/.test(link)) throw new Error('not a web address')
  return link
}
