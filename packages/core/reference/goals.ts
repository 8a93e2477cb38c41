import { type Names, named } from './names.ts'

/**
 * What somebody wants of it themselves, in their own voice (docs/field.md: The parent's own goal). A tenant has a list of
 * its own, or this one. A request keeps the line as it was chosen: a list changed later changes nothing that was said.
 */
export interface Goal {
  readonly code: string
  readonly names: Names
}

export const MOST_GOALS = 12
export const GOAL_CODE = /^[a-z][a-z0-9-]{0,39}$/

export const DEFAULT_GOALS: readonly Goal[] = [
  { code: 'heard', names: named('tulla kuulluksi tapaamisessa', 'att bli hörd på mötet', 'to be heard in the meeting') },
  { code: 'understand', names: named('ymmärtää, mitä tapahtuu', 'att förstå vad som händer', 'to understand what happens') },
  { code: 'dare', names: named('uskaltaa ottaa apua vastaan', 'att våga ta emot hjälp', 'to dare to take help') },
  {
    code: 'been-there',
    names: named(
      'rinnalle joku, joka on kokenut saman',
      'någon vid sin sida som har varit med om samma sak',
      'somebody alongside who has been there',
    ),
  },
]

/** Whether somebody could say what they wanted, as they said themselves afterwards. */
export const COULD_SAY = ['yes', 'partly', 'no'] as const
export type CouldSay = (typeof COULD_SAY)[number]
