import { afterAll, beforeAll, beforeEach, describe } from 'vitest'
import { type Journey, startJourney } from '../support/journey.ts'
import { withSweepAlone } from '../support/rewired.ts'
import { choiceStories } from './stories/choices.ts'
import { lifeStories } from './stories/life.ts'
import { reachingStories } from './stories/reaching.ts'
import { relationshipStories } from './stories/relationship.ts'
import { telling } from './stories/telling.ts'

/** The same stories, word for word, with neither stream nor wake-ups: the sweep alone must bring each to the same end. */
const j = {} as Journey
beforeAll(async () => {
  Object.assign(j, await startJourney({ bundles: withSweepAlone() }))
})
afterAll(() => j.stop?.())
beforeEach(async () => {
  await j.morning()
})

const STORIES = [
  ['a life', lifeStories],
  ['a choice', choiceStories],
  ['a relationship', relationshipStories],
  ['reaching each other', reachingStories],
] as const

const tell = telling('sweep')
describe.each(STORIES)('%s', { timeout: 60_000 }, (_, stories) => {
  stories(j, tell)
})
