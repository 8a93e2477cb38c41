import type { Counts } from './counts/counts.ts'
import { add, type Counted } from './counts/step.ts'

/** What a year is like: the middle scenario of the field notes. Assumptions, all of them. */
export const YEAR = {
  requests: 2_200,
  /** Of one relationship. */
  meetings: 10,
  /** Share of offers that get a yes. */
  accepted: 0.7,
  /** Share of questions still unanswered at half their time: each is asked once more, by SMS. */
  unanswered: 0.5,
  /** Share of meetings called off. */
  cancelled: 0.08,
  /** Pages staff look at beyond those counted, for each request. */
  pages: 20,
  /** Receipts that reach on-receipt for each message. */
  receipts: 2,
} as const

/** US dollars before tax, from memory, eu-north-1, no free tier: to be checked before anybody relies on them. */
export const PRICES = {
  millionWrites: 0.71,
  millionReads: 0.142,
  storedGigabyte: 0.5,
  millionInvocations: 0.2,
  gigabyteSecond: 0.0000133334,
  millionHttp: 1.11,
  millionSchedules: 1,
  thousandMails: 0.1,
  textPart: 0.1,
  alarm: 0.1,
  metric: 0.3,
  loggedGigabyte: 0.6,
} as const

/** Further assumptions about the bill. */
export const BILL = {
  euroPerDollar: 0.9,
  /** Of each invocation, starts included; a room has 1 GB. */
  seconds: 0.3,
  sweeps: 30 * 24 * 12,
  gigabytesStored: 2,
  gigabytesLogged: 1,
  /** By metric watched: one that sums up all rooms counts for each. */
  alarms: 53,
  /** Of our own, each code that it is told apart by counted; those of what fails are there only in hours when it does. */
  metrics: 30,
} as const

export interface Month {
  readonly requests: number
  readonly meetings: number
  readonly counted: Counted
  readonly invocations: number
  readonly http: number
  /** What, how many, dollars. */
  readonly lines: readonly (readonly [what: string, many: number, dollars: number])[]
  readonly euros: number
  /** The same without SMS. */
  readonly withoutTexts: number
}

/** One month of the middle scenario from the counts of single lives. */
export function monthOf({ life, meeting, decline, cancel, sweep, operations }: Counts): Month {
  const requests = YEAR.requests / 12
  const page = operations.find(({ name }) => name.includes('list (page)'))!
  const lives = add('month', [
    times(life.at(-1)!, requests),
    times(meeting, requests * (YEAR.meetings - 1)),
    times(cancel, requests * YEAR.meetings * YEAR.cancelled),
    times(decline, requests * (1 / YEAR.accepted - 1)),
    times(page, requests * YEAR.pages),
    times(sweep, BILL.sweeps),
  ])
  // A life as counted answers at once.
  const counted = { ...lives, texts: lives.texts + (requests / YEAR.accepted) * YEAR.unanswered }
  const { api, staff, link, ...triggers } = counted.invoked
  const http = api + staff + link
  const messages = counted.mails + counted.texts
  const invocations = http + triggers['on-change'] + triggers['on-time'] + triggers.sweep + messages * YEAR.receipts
  const lines = [
    ['DynamoDB write units', counted.writes, (counted.writes / 1e6) * PRICES.millionWrites],
    ['DynamoDB read units', counted.reads, (counted.reads / 1e6) * PRICES.millionReads],
    ['DynamoDB storage and its backups, GB', BILL.gigabytesStored, BILL.gigabytesStored * PRICES.storedGigabyte],
    [
      'Lambda invocations',
      invocations,
      (invocations / 1e6) * PRICES.millionInvocations + invocations * BILL.seconds * PRICES.gigabyteSecond,
    ],
    ['HTTP API requests', http, (http / 1e6) * PRICES.millionHttp],
    ['Scheduler wake-ups', counted.scheduled, (counted.scheduled / 1e6) * PRICES.millionSchedules],
    ['SES e-mails', counted.mails, (counted.mails / 1e3) * PRICES.thousandMails],
    ['SMS parts', counted.texts, counted.texts * PRICES.textPart],
    ['CloudWatch alarms and logs', BILL.alarms, BILL.alarms * PRICES.alarm + BILL.gigabytesLogged * PRICES.loggedGigabyte],
    ['CloudWatch metrics', BILL.metrics, BILL.metrics * PRICES.metric],
  ] as const
  const dollars = lines.reduce((sum, [, , cost]) => sum + cost, 0)
  const texts = counted.texts * PRICES.textPart
  return {
    requests,
    meetings: requests * YEAR.meetings,
    counted,
    invocations,
    http,
    lines,
    euros: dollars * BILL.euroPerDollar,
    withoutTexts: (dollars - texts) * BILL.euroPerDollar,
  }
}

function times(one: Counted, factor: number): Counted {
  const invoked = Object.fromEntries(
    Object.entries(one.invoked).map(([room, many]) => [room, many * factor]),
  ) as unknown as Counted['invoked']
  return {
    ...one,
    invoked,
    calls: one.calls * factor,
    commits: one.commits * factor,
    reads: one.reads * factor,
    writes: one.writes * factor,
    told: one.told * factor,
    scheduled: one.scheduled * factor,
    mails: one.mails * factor,
    texts: one.texts * factor,
  }
}
