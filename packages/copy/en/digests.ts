/** When the coordinators' mailboxes get their digest. */
export const digests = {
  title: 'Summary by e-mail',
  intro:
    'The summary tells what is new, what is late and what can wait. It goes at the chosen times on working days. Where nothing is new or late, none goes.',
  atOnce:
    'When an urgent request, or a time that begins within two working days, comes to the coordinator, we tell the shared mailbox at once. Messages that did not arrive we tell in the summary.',
  shared: 'The shared mailbox',
  sharedTo: 'The summary goes to the mailbox that the coordinators share. Choose at least one time.',
  own: 'Your own mailbox',
  ownTo: 'This one is for you alone. If the shared one is enough, leave the times empty.',
  time: (n: number) => `Time ${n}`,
  none: 'Not chosen',
  failed: 'The last summary did not arrive. Check that the e-mail address is right. The next one goes on time all the same.',
  save: 'Save the times',
  savedShared: 'The times of the shared summary have been saved.',
  savedOwn: 'The times of your own summary have been saved.',
  link: 'Choose when the summary comes by e-mail',
}
