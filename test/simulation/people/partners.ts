import type { Key } from '#core/ports.ts'
import type { Meeting } from '#core/records/meeting.ts'
import { keyText } from '#core/records/keys.ts'
import type { Offer } from '#core/records/offer.ts'
import type { Window } from '#core/time/interval.ts'
import { localDate, localTime } from '#core/time/zone.ts'
import type { Reply, FormFields } from '../world/calls.ts'
import { timesOf } from './forms.ts'
import { ofTheDay } from './reaching.ts'
import type { Passed } from '../world/services.ts'
import { type Crowd, type Deed, oneOf } from './people.ts'
import { DAY, HOUR, MINUTE } from '../engine/when.ts'
import { isLocked } from '../judges/behind-links.ts'
import { stillIn, untrueOfAnswer, untrueOfCall, untrueOfGoingOn, untrueOfTask } from '../judges/told-partner.ts'

/** A link that came with a message: to a question (`/o/`) or to the partner's own page (`/m/`). */
interface Received {
  readonly room: 'o' | 'm'
  readonly token: string
  readonly partnerId: string
  /** The request it is about; undefined for a link to all that is one's own. */
  readonly about?: string | undefined
}

/** Two to five people with phones: they answer what reaches them, twice, too late, both ways, or not at all. */
export function partnersAt(crowd: Crowd): { deeds: Deed[]; reached: (room: 'o' | 'm', token: string, message: Passed) => void } {
  const { engine, random, records, call, accepted, wrong } = crowd
  const links: Received[] = []
  const silent = random.pick([0.05, 0.2, 0.6])
  const nonce = () => `n${random.whole(0, 9_999_999)}`

  function reached(room: 'o' | 'm', token: string, { tag }: Passed): void {
    const notice = records.at(tag)
    if (!notice) return
    const subject = notice['subject'] as Key
    const whole = !/^(OFFER|MEET)#/.test(subject.sk) || ['thanks', 'own-link'].includes(String(notice['template']))
    links.push({
      room,
      token,
      partnerId: (notice['to'] as { id: string }).id,
      about: whole ? undefined : String(notice['requestId']),
    })
    if (notice['template'] === 'time-asked' && !random.chance(silent)) {
      const path = `/m/${token}/meetings/${subject.sk.slice('MEET#'.length)}/time-answer`
      const form = { ...timeAnswer(), nonce: nonce() }
      engine.at(engine.now() + random.whole(1000, 20 * HOUR), () => call({ room: 'link', method: 'POST', path, form }))
      if (random.chance(0.1))
        engine.at(engine.now() + random.whole(1000, 20 * HOUR), () =>
          call({ room: 'link', method: 'POST', path, form: { ...timeAnswer(), nonce: nonce() } }),
        )
    }
    if (String(notice['template']).startsWith('reminder-') && !random.chance(silent)) {
      const path = `/m/${token}/meetings/${subject.sk.slice('MEET#'.length)}/day`
      for (let n = random.pick([1, 1, 2]); n > 0; n--) {
        const form = { ...ofTheDay(crowd), nonce: nonce() }
        engine.at(engine.now() + random.whole(1000, 26 * HOUR), () => call({ room: 'link', method: 'POST', path, form }))
      }
    }
    const moved = records.at(keyText(subject)) as Meeting | undefined
    if (notice['template'] === 'move-proposed' && moved?.proposal && random.chance(0.2)) {
      // Proposes the very time back, as somebody does who has not seen the question.
      const { start, end } = moved.proposal
      const form = {
        'move.date': localDate(start),
        'move.from': localTime(start),
        'move.to': localTime(end),
        sure: 'yes',
        nonce: nonce(),
      }
      const path = `/m/${token}/meetings/${moved.id}/move`
      engine.at(engine.now() + random.whole(1000, 5 * HOUR), () => call({ room: 'link', method: 'POST', path, form }))
    }
    if (notice['template'] === 'move-proposed' && !random.chance(silent)) {
      const path = `/m/${token}/meetings/${subject.sk.slice('MEET#'.length)}/move-answer`
      const form = { agree: random.chance(0.7) ? 'yes' : 'no', nonce: nonce() }
      engine.at(engine.now() + random.whole(1000, 20 * HOUR), () => call({ room: 'link', method: 'POST', path, form }))
    }
    const offer = records.at(keyText(subject)) as Offer | undefined
    if (notice['template'] === 'going-on' && offer && !random.chance(silent)) {
      const when = () => engine.now() + random.whole(1000, random.pick([2 * HOUR, 20 * HOUR, 60 * HOUR]))
      for (let n = random.pick([1, 1, 1, 2]); n > 0; n--) engine.at(when(), () => goesOn(token, offer))
    }
    if (room !== 'o' || notice['template'] !== 'offer' || !offer || random.chance(silent)) return
    const patience = random.pick([5 * MINUTE, 2 * HOUR, 12 * HOUR, 30 * HOUR, 50 * HOUR])
    const atDeadline = random.chance(0.15)
    const when = atDeadline ? Date.parse(offer.answerBy) + random.whole(-3000, 9000) : engine.now() + random.whole(1000, patience)
    const together = random.chance(0.3) // as if they sat side by side
    engine.at(together ? Math.ceil(when / (2 * HOUR)) * 2 * HOUR + random.whole(0, 40) : when, () => opens(token, offer))
  }

  const timeAnswer = (): FormFields => {
    const answer = random.pick(['accept', 'accept', 'accept', 'decline', 'other-time'])
    return { answer, ...(answer === 'other-time' && timesOf(crowd, 'other')) }
  }

  /** Looks or not, and says what they will: now and then twice, or first one thing and then another. */
  function opens(token: string, offer: Offer): void {
    if (random.chance(0.15)) looks(token, offer, '')
    if (random.chance(0.15)) looks(token, offer, '/task')
    const first = drawn(offer)
    says(token, offer, first)
    if (first['answer'] === 'decline' && random.chance(0.5)) {
      const link: Received = { room: 'o', token, partnerId: offer.partnerId }
      engine.at(engine.now() + random.whole(1000, 10 * MINUTE), () => wants(link))
    }
    if (random.chance(0.2)) engine.at(engine.now() + random.whole(0, 300), () => says(token, offer, first))
    if (random.chance(0.12)) engine.at(engine.now() + random.whole(0, 2 * MINUTE), () => says(token, offer, drawn(offer)))
    if (random.chance(0.1)) engine.at(engine.now() + random.whole(0, 2 * HOUR), () => looks(token, offer, '/task'))
  }

  /** At the question, or one press further at what the task is. */
  function looks(token: string, offer: Offer, further: '' | '/task'): void {
    const stored = () => records.at(keyText(offer)) as unknown as Offer | undefined
    const before = stored()
    const request = records.all('request').find(({ id }) => id === offer.requestId)
    const prepare = request?.prepare
    const path = `/o/${token}${further}`
    call({ room: 'link', method: 'GET', path }, (told) => {
      const after = stored()
      if (!before || !after || !prepare || records.isPutBack() || isLocked(records, path)) return
      // Of what is open only while its time runs, the page of a clock that is off may say otherwise near the end.
      // And it is over as soon as the seat is another's, before it is withdrawn.
      const asks = records.all('request').find(({ id }) => id === offer.requestId)?.state === 'offered'
      if (before.state === 'sent' && (!asks || engine.now() > Date.parse(before.answerBy) - HOUR)) return
      for (const what of untrueOfTask({ further: further !== '', before, after, prepare }, told)) wrong(what)
    })
  }

  function drawn({ slots }: Offer): FormFields {
    const luck = random.fraction()
    if (luck < 0.65) return { answer: `accept:${slots.length > 0 ? random.pick(slots).start : 'later'}` }
    if (luck < 0.85) return { answer: 'decline' }
    const [asked] = slots
    return { answer: 'other-time', ...(luck > 0.97 && asked ? sentBack(asked) : timesOf(crowd, 'other')) }
  }

  /** The time that was asked about, typed in as another one. */
  const sentBack = ({ start, end }: Window): FormFields => ({
    'other.date': localDate(start),
    'other.from': localTime(start),
    'other.to': localTime(end),
  })

  function says(token: string, offer: Offer, form: FormFields): void {
    const stored = () => records.at(keyText(offer)) as unknown as Offer | undefined
    const before = stored()
    const sent = { room: 'link', method: 'POST', path: `/o/${token}`, form: { ...form, nonce: nonce() } } as const
    call(sent, (told) => {
      const after = stored()
      // Links that went since the moment it was put back to open nothing.
      const locked = isLocked(records, sent.path) || (records.isPutBack() && !records.opened(sent.path))
      // A table that was put back does not know it.
      if (!before || !after) return void (told.status < 400 && wrong(`offer ${offer.id} is unknown, and answered ${told.status}`))
      for (const what of untrueOfAnswer({ before, after, form, locked, accepted }, told)) wrong(what)
    })
  }

  /** Whether they go on: yes, no, a call first, or nothing chosen; now and then the same once more. */
  function goesOn(token: string, { pk, sk, partnerId, requestId }: Offer): void {
    const answer = random.pick(['go-on', 'go-on', 'cannot', 'call-me', undefined])
    const path = `/o/${token}/going-on`
    const sent = { room: 'link', method: 'POST', path, form: { ...(answer && { answer }), nonce: nonce() } } as const
    const told = (reply: Reply) => {
      const after = records.at(keyText({ pk, sk })) as Offer | undefined
      const instant = new Date(engine.now()).toISOString()
      for (const what of untrueOfGoingOn({ after, still: () => stillIn(records, requestId, partnerId, instant) }, reply))
        wrong(what)
    }
    if (random.chance(0.3)) call({ room: 'link', method: 'GET', path: `/o/${token}` })
    call(sent, told)
    if (random.chance(0.15)) call(sent, told)
  }

  /** A form of one's own page, opened by any link one has. */
  function own(
    find: (
      partnerId: string,
    ) => { path: string; form: FormFields; requestId?: string; broken?: () => string | undefined } | undefined,
  ): Deed {
    return () => {
      const any = oneOf(random, links, () => true)
      const asked = any && find(any.partnerId)
      // Mostly by a link that opens this; now and then by whatever one has.
      const fitting = links.filter(
        (one) => one.partnerId === any?.partnerId && (one.about === undefined || one.about === asked?.requestId),
      )
      const link = fitting.length > 0 && random.chance(0.9) ? fitting.at(-1) : any
      if (!link || !asked) return
      const sent = {
        room: 'link',
        method: 'POST',
        path: `/m/${link.token}${asked.path}`,
        form: { ...asked.form, nonce: nonce() },
      } as const
      // An offer that has ended leads back to its own page, and says nothing of having done anything.
      const told = ({ status, location }: Reply) => {
        const broken = status === 303 && location?.includes('?done=') ? asked.broken?.() : undefined
        if (broken) wrong(`partner ${link.partnerId} was told it is done: ${broken}`)
      }
      call(sent, told)
      if (random.chance(0.15)) call(sent, told)
    }
  }
  const meetingOf = (partnerId: string) =>
    oneOf(
      random,
      records.all('meeting').filter((one) => one.partnerId === partnerId),
      (one) => one.state === 'scheduled' || one.state === 'proposed',
    )
  const sure = { sure: 'yes' }
  const onMeeting = (action: string, form: () => FormFields = () => sure) =>
    own((partnerId) => {
      const meeting = meetingOf(partnerId)
      return meeting && { path: `/meetings/${meeting.id}/${action}`, form: form(), requestId: meeting.requestId }
    })

  const instantIn = (days: number) => new Date(engine.now() + days * DAY).toISOString()
  /** Mostly by somebody who has a meeting ahead and is asked for one more. */
  const look: Deed = () => {
    const asked = new Set(
      records
        .all('offer')
        .filter((one) => one.state === 'sent')
        .map((one) => one.partnerId),
    )
    const both = links.filter(
      ({ partnerId }) =>
        asked.has(partnerId) && records.all('meeting').some((one) => one.partnerId === partnerId && one.state === 'scheduled'),
    )
    const link = both.length > 0 && random.chance(0.7) ? random.pick(both) : oneOf(random, links, () => true)
    if (!link) return
    call({ room: 'link', method: 'GET', path: `/${random.chance(0.4) ? link.room : 'm'}/${link.token}` })
    const meeting = meetingOf(link.partnerId)
    if (meeting && random.chance(0.3)) call({ room: 'link', method: 'GET', path: `/m/${link.token}/${meeting.id}.ics` })
  }
  const offerOf = ({ token }: Received) => records.opened(`/o/${token}`) as Offer | undefined
  /** What one wants next: also before any no, twice, with nothing chosen, and from a page opened long ago. */
  function wants(link: Received): void {
    const before = offerOf(link)
    if (!before) return
    const next = random.pick(['again', 'pause', 'call', 'call', undefined])
    const path = `/o/${link.token}/${random.chance(0.1) ? 'pause' : 'next'}`
    const sent = { room: 'link', method: 'POST', path, form: { ...(next && { next }), nonce: nonce() } } as const
    const told = (answer: Reply) => {
      for (const what of untrueOfCall(before, offerOf(link), answer)) wrong(what)
    }
    call(sent, told)
    if (random.chance(0.15)) call(sent, told)
  }
  /** What becomes of the agreed times in a break: of all, of each, or nothing said. */
  const agreedTimes = (partnerId: string): FormFields => {
    const agreed = random.pick(['keep', 'hand-back', 'each', 'each', undefined])
    if (agreed !== 'each') return agreed === undefined ? {} : { agreed }
    const theirs = records.all('meeting').filter((one) => one.partnerId === partnerId && one.state === 'scheduled')
    const rows = theirs.flatMap(({ id }, n) => [
      [`times.${n}.id`, id],
      [`times.${n}.how`, random.pick(['keep', 'keep', 'hand-back'])],
    ])
    return { agreed, ...Object.fromEntries(rows) }
  }
  const wantsSomething: Deed = () => {
    const open = links.filter(({ room }) => room === 'o')
    const link = oneOf(random, open, (one) => offerOf(one)?.state === 'declined')
    if (link) wants(link)
  }
  /** What an old link was about is looked up again; and whoever has none of their own asks for one. */
  const lookBack: Deed = () => {
    const link = oneOf(random, links, () => true)
    if (link) call({ room: 'link', method: 'GET', path: `/${link.room}/${link.token}` })
  }
  const wantsLink: Deed = () => {
    const link = oneOf(random, links, () => true)
    if (link) call({ room: 'link', method: 'POST', path: `/${link.room}/${link.token}/link`, form: { ...sure, nonce: nonce() } })
  }
  const deeds = [
    look,
    wantsSomething,
    lookBack,
    lookBack,
    wantsLink,
    wantsLink,
    own(() => (random.chance(0.3) ? { path: '/lock', form: sure } : undefined)),
    own(() => ({ path: '/availability', form: { ...timesOf(crowd, 'extra.0'), ...sure } })),
    own(() => ({
      path: '/ways',
      form: { 'ways.ask': random.pick(['', 'sms', 'email']), 'ways.atOnce': random.pick(['', 'email']), ...sure },
    })),
    own((partnerId) => ({
      path: '/pause',
      form: {
        ...agreedTimes(partnerId),
        ...random.pick<Readonly<Record<string, string>>>([
          { how: 'open' },
          { how: 'two-weeks' },
          { how: 'until', until: localDate(instantIn(random.whole(1, 3))) },
        ]),
      },
    })),
    own(() => ({ path: '/resume', form: sure })),
    own(() => ({ path: '/number', form: { show: random.pick(['yes', 'yes', 'yes', 'no']) } })),
    own((partnerId) => {
      const request = oneOf(random, records.all('request'), (one) => one.taken.some((seat) => seat.partnerId === partnerId))
      return (
        request && {
          path: `/requests/${request.id}/leave`,
          requestId: request.id,
          form: sure,
          broken: () => stillIn(records, request.id, partnerId, instantIn(0)),
        }
      )
    }),
    onMeeting('cancel'),
    onMeeting('move', () => ({ ...timesOf(crowd, 'move'), ...sure })),
    onMeeting('move', () => ({ ...timesOf(crowd, 'move'), ...sure })),
    onMeeting('time-answer', timeAnswer),
    onMeeting('move-answer', () => ({ agree: random.pick(['yes', 'no']) })),
  ]
  return { deeds, reached }
}
