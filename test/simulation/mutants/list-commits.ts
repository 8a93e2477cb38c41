import type { Mutant } from './mutant.ts'

/** Bugs where two things that belong together are written one after the other: whoever crashes in between leaves a half. */
export const COMMITS: readonly Mutant[] = [
  {
    name: 'count-of-what-was-read-first',
    file: 'packages/core/commit/brake.ts',
    find: 'const done = (tally?.done ?? 0) + 1',
    put: 'const done = tally ? Math.max(1, tally.done) : 1',
    caughtBy: /counted of [\w:-]+ in \d+ commits/,
    why: 'what somebody does today is never counted further than the first: thirty messages to one phone meet no brake',
    unit: 'kills it too',
    quick: true,
  },
  {
    name: 'contact-in-a-second-commit',
    file: 'packages/core/partner/add.ts',
    find: `      const { contact: _, ...rest } = input
      work.add(
        {
          ...keys.contact(org, id),
          kind: 'contact',
          version: 1,
          schema: 1,
          id,
          name: contact.name ?? input.firstName,
          ...contact,
        },
        'contact.added',
      )
`,
    put: `      const { contact: _later, ...rest } = input
`,
    also: [
      {
        find: '  return isRefusal(card) ? card : viewOf(call, card.id)\n',
        put: `  if (isRefusal(card)) return card
  const { contact } = input
  const { idempotency: _once, ...again } = call
  const key = keys.contact(org, card.id)
  if (!(await call.store.get(key)))
    await transact<object, Card>(again, {
      subject: card.id,
      load: async () => ({}),
      decide(_, work) {
        work.add({ ...key, kind: 'contact', version: 1, schema: 1, id: card.id, name: contact.name ?? input.firstName, ...contact }, 'contact.added')
        return card
      },
    })
  return viewOf(call, card.id)
`,
      },
    ],
    caughtBy: /names contact \w+, which is not there/,
    why: 'a new partner is in the register before their phone number is: a crash in between, and nobody can reach them',
  },
  {
    name: 'ledger-in-a-second-commit',
    file: 'packages/core/meeting/close.ts',
    find: `    return recordOutcome(work, loaded, meeting, input)
  })
}
`,
    put: `    return recordOutcome(work, loaded, meeting, input)
  }).then((closed) => {
    const { idempotency: _once, ...again } = call
    if (isRefusal(closed)) return closed
    return changeMeeting(again, id, 'meeting.close', (work, loaded, meeting) => {
      const card = meeting.partnerId === null ? undefined : loaded.cards.get(meeting.partnerId)
      const diary = meeting.partnerId === null ? undefined : loaded.diaries.get(meeting.partnerId)
      if (!card || !diary || !diary.bookings.some((one) => one.meetingId === meeting.id)) return meeting
      const entry = ledgerEntry(work, loaded, meeting, card.id, {
        came: PAID.includes(input.outcome),
        paid: paidOf(input.outcome, loaded.tenant),
      })
      closeBooking(work, diary, { meetingId: meeting.id, start: meeting.start }, entry)
      work.add(entry, 'ledger.entered')
      return meeting
    })
  })
}
`,
    also: [
      {
        find: `    const entry = ledgerEntry(work, loaded, meeting, card.id, { came: PAID.includes(outcome), paid: paidOf(outcome, loaded.tenant) })
    closeBooking(work, diary, { meetingId: meeting.id, start: meeting.start }, entry)
    work.add(entry, 'ledger.entered')
`,
        put: '',
      },
    ],
    caughtBy: /ledger: meeting \S+: 0 entries/,
    why: 'the meeting is closed before the ledger has it: a crash in between, and the partner is never paid',
    unit: 'kills it too',
  },
]
