import type { Notice } from '#core/records/notice.ts'
import type { Random } from '../engine/random.ts'
import { DAY, HOUR, MINUTE } from '../engine/when.ts'
import type { TextJudge } from '../judges/by-sms.ts'
import type { Records } from '../world/records.ts'
import type { Passed } from '../world/services.ts'
import { bearerToken } from '../world/tenant.ts'
import type { World } from '../world/world.ts'

interface Crowd {
  readonly world: Pick<World, 'engine' | 'text' | 'call'>
  readonly records: Records
  readonly random: Random
  readonly judge: TextJudge
}

const CODE = /(?<![A-Za-z0-9])[ACDEFHJKMNPRTVWXY][2-9](?![A-Za-z0-9])/g
const YES = ['kyllä', 'KYLLÄ!', 'ja', 'yes please', 'joo', 'Kylla.']
const NO = ['ei', 'Nej tack', 'no', 'en pääse', 'EI']
const STOP = ['STOP', 'lopeta', 'stopp']
const WORDS = ['Voisitko soittaa?', 'Kyllä mutta vasta klo 15', 'Jag är sjuk', 'K7 ehkä', 'Kiitos!']
/** What is never stored, and what it would be known by. */
export const FORBIDDEN = ['tunnus 131052-308T', 'soita 040 1234567', 'kaisa.k@example.org']
const STRANGER = '+358401234599'

/**
 * Partners who answer what they are asked by SMS: by its code, without one, by a code of something else, twice, late, first one
 * thing and then another; who write, want no SMS any more; and somebody who was never written to. SNS brings some of it twice.
 */
export function textersAt({ world: { engine, text, call }, records, random, judge }: Crowd) {
  const known: { from: string; code: string }[] = []
  let count = 0

  function sends(from: string, said: string): void {
    const sms = { id: `sms-${++count}`, from, text: said }
    const deliver = () => text(sms, (task) => judge.began(sms, task))
    deliver()
    engine.at(engine.now() + random.whole(MINUTE, 9 * HOUR), handles)
    if (random.chance(0.25)) engine.at(engine.now() + random.whole(1, 400), deliver)
    if (random.chance(0.15)) engine.at(engine.now() + random.whole(5, 90) * MINUTE, deliver)
  }
  /** The coordinator has read one of them; now and then twice. */
  function handles(): void {
    const all = records.items().filter((one) => one['kind'] === 'text' && (one['state'] === 'unread' || random.chance(0.1)))
    if (all.length === 0 || random.chance(0.3)) return
    const path = `/api/v1/texts/${String(random.pick(all)['id'])}/handle`
    call({ room: 'api', method: 'POST', path, token: bearerToken('coordinator'), json: {}, key: `text${++count}` })
  }
  const soon = () => engine.now() + random.whole(2000, random.pick([2 * MINUTE, HOUR, 10 * HOUR, 2 * DAY]))
  const answer = (yes: boolean) => random.pick(yes ? YES : NO)

  function reached({ channel, to, text: said, tag }: Passed): void {
    const notice = records.at(tag) as unknown as Notice | undefined
    if (channel !== 'sms' || notice?.to.role !== 'partner') return
    const codes = [...said.matchAll(CODE)].map(([code]) => code)
    for (const code of new Set(codes)) known.push({ from: to, code })
    const [code] = codes
    const isReply = notice.template === 'sms-reply'
    if (!code || random.chance(isReply ? 0.8 : 0.35)) return
    const yes = random.chance(0.7)
    const luck = random.fraction()
    const say = (words: string, when = soon()) => engine.at(when, () => sends(to, words))
    if (luck < 0.5) say(random.chance(0.5) ? `${code} ${answer(yes)}` : `${answer(yes)} ${code.toLowerCase()}`)
    else if (luck < 0.75) say(answer(yes))
    else if (luck < 0.82) say(`${random.pick(known).code} ${answer(yes)}`)
    else if (luck < 0.9) say(random.pick(random.chance(0.3) ? FORBIDDEN : WORDS))
    else if (luck < 0.94) say(random.pick(STOP))
    else if (luck < 0.97) engine.at(soon(), () => sends(STRANGER, `${code} kyllä`))
    else say(`${code}`)
    // Another mind, the same again, or both at one moment.
    if (random.chance(0.3)) {
      const when = soon()
      say(`${code} ${answer(yes)}`, when)
      say(`${code} ${answer(!yes)}`, when + random.pick([random.whole(0, 300), random.whole(1, 40) * MINUTE]))
    }
  }
  return { reached }
}
