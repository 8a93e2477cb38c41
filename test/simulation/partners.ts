import type { Key } from '#core/ports.ts'
import { keyText } from '#core/record.ts'
import type { Offer } from '#core/offer/offer.ts'
import { localDate } from '#core/time/zone.ts'
import type { Passed } from './outside.ts'
import { type Crowd, type Deed, oneOf } from './people.ts'
import { HOUR, MINUTE } from './when.ts'

interface Letter {
  readonly room: 'o' | 'm'
  readonly token: string
  readonly partnerId: string
}

/** Two to five people with phones: they answer what reaches them, twice, too late, both ways, or not at all. */
export function partnersAt(crowd: Crowd): { deeds: Deed[]; reached: (room: 'o' | 'm', token: string, message: Passed) => void } {
  const { engine, random, records, call, accepted, wrong } = crowd
  const letters: Letter[] = []
  const silent = random.pick([0.05, 0.2, 0.6])

  function reached(room: 'o' | 'm', token: string, { tag }: Passed): void {
    const notice = records.at(tag)
    if (!notice) return
    letters.push({ room, token, partnerId: (notice['to'] as { id: string }).id })
    const subject = notice['subject'] as Key
    if (notice['template'] === 'move-proposed' && !random.chance(silent)) {
      const path = `/m/${token}/meetings/${subject.sk.slice('MEET#'.length)}/move-answer`
      const form = { agree: random.chance(0.7) ? 'yes' : 'no', nonce: `n${random.whole(0, 9_999_999)}` }
      engine.at(engine.now() + random.whole(1000, 20 * HOUR), () => call({ room: 'link', method: 'POST', path, form }))
    }
    const offer = records.at(keyText(subject)) as Offer | undefined
    if (room !== 'o' || notice['template'] !== 'offer' || !offer || random.chance(silent)) return
    const patience = random.pick([5 * MINUTE, 2 * HOUR, 12 * HOUR, 30 * HOUR, 50 * HOUR])
    const atDeadline = random.chance(0.15)
    const when = atDeadline ? Date.parse(offer.answerBy) + random.whole(-3000, 9000) : engine.now() + random.whole(1000, patience)
    const together = random.chance(0.3) // as if they sat side by side
    engine.at(together ? Math.ceil(when / (2 * HOUR)) * 2 * HOUR + random.whole(0, 40) : when, () => answers(token, offer))
  }

  function answers(token: string, offer: Offer): void {
    if (random.chance(0.15)) call({ room: 'link', method: 'GET', path: `/o/${token}` })
    const first = drawn(offer)
    answer(token, offer, first)
    if (random.chance(0.2)) engine.at(engine.now() + random.whole(0, 300), () => answer(token, offer, first))
    if (random.chance(0.12)) engine.at(engine.now() + random.whole(0, 2 * MINUTE), () => answer(token, offer, drawn(offer)))
  }

  function drawn({ slots }: Offer): Readonly<Record<string, string>> {
    const luck = random.fraction()
    if (luck < 0.65) return { answer: `accept:${slots.length > 0 ? random.pick(slots).start : 'later'}` }
    return luck < 0.85 ? { answer: 'decline' } : { answer: 'other-time', ...time('other') }
  }

  function answer(token: string, { id }: Offer, form: Readonly<Record<string, string>>): void {
    call({ room: 'link', method: 'POST', path: `/o/${token}`, form: { ...form, nonce: `n${random.whole(0, 9_999_999)}` } }, ({ status }) => {
      if (status === 200 && form['answer']?.startsWith('accept') && !accepted.has(id)) wrong(`offer ${id}: told yes, and nobody had accepted`)
    })
  }

  function time(name: string): Readonly<Record<string, string>> {
    const from = random.whole(8, 18)
    const date = localDate(new Date(engine.now() + random.whole(0, 6) * 24 * HOUR).toISOString())
    return { [`${name}.date`]: date, [`${name}.from`]: `${String(from).padStart(2, '0')}:00`, [`${name}.to`]: `${String(from + 2).padStart(2, '0')}:00` }
  }

  /** A form of one's own page, opened by any letter one has. */
  function own(find: (partnerId: string) => { path: string; form: Readonly<Record<string, string>> } | undefined): Deed {
    return () => {
      const letter = oneOf(random, letters, () => true)
      const asked = letter && find(letter.partnerId)
      if (!letter || !asked) return
      const sent = { room: 'link', method: 'POST', path: `/m/${letter.token}${asked.path}`, form: { ...asked.form, nonce: `n${random.whole(0, 9_999_999)}` } } as const
      call(sent)
      if (random.chance(0.15)) call(sent)
    }
  }
  const meetingOf = (partnerId: string) => oneOf(random, records.all('meeting').filter((one) => one.partnerId === partnerId), (one) => one.state === 'scheduled')
  const onMeeting = (action: string, form: () => Readonly<Record<string, string>> = () => ({})) =>
    own((partnerId) => {
      const meeting = meetingOf(partnerId)
      return meeting && { path: `/meetings/${meeting.id}/${action}`, form: form() }
    })

  const look: Deed = () => {
    const letter = oneOf(random, letters, () => true)
    if (letter) call({ room: 'link', method: 'GET', path: `/m/${letter.token}` })
  }
  const deeds = [
    look,
    own(() => ({ path: '/pause', form: { how: random.pick(['open', 'two-weeks']) } })),
    own(() => ({ path: '/resume', form: {} })),
    own((partnerId) => {
      const request = oneOf(random, records.all('request'), (one) => one.taken.some((seat) => seat.partnerId === partnerId))
      return request && { path: `/requests/${request.id}/leave`, form: {} }
    }),
    onMeeting('cancel'),
    onMeeting('move', () => time('move')),
    onMeeting('move', () => time('move')),
    onMeeting('move-answer', () => ({ agree: random.pick(['yes', 'no']) })),
  ]
  return { deeds, reached }
}
