import { afterAll, beforeAll, beforeEach, describe } from 'vitest'
import { type Journey, startJourney } from '../support/journey.ts'
import { reduced } from '../support/reduced.ts'
import { withSweepAlone } from '../support/rewired.ts'
import { choiceStories } from './stories/choices.ts'
import { lifeStories } from './stories/life.ts'
import { relationshipStories } from './stories/relationship.ts'

/** The same stories, word for word, with neither stream nor wake-ups: the sweep alone must bring each to the same end. */
const j = {} as Journey
beforeAll(async () => {
  Object.assign(j, await startJourney({ bundles: withSweepAlone() }))
})
afterAll(() => j.stop?.())
beforeEach(async () => {
  await j.morning()
})

describe('a life', { timeout: 60_000 }, () => {
  lifeStories(j)
})
describe('a choice', { timeout: 60_000 }, () => {
  choiceStories(j)
})
if (!reduced) {
  describe('a relationship', { timeout: 60_000 }, () => {
    relationshipStories(j)
  })
}
