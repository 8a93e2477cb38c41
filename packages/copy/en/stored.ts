import type { stored as fi } from '../fi/stored.ts'

export const stored = {
  trouble: {
    title: 'Somebody has just changed this.',
    todo: 'What you wrote is still in the form, but it hasn’t been saved yet. Where the two differ, it also says what is saved now. Check those fields, then save.',
  },
  now: (what) => `Saved now: ${what || 'nothing'}`,
  ticked: 'ticked',
  unticked: 'not ticked',
  rows: {
    title: 'Somebody has just changed these',
    theirs: 'Saved now. Somebody else has just added or changed this. It is kept when you save.',
    gone: 'Somebody else has just removed or changed this. It is removed when you save. If you want to keep it, untick the box.',
    changed: 'Somebody else has just removed or changed this. Your change is shown here. It takes effect when you save.',
  },
  tooMany: (list, most) => `${list}, at most ${most} rows`,
} satisfies typeof fi
