/** The chapters of the documentation, in their order: the first part of each address, and `public` for what needs no token. */
const CHAPTERS = {
  requests: 'What workers ask for: a partner beside a parent, from the asking to the end',
  meetings: 'When, where and how a partner and a parent meet, and how it went',
  queue: 'Open work by clock: what waits, for whom, and why',
  offers: 'Questions put to partners, and their answers',
  errands: 'What was decided for many meetings or questions at once, and is being brought to its end',
  'going-ons': 'Who of the partners of a request that was handed over goes on with the new worker',
  gaps: 'What was lost when the records were restored from a backup, and is to be cleared up',
  texts: 'What partners wrote by SMS that is no answer',
  notices: 'Messages that did not arrive',
  digests: 'When the coordinators are told by e-mail what is new, late or can wait',
  sending: 'Whether messages go, what keeps them, and putting them on hold',
  partners: 'The register of experience partners, their times and pauses',
  endings: 'Undertakings and agreements that end, and what is agreed beyond',
  agreements: 'Phase agreements between organisations',
  organisations: 'Whose partners serve, by agreement',
  areas: 'The municipalities served',
  settings: 'Whom people call, where mail goes, and in what language',
  tenant: "The tenant's own record",
  public: 'For everybody, without a token',
} as const

export const tags = Object.entries(CHAPTERS).map(([name, description]) => ({ name, description }))
