import { setTimeout } from 'node:timers/promises'
import type { Notice } from '#core/records/notice.ts'
import type { Offer } from '#core/records/offer.ts'
import type { Card } from '#core/records/partner.ts'
import { ofKind } from '../../crash/standing.ts'
import { firstTime, type Json, type Who } from '../../support/journey.ts'
import { hasGone, latest, type Round, titleOf } from './fifty.ts'
import type { Side, Twin } from './twin.ts'

const CAPACITY = { families: 20, meetingsPerDay: 6, hoursPerMonth: 160, offersPerWeek: 50 }
/** All four within this, so that each meets the others half done. */
const WITHIN_MS = 120
const DOUBLE_CLICK_MS = 30
const GRACE_MS = 5_000
const YES = '200 Kiitos, vastauksesi tuli perille.'
const NO = ['409 Vastausaika päättyi.', '409 Tähän ei tarvitse enää vastata.', '409 Moni tekee tätä samaan aikaan.']

/**
 * One question, and at one moment its partner's yes (clicked twice), its expiry, the worker's cancelling and the partner's
 * pause. Answering ends five seconds before expiry begins, so within one clock the two never meet: the first cloud's clock
 * stands just before the end, the second's just after the grace. Whoever wins, the records and what everybody was told agree.
 */
export async function fourAtOnce(twin: Twin): Promise<(chance: () => number) => Promise<Round>> {
  const area = twin.newArea()
  const partner = await twin.partner(area, { capacity: CAPACITY })
  const own = await ownLink(twin, area, partner)

  return async function round(chance) {
    const { id, offer, link, yes } = await asked(twin, area, partner)
    const ends = Date.parse(offer.answerBy)
    await Promise.all([twin.clouds[0].turnTo(at(ends - 1_500)), twin.clouds[1].turnTo(at(ends + GRACE_MS - 1_500))])
    const side = (): Side => (chance() < 0.5 ? 0 : 1)
    const pausedBy = chance() < 0.5 ? 'link' : 'api'
    const [cancelAt, pauseAt] = [side(), side()]
    const until = new Date(ends + 40 * 86_400_000).toISOString().slice(0, 10)
    const acts = {
      accept: () => twin.at(0, link, { answer: yes }),
      again: () => twin.at(0, link, { answer: yes }),
      expire: () =>
        twin.clouds[1]
          .turnTo(at(ends + (twin.moved === 'sweep' ? 3 * 60_000 : GRACE_MS + 500)))
          .then(() => ({ status: 200, text: '' })),
      cancel: () => twin.apiAt(cancelAt, 'worker', `POST /requests/${id}/cancel`, { as: 'withdrawn' }),
      pause: () =>
        pausedBy === 'link'
          ? twin.at(pauseAt, `${own}/pause`, { how: 'until', until, agreed: 'hand-back' })
          : twin.apiAt(pauseAt, 'coordinator', `POST /partners/${partner.id}/pause`, { until, agreed: 'hand-back' }),
    }
    const names = Object.keys(acts) as (keyof typeof acts)[]
    const clicked = chance() * WITHIN_MS
    const launch = names.map((name) => ({
      name,
      after: name === 'accept' ? clicked : name === 'again' ? clicked + chance() * DOUBLE_CLICK_MS : chance() * WITHIN_MS,
    }))
    const answers = Object.fromEntries(
      await Promise.all(launch.map(async ({ name, after }) => [name, await setTimeout(after).then(acts[name])] as const)),
    ) as Record<keyof typeof acts, { status: number; text: string }>

    await twin.level()
    const all = await twin.atRest()
    const seen = await twin.see(id)
    const line = (what: string) => seen.history.filter((one: Json) => one.id === offer.id && one.what === what).length
    const ended = ofKind<Offer>(all, 'offer').find((one) => one.id === offer.id)!
    const card = ofKind<Card>(all, 'card').find((one) => one.id === partner.id)!
    const said = (name: keyof typeof acts) => `${answers[name].status} ${titleOf(answers[name].text)}`
    const yeses = [said('accept'), said('again')]
    const cancelled = answers.cancel.status === 200
    const paused = answers.pause.status === 303 || (answers.pause.status === 200 && pausedBy === 'api')
    const accepted = line('offer.accepted')
    const first =
      accepted > 0 ? 'accept' : ended.state === 'expired' ? 'expire' : ended.endedFor === 'cancelled' ? 'cancel' : 'pause'
    const busy =
      [yeses[0], yeses[1]].filter((one) => one === NO[2]).length +
      [answers.cancel, answers.pause].filter(({ status }) => status === 409).length

    const wrong = [
      ...(await twin.wrongs(all)),
      ...names.filter((name) => answers[name].status >= 500).map((name) => `${name} was answered ${answers[name].status}`),
      ...yeses.filter((one) => one !== YES && !NO.includes(one)).map((one) => `the partner was told ${one}`),
      ...(yeses.includes(YES) === accepted > 0
        ? []
        : [`the partner was told ${yeses.join(', ')}, and it was accepted ${accepted} times`]),
      ...(accepted + line('offer.expired') + line('offer.withdrawn') === 1 ? [] : ['the question did not end exactly once']),
      ...(line('offer.released') <= accepted ? [] : ['released without a yes']),
      ...(cancelled === (seen.state === 'closed')
        ? []
        : [`cancel was answered ${answers.cancel.status}, and the request is ${seen.state}`]),
      ...(paused === (card.state === 'paused')
        ? []
        : [`pause was answered ${answers.pause.status}, and the partner is ${card.state}`]),
      ...(cancelled || paused || answers.cancel.status === 409 || answers.pause.status === 409
        ? []
        : ['neither was cancelled nor paused, nor told why not']),
      ...(ended.state === 'sent' ? ['the question is still open'] : []),
      ...(ended.state === 'accepted' && (cancelled || paused) ? ['still booked'] : []),
      ...(accepted > 0 && !cancelled && !paused && seen.taken[0]?.partnerId !== partner.id ? ['told booked, and is not'] : []),
      ...untold(
        ofKind<Notice>(all, 'notice').filter((one) => one.requestId === id && one.to.id === partner.id),
        ended,
      ),
    ]
    await tidy(twin, id, cancelled, partner, paused)
    return { told: { [`won by ${first}`]: 1, [`ended ${ended.state}`]: 1, 'told busy': busy }, wrong }
  }
}

