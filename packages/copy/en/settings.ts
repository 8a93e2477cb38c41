import type { settings as fi } from '../fi/settings.ts'

/** The tenant's own settings that people change here. */
export const settings = {
  title: 'Settings',
  coordinatorPhone: 'The coordinator’s phone',
  coordinatorPhoneHint: 'This number is in messages and at the bottom of pages.',
  dutyPhone: 'The emergency duty’s phone',
  dutyPhoneHint: 'Whom to call at night when it can’t wait. The page of a new request says it.',
  coordinatorEmail: 'The coordinators’ e-mail',
  coordinatorEmailHint: 'The shared mailbox that hears of what waits.',
  language: 'Language of messages',
  languageHint: 'What we write in to whoever hasn’t told us their own, and to the shared mailbox.',
  partnerTitle: 'What a partner is called',
  reminders: 'Reminders of times',
  remindersHint:
    'How many days before the time and how, where the partner has not chosen. An empty row is not used. The change concerns times that are agreed or moved from now on.',
  reminderDays: (n: number) => `Reminder ${n}: days before`,
  reminderBy: 'How',
  travel: 'Is travel paid for?',
  travelHint: 'The partner sees this before answering.',
  travelUnsaid: 'Not said: the partner asks the coordinator',
  goals: 'What a parent can want of it',
  goalsHint: 'One line each, in the same order in every language. Whoever makes a request chooses one of them or none.',
  goalsIn: { fi: 'Lines in Finnish', sv: 'Lines in Swedish', en: 'Lines in English' },
  places: {
    title: 'Places',
    link: 'Places where people meet',
    intro:
      'Places that a worker can choose for a time: family centre, library, remote room. A place that was chosen before stays, though the list changes.',
    choose: 'Choose a municipality',
    of: (area) => `Places: ${area}`,
    allAreas: 'All municipalities',
    list: 'Places, one on each line',
    listHint:
      'The name, for a remote room the link too: Remote room 1 https://kokous.example.fi/1. What to know comes after a vertical bar: Library | Meeting room, 2nd floor. Nobody’s home.',
    save: 'Save the places',
    saved: 'The places are saved.',
  },
  bases: {
    title: 'The basis of criminal-record checks',
    intro: 'A coordinator changes one on the page of a request of the same kind.',
    kind: (channel, audience) => `${channel}, ${audience}`,
  },
  noShowPay: 'If the family didn’t come',
  noShowPayHint: 'What the partner is paid when they came and the family didn’t. The worker and the partner see it.',
  noShowPayChoices: { whole: 'The whole fee', half: 'Half of the fee', none: 'No fee' },
  saved: 'The settings are saved.',
} satisfies typeof fi
