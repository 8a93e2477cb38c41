import type { choices as fi } from '../fi/choices.ts'
import { plural } from './plural.ts'

export const choices = {
  urgency: {
    routine: 'No hurry',
    soon: 'Soon',
    urgent: 'Urgent',
  },
  urgencyHint: (open, hours) =>
    `We usually ask ${plural(open, 'partner', 'partners')} at a time. They have at most ${plural(hours, 'hour', 'hours')} to answer.`,
  mode: {
    'in-person': 'In person',
    remote: 'Remotely, by video',
    phone: 'By phone',
  },
  outcome: {
    held: 'Took place',
    'no-show-parent': 'Didn’t take place: the family couldn’t make it',
    'no-show-partner': 'Didn’t take place: the partner couldn’t make it',
    'no-show-worker': 'Didn’t take place: the worker couldn’t make it',
  },
  closing: {
    fulfilled: 'Support was given',
    failed: 'Support didn’t come about',
    withdrawn: 'The request was cancelled',
    'no-capacity': 'Nobody was found',
    irrelevant: 'No longer needed',
  },
  confirm: {
    'ask-me': 'Ask me first',
    'pre-approved': 'The first who can come is fine',
  },
  choice: {
    first: 'The first who can come',
    family: 'The family chooses from introductions',
  },
  ages: (from, to) => `${from}–${to} years`,
  extent: {
    once: 'This one time',
    some: 'A few times',
    long: 'May go on for months',
  },
  couldSay: {
    yes: 'Yes',
    partly: 'Partly',
    no: 'No',
  },
  travel: {
    paid: 'Travel costs are paid besides the fee.',
    own: 'Travel costs are not paid separately.',
  },
  basis: {
    '504/2002': 'Act 504/2002: work with minors',
    '148/2014': 'Act 148/2014: volunteer with minors',
    none: 'Neither: not alone with a child',
  },
  gender: {
    any: 'No preference',
    woman: 'Woman',
    man: 'Man',
  },
  level: {
    some: 'some',
    good: 'good',
    native: 'native',
  },
} satisfies typeof fi