const at = (epochMs: number) => new Date(epochMs).toISOString()

/** The address of the partner's own page, which the end of an agreed request leaves them with. */
async function ownLink(twin: Twin, area: string, partner: Who): Promise<string> {
  const { id, link, yes } = await asked(twin, area, partner)
  await twin.at(0, link, { answer: yes })
  await twin.ok('worker', `POST /requests/${id}/decision`, { decision: 'confirm' })
  await twin.atRest()
  const own = await latest(twin, partner.phone, '/m/')
  await twin.ok('worker', `POST /requests/${id}/cancel`, { as: 'withdrawn' })
  await twin.atRest()
  return own
}

/** A request whose only partner has been asked, the next morning at nine. */
async function asked(twin: Twin, area: string, partner: Who) {
  await twin.turnTo(Date.parse(await twin.on(1, '09:00')))
  await twin.atRest()
  const id = await twin.request(area, { urgency: 'urgent', windows: [await twin.window(3, '12:00', '14:00')] })
  await twin.atRest()
  const {
    offers: [offer],
  } = await twin.see(id)
  const link = await latest(twin, partner.phone)
  const yes = firstTime((await twin.at(0, link)).text)
  if (yes === undefined || offer?.state !== 'sent') throw new Error(`${id} asks nothing`)
  return { id, offer, link, yes }
}

/**
 * Whoever was asked in vain is told: that it is off, or that their yes is no longer needed. An expiry says itself. Where the
 * provider did not answer in time, a coordinator has it instead.
 */
function untold(notices: readonly Notice[], { state }: Offer): string[] {
  const template = { withdrawn: 'offer-withdrawn', released: 'released' }[state as string]
  if (!template) return []
  const found = notices.filter((one) => one.template === template)
  return found.length === 1 && hasGone(found[0]!)
    ? []
    : [`${template}: ${found.map((one) => `${one.state} ${one.owner}`).join() || 'none'}`]
}

/** Everything as before: the request closed, the partner back. */
async function tidy(twin: Twin, id: string, cancelled: boolean, partner: Who, paused: boolean): Promise<void> {
  if (!cancelled) await twin.ok('worker', `POST /requests/${id}/cancel`, { as: 'withdrawn' })
  if (paused) await twin.ok('coordinator', `POST /partners/${partner.id}/resume`, {})
  await twin.atRest()
}
