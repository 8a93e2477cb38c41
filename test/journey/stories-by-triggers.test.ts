import { afterAll, beforeAll, beforeEach, describe } from 'vitest'
import { type Journey, startJourney } from '../support/journey.ts'
import { choiceStories } from './stories/choices.ts'
import { lifeStories } from './stories/life.ts'
import { promiseStories } from './stories/promises.ts'
import { reachingStories } from './stories/reaching.ts'
import { relationshipStories } from './stories/relationship.ts'
import { telling } from './stories/telling.ts'

/** The stories of the product through the API and links, on the built functions with every trigger. */
const j = {} as Journey
beforeAll(async () => {
  Object.assign(j, await startJourney({}))
})
afterAll(() => j.stop?.())
beforeEach(async () => {
  await j.morning()
})

const tell = telling('triggers')
describe('a life', { timeout: 60_000 }, () => {
  lifeStories(j, tell)
})
describe('a choice', { timeout: 60_000 }, () => {
  choiceStories(j, tell)
})
describe('a relationship', { timeout: 60_000 }, () => {
  relationshipStories(j, tell)
})
describe('reaching each other', { timeout: 60_000 }, () => {
  reachingStories(j, tell)
})
describe('a promise', { timeout: 60_000 }, () => {
  promiseStories(j, tell)
})
