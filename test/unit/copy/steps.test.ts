import { expect, test } from 'vitest'
import { outcomeSchema } from '#core/meeting/close.ts'
import { fi } from '#copy/fi/fi.ts'
import { wordsFor } from '#copy/words-for.ts'
import { LATE_CHOICES, OUTCOMES } from '#core/records/meeting.ts'

// Their codes are made of what was chosen, and once had no words: three outcomes of four read "Tietoja muutettiin."
test.each(OUTCOMES.map((outcome) => `meeting.${outcome}`))('an outcome stands in the history in words: %s', (step) => {
  expect(outcomeSchema.safeParse({ outcome: step.slice('meeting.'.length) }).success).toBe(true)
  expect(wordsFor(fi.history.of, step, fi.history.other)).not.toBe(fi.history.other)
})
test.each(LATE_CHOICES.map((choice) => `request.chose-${choice}`))('so does a late choice: %s', (step) => {
  expect(wordsFor(fi.history.of, step, fi.history.other)).not.toBe(fi.history.other)
})
