import type { Notice } from '#core/records/notice.ts'
import { ofKind } from '../../crash/standing.ts'
import { firstTime, type Json, type Who } from '../../support/journey.ts'
import type { Side, Twin } from './twin.ts'

const CAPACITY = { families: 20, meetingsPerDay: 6, hoursPerMonth: 160, offersPerWeek: 50 }
const ANSWERS = 50
const THANKS = '200 Kiitos, vastauksesi tuli perille.'
const FIRST = '409 Toinen ehti tällä kertaa ensin.'
const BUSY = '409 Moni tekee tätä samaan aikaan.'

export const titleOf = (page: string): string | undefined => /<h1[^>]*>([^<]*)/.exec(page)?.[1]

export interface Round {
  /** What happened how often, by name. */
  readonly told: Readonly<Record<string, number>>
  readonly wrong: readonly string[]
}

/** One seat and fifty yeses at once, by one partner or three; where there were three before, there are again. */
export async function fiftyAccepts(twin: Twin) {
  const places = { one: twin.newArea(), three: twin.newArea() }
  const partners = {
    one: [await twin.partner(places.one, { capacity: CAPACITY })],
    three: [0, 1, 2].map(() => undefined as Who | undefined),
  }
  for (const n of partners.three.keys()) partners.three[n] = await twin.partner(places.three, { capacity: CAPACITY })

  return async function round(chance: () => number): Promise<Round> {
    const many = chance() < 0.3 ? 'one' : 'three'
    const asked = partners[many] as readonly Who[]
    const id = await twin.request(places[many], { urgency: 'urgent', windows: [await twin.window(3, '12:00', '14:00')] })
    await twin.atRest()
    const links = await Promise.all(asked.map(({ phone }) => latest(twin, phone)))
    const yes = firstTime((await twin.at(0, links[0]!)).text)
    if (yes === undefined) throw new Error(`${id} asks nothing`)
    const order = Array.from({ length: ANSWERS }, () => ({
      by: Math.floor(chance() * asked.length),
      side: (chance() < 0.5 ? 0 : 1) as Side,
    }))
    const answers = await Promise.all(
      order.map(async ({ by, side }) => ({ by, ...(await twin.at(side, links[by]!, { answer: yes })) })),
    )
    const told = answers.map(({ by, status, text }) => ({ by, said: `${status} ${titleOf(text)}` }))

    const after = await twin.atRest()
    const seen = await twin.see(id)
    const winner = asked.findIndex((one) => one.id === seen.taken[0]?.partnerId)
    const again = await Promise.all(links.map(async (link) => `${(await twin.at(1, link, { answer: yes })).status}`))
    const wrong = [
      ...(await twin.wrongs(after)),
      ...misplaced(seen, asked.length),
      ...told
        .filter(({ by, said }) => said !== BUSY && said !== (by === winner ? THANKS : FIRST))
        .map(({ by, said }) => `partner ${by} was told ${said}, and ${winner} has it`),
      ...(told.some(({ by, said }) => by === winner && said === THANKS) ? [] : ['the winner was never told']),
      ...again.filter((status, n) => status !== (n === winner ? '200' : '409')).map((status) => `asked again: ${status}`),
      ...unthanked(
        ofKind<Notice>(after, 'notice').filter((one) => one.requestId === id),
        asked,
        winner,
      ),
    ]
    await twin.ok('worker', `POST /requests/${id}/cancel`, { as: 'withdrawn' })
    const left = await twin.atRest()
    return {
      told: count(
        many,
        told.map(({ said }) => said),
      ),
      wrong: [...wrong, ...(await twin.wrongs(left))],
    }
  }
}

function count(many: string, said: readonly string[]): Readonly<Record<string, number>> {
  const names = [`rounds of ${many}`, ...said.map((one) => `told ${one}`)]
  return Object.fromEntries([...new Set(names)].map((name) => [name, names.filter((one) => one === name).length]))
}

/** The link of the last question that either cloud has sent to somebody. */
export async function latest(twin: Twin, phone: string, form = '/o/'): Promise<string> {
  const sent = (await twin.outbox(phone)).toSorted((a, b) => (a.at < b.at ? -1 : 1))
  const link = sent.flatMap(({ links }) => links).findLast((one) => one.includes(form))
  if (link === undefined) throw new Error(`${phone} was sent no ${form} link`)
  return link
}

function misplaced({ state, taken, offers, history }: Json, many: number): string[] {
  const ends = offers
    .map((one: Json) => one.state)
    .toSorted()
    .join()
  const accepted = history.filter((line: Json) => line.what === 'offer.accepted').length
  const wanted = ['accepted', ...Array<string>(many - 1).fill('withdrawn')].join()
  return state === 'accepted' && taken.length === 1 && accepted === 1 && ends === wanted
    ? []
    : [`${state} with ${taken.length}, accepted ${accepted} times: ${ends}`]
}

/** Sent; or a coordinator has it, since the provider did not answer in time. */
export const hasGone = ({ state, owner }: Notice): boolean =>
  state === 'sent' || (['unknown', 'failed'].includes(state) && owner === 'coordinator')

/** Everybody asked once, everybody else thanked once, whichever way it went. */
function unthanked(notices: readonly Notice[], asked: readonly Who[], winner: number): string[] {
  return asked.flatMap(({ id }, n) => {
    const found = notices
      .filter((one) => one.to.id === id && hasGone(one))
      .map(({ template }) => template)
      .toSorted()
      .join()
    const wanted = n === winner ? 'offer' : 'offer,offer-withdrawn'
    return found === wanted ? [] : [`partner ${n} was sent ${found}, not ${wanted}`]
  })
}
