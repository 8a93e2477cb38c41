import type { availability as fi } from '../fi/availability.ts'

export const availability = {
  title: 'When it suits',
  intro: 'Mark the times of the week when you can usually make it. If you leave this empty, we’ll still ask.',
  weekly: 'Every week',
  days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  from: 'From',
  to: 'To',
  validFrom: 'Applies from',
  validTo: 'Applies until',
  extra: 'Other times I can make',
  away: 'Days I can’t make',
  day: 'Day of the week',
  row: (n) => `Weekly time ${n}`,
  awayRow: (n) => `Away ${n}`,
  extraRow: (n) => `Other time ${n}`,
  firstDay: 'First day',
  lastDay: 'Last day',
  remove: 'Remove',
  change: 'Change your times',
  save: 'Save times',
  saved: 'The times are saved.',
} satisfies typeof fi
