import type { Key } from '#core/ports.ts'
import { keyText } from '#core/records/keys.ts'
import type { Offer } from '#core/records/offer.ts'
import { localDate } from '#core/time/zone.ts'
import type { Answer, FormFields } from '../world/calls.ts'
import { timesOf } from './forms.ts'
import type { Passed } from '../world/services.ts'
import { type Crowd, type Deed, oneOf } from './people.ts'
import { HOUR, MINUTE } from '../engine/when.ts'

interface Letter {
  readonly room: 'o' | 'm'
  readonly token: string
  readonly partnerId: string
}

/** What an answer to a question that was over is told, as long as it is one that nothing changes any more. */
const tooLate = ({ state, endedFor }: Offer): string | undefined =>
  ({
    expired: 'Vastausaika päättyi.',
    declined: 'Olet jo vastannut toisin.',
    released: 'Tätä aikaa ei enää tarvita.',
    withdrawn: endedFor === 'taken' ? 'Toinen ehti tällä kertaa ensin.' : 'Tätä aikaa ei enää tarvita.',
  })[state as string]

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
    if (first['answer'] === 'decline' && random.chance(0.5)) {
      const letter: Letter = { room: 'o', token, partnerId: offer.partnerId }
      engine.at(engine.now() + random.whole(1000, 10 * MINUTE), () => wants(letter))
    }
    if (random.chance(0.2)) engine.at(engine.now() + random.whole(0, 300), () => answer(token, offer, first))
    if (random.chance(0.12)) engine.at(engine.now() + random.whole(0, 2 * MINUTE), () => answer(token, offer, drawn(offer)))
  }

  function drawn({ slots }: Offer): FormFields {
    const luck = random.fraction()
    if (luck < 0.65) return { answer: `accept:${slots.length > 0 ? random.pick(slots).start : 'later'}` }
    return luck < 0.85 ? { answer: 'decline' } : { answer: 'other-time', ...timesOf(crowd, 'other') }
  }

  function answer(token: string, { id, pk, sk }: Offer, form: FormFields): void {
    const stored = () => records.at(keyText({ pk, sk })) as unknown as Offer
    const before = stored()
    const [said = '', start] = String(form['answer']).split(/:(.*)/)
    call(
      { room: 'link', method: 'POST', path: `/o/${token}`, form: { ...form, nonce: `n${random.whole(0, 9_999_999)}` } },
      ({ status, body }) => {
        const { state, slot } = stored()
        const why = tooLate(before)
        if (status === 409 && why && !body.includes(why))
          wrong(`offer ${id}: was ${before.state}, and the refusal does not say so`)
        if (status === 404 && state === 'sent') wrong(`offer ${id}: open, and its link opens nothing`)
        if (status !== 200) return
        if (said === 'decline' && state !== 'declined') wrong(`offer ${id}: thanked for a no, and it is ${state}`)
        if (said !== 'accept') return
        if (!accepted.has(id)) wrong(`offer ${id}: told yes, and nobody had accepted`)
        if (before.state !== 'sent' && before.state !== 'accepted') wrong(`offer ${id}: told yes, and it was ${before.state}`)
        if (slot && slot.start !== start) wrong(`offer ${id}: told yes to ${start}, and it is for ${slot.start}`)
      },
    )
  }

  /** A form of one's own page, opened by any letter one has. */
  function own(
    find: (partnerId: string) => { path: string; form: FormFields; broken?: () => string | undefined } | undefined,
  ): Deed {
    return () => {
      const letter = oneOf(random, letters, () => true)
      const asked = letter && find(letter.partnerId)
      if (!letter || !asked) return
      const sent = {
        room: 'link',
        method: 'POST',
        path: `/m/${letter.token}${asked.path}`,
        form: { ...asked.form, nonce: `n${random.whole(0, 9_999_999)}` },
      } as const
      // An offer that has ended leads back to its own page, and says nothing of having done anything.
      const told = ({ status, location }: Answer) => {
        const broken = status === 303 && location?.includes('?done=') ? asked.broken?.() : undefined
        if (broken) wrong(`partner ${letter.partnerId} was told it is done: ${broken}`)
      }
      call(sent, told)
      if (random.chance(0.15)) call(sent, told)
    }
  }
  const meetingOf = (partnerId: string) =>
    oneOf(
      random,
      records.all('meeting').filter((one) => one.partnerId === partnerId),
      (one) => one.state === 'scheduled',
    )
  /** A promise to leave kept: no seat, no family, nothing ahead. */
  function staysIn(requestId: string, partnerId: string): string | undefined {
    const request = records.all('request').find((one) => one.id === requestId)
    const diary = records.all('diary').find((one) => one.id === partnerId)
    const now = new Date(engine.now()).toISOString()
    const seated = request?.state !== 'closed' && request?.taken.some((seat) => seat.partnerId === partnerId) // a closed one keeps who was here
    const stays =
      seated ||
      diary?.families.includes(requestId) ||
      diary?.bookings.some((one) => one.requestId === requestId && one.start > now)
    return stays ? `has left ${requestId}, and is still in it` : undefined
  }
  const onMeeting = (action: string, form: () => FormFields = () => ({})) =>
    own((partnerId) => {
      const meeting = meetingOf(partnerId)
      return meeting && { path: `/meetings/${meeting.id}/${action}`, form: form() }
    })

  /** Mostly by somebody who has a meeting ahead and is asked for one more. */
  const inDays = (days: number) => localDate(new Date(engine.now() + days * 24 * HOUR).toISOString())
  const look: Deed = () => {
    const asked = new Set(
      records
        .all('offer')
        .filter((one) => one.state === 'sent')
        .map((one) => one.partnerId),
    )
    const both = letters.filter(
      ({ partnerId }) =>
        asked.has(partnerId) && records.all('meeting').some((one) => one.partnerId === partnerId && one.state === 'scheduled'),
    )
    const letter = both.length > 0 && random.chance(0.7) ? random.pick(both) : oneOf(random, letters, () => true)
    if (!letter) return
    call({ room: 'link', method: 'GET', path: `/m/${letter.token}` })
    const meeting = meetingOf(letter.partnerId)
    if (meeting && random.chance(0.3)) call({ room: 'link', method: 'GET', path: `/m/${letter.token}/${meeting.id}.ics` })
  }
  const offerOf = ({ token }: Letter) => records.opened(`/o/${token}`) as Offer | undefined
  /** What one wants next: also before any no, twice, with nothing chosen, and from a page opened long ago. */
  function wants(letter: Letter): void {
    const before = offerOf(letter)
    if (!before) return
    const next = random.pick(['again', 'pause', 'call', 'call', undefined])
    const path = `/o/${letter.token}/${random.chance(0.1) ? 'pause' : 'next'}`
    const form = { ...(next && { next }), nonce: `n${random.whole(0, 9_999_999)}` }
    const told = ({ status, location }: Answer) => {
      const now = offerOf(letter)
      const known = now?.callAsked !== undefined || (now?.version ?? 0) > before.version
      if (status === 303 && location?.endsWith('?done=call') && !known)
        wrong(`partner ${letter.partnerId} was promised a call, and nobody knows`)
    }
    call({ room: 'link', method: 'POST', path, form }, told)
    if (random.chance(0.15)) call({ room: 'link', method: 'POST', path, form }, told)
  }
  const wantsSomething: Deed = () => {
    const open = letters.filter(({ room }) => room === 'o')
    const letter = oneOf(random, open, (one) => offerOf(one)?.state === 'declined')
    if (letter) wants(letter)
  }
  const deeds = [
    look,
    wantsSomething,
    own(() => ({ path: '/availability', form: timesOf(crowd, 'extra.0') })),
    own(() => ({
      path: '/pause',
      form: random.pick<Readonly<Record<string, string>>>([
        { how: 'open' },
        { how: 'two-weeks' },
        { how: 'until', until: inDays(random.whole(1, 3)) },
      ]),
    })),
    own(() => ({ path: '/resume', form: {} })),
    own((partnerId) => {
      const request = oneOf(random, records.all('request'), (one) => one.taken.some((seat) => seat.partnerId === partnerId))
      return request && { path: `/requests/${request.id}/leave`, form: {}, broken: () => staysIn(request.id, partnerId) }
    }),
    onMeeting('cancel'),
    onMeeting('move', () => timesOf(crowd, 'move')),
    onMeeting('move', () => timesOf(crowd, 'move')),
    onMeeting('move-answer', () => ({ agree: random.pick(['yes', 'no']) })),
  ]
  return { deeds, reached }
}
