import type { Counts } from './counts/counts.ts'
import type { Counted } from './counts/step.ts'
import { BILL, type Month, PRICES, YEAR } from './month.ts'
import { NOTES } from './notes.ts'
import { EMPTY } from './start/floors.ts'
import type { Sized, Started } from './start/measure.ts'

export interface Measured {
  readonly rounds: number
  readonly machine: string
  readonly sizes: readonly Sized[]
  readonly starts: readonly Started[]
  readonly floors: readonly Started[]
  readonly counts: Counts
  readonly partners: number
  readonly month: Month
}

/** Markdown: the same goes to the terminal and to docs/figures.md. Counts and ratios, no milliseconds: those are a machine's. */
export function report({ rounds, machine, sizes, starts, floors, counts, partners, month }: Measured): string {
  const { life, operations, meeting, decline, cancel, sweep } = counts
  return (
    [
      '# Figures',
      `Made by \`npm run bench\` on ${machine}. Written by the command: to change a word of it, change \`test/bench/report.ts\` or \`notes.ts\`.`,
      '## Bundles',
      'Everything in the bundle, and what of it one request that reads the table loads. Modules are source files; Node’s own include the empty handler’s.',
      table(
        ['room', 'kB', 'files', 'loaded kB', 'loaded files', 'modules', "Node's own"],
        sizes.map((one) => [one.room, kb(one.bytes), one.files, kb(one.loadedBytes), one.loadedFiles, one.modules, one.own]),
      ),
      '## Fresh process to first answer',
      `Multiples of a handler that does nothing, from the start of the process (Node ${process.versions.node.split('.')[0]}) to the answer: medians of ${rounds} rounds, all cases in turn. \`time\` is the clock's, \`CPU\` the processor's and steadier on a busy machine. The aim is for the first answer that needs no table, and counts as met when both stay below it; the one that reads the table also connects and signs.`,
      table(
        ['room', 'first answer', 'reads', 'time', 'CPU', 'aim'],
        starts.map((one) => [
          one.room,
          one.what,
          one.table ? 'table' : '–',
          ratio(one.wall),
          ratio(one.cpu),
          one.table || !one.aim ? '' : `≤ ${one.aim} ${Math.max(one.wall, one.cpu) <= one.aim ? '✓' : '✗'}`,
        ]),
      ),
      'The floors: what the parts cost by themselves, bundled the same way, without a line of ours.',
      table(
        ['part', 'time', 'CPU'],
        floors.map((one) => [one.room, one.room === EMPTY ? '1' : ratio(one.wall), one.room === EMPTY ? '1' : ratio(one.cpu)]),
      ),
      '## What people wait for',
      `Calls to the table in the order they wait for each other; \`+\` stands between those on their way side by side. Read and write units by AWS's published rules, indexes and the double price of transactions included (${toldAgrees(counts)}). A register of ${partners} partners.`,
      table(
        ['operation', 'calls', 'trips', 'chain', 'read units', 'write units'],
        operations.map((one) => [one.name, one.calls, one.trips, one.chain, one.reads, one.writes]),
      ),
      '## One whole life',
      'A routine request with one meeting, through the rooms as deployed, on a real table over the wire: stream batches and wake-ups delivered as AWS would.',
      table(LIFE, [...life, meeting, decline, cancel, sweep].map(row)),
      'The last four stand by themselves: each further meeting of a relationship (added, reminded, held, closed), a no with the asking of the next partner, a meeting called off, a sweep.',
      '## One month in the middle scenario',
      `${YEAR.requests} requests a year: ${Math.round(month.requests)} a month with ${YEAR.meetings} meetings each, ${percent(YEAR.accepted)} of offers accepted, ${percent(YEAR.unanswered)} of them unanswered at half their time, ${percent(YEAR.cancelled)} of meetings called off, ${YEAR.pages} further page views a request, ${YEAR.receipts} receipts a message, ${BILL.seconds} s of a 1 GB function an invocation.`,
      table(
        ['what', 'a month', 'US dollars'],
        month.lines.map(([what, many, dollars]) => [what, whole(many), dollars.toFixed(2)]),
      ),
      `**About ${Math.round(month.euros)} € a month**, of which SMS ${Math.round(month.euros - month.withoutTexts)} €; everything else together about ${month.withoutTexts.toFixed(0)} €. The load is small: ${whole(month.http)} HTTP requests and ${whole(month.invocations)} invocations a month.`,
      `Prices are from memory, in dollars for eu-north-1 without free tier or tax: **check before relying on them**. ${prices()} One dollar = ${BILL.euroPerDollar} €. Every SMS is one part.`,
      NOTES,
    ].join('\n\n') + '\n'
  )
}

const LIFE = ['step', 'calls', 'commits', 'read units', 'write units', 'Scheduler', 'SES', 'SMS', 'invocations']

function row(one: Counted): readonly (string | number)[] {
  const invoked = Object.entries(one.invoked)
    .filter(([, many]) => many > 0)
    .map(([room, many]) => `${many} ${room}`)
  const name = one.name.startsWith('  ') ? `· ${one.name.trim()}` : one.name === 'One whole life' ? `**${one.name}**` : one.name
  return [name, one.calls, one.commits, one.reads, one.writes, one.scheduled, one.mails, one.texts, invoked.join(', ')]
}

function toldAgrees({ life }: Counts): string {
  const { told, reads, writes } = life.at(-1)!
  return told === reads + writes
    ? 'the emulator reports the same'
    : `over one life the emulator reports ${told}, not ${reads + writes}`
}

function prices(): string {
  const said = Object.entries(PRICES).map(
    ([name, dollars]) => `${name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)} ${dollars}`,
  )
  return `By unit: ${said.join(', ')}.`
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [head, ...rows].map((line) => line.map(String))
  const widths = head.map((_, n) => Math.max(...cells.map((line) => line[n]!.length)))
  const line = (texts: readonly string[], pad = ' ') =>
    `| ${texts.map((text, n) => (numeric(n) ? text.padStart(widths[n]!, pad) : text.padEnd(widths[n]!, pad))).join(' | ')} |`
  const numeric = (n: number) => typeof rows[0]?.[n] === 'number'
  const rule = `|${widths.map((width, n) => (numeric(n) ? `${'-'.repeat(width + 1)}:` : '-'.repeat(width + 2))).join('|')}|`
  return [line(cells[0]!), rule, ...cells.slice(1).map((texts) => line(texts))].join('\n')
}

const kb = (bytes: number): number => Math.round(bytes / 1024)
const ratio = (times: number): string => `${times.toFixed(1)}×`
const percent = (share: number): string => `${Math.round(share * 100)} %`
const whole = (many: number): string => Math.round(many).toLocaleString('en').replaceAll(',', ' ')
