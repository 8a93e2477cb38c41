/** Whether messages go, and what keeps them. */
export const sending = {
  title: 'Sending of messages',
  goesOn: 'Messages go as usual.',
  /** On every page of whoever works here, while it is so. */
  banner: {
    all: 'Sending stands still. Everything is recorded, and messages go when sending resumes.',
    sms: 'Text messages don’t go just now. Everything is recorded, and messages go when sending resumes.',
    email: 'E-mails don’t go just now. Everything is recorded, and messages go when sending resumes.',
  },
  what: {
    deployment: 'Whoever runs the service has put sending on hold',
    tenant: 'Sending has been put on hold here',
    sms: 'Text messages don’t go',
    email: 'E-mails don’t go',
  },
  since: 'Since',
  why: 'Why',
  code: 'Code for whoever runs the service',
  next: 'We try next',
  /** Which limit of the account, and what to do about it. */
  limits: {
    spend: 'This month’s limit for messages is reached. Ask whoever runs the service to raise it.',
    quota:
      'Today’s number of messages is used up. Sending usually goes on by itself within a day. If this happens again, ask whoever runs the service to raise the limit.',
    sandbox: 'The service may not send to everybody. Ask whoever runs it to apply for that.',
    suspended: 'The service’s right to send is suspended. Ask whoever runs it to find out why.',
    sender: 'The sender is not in use. Ask whoever runs the service to check it.',
    access: 'The service’s credentials or rights are not accepted. Ask whoever runs it to mend them.',
    other: 'The reason is not known. Give the code to whoever runs the service.',
  },
  try: 'Try now',
  tried: 'We’re trying with one message.',
  waiting: 'Messages that wait',
  none: 'No message waits.',
  fates: {
    goes: 'Goes when sending resumes',
    needless: 'No longer needed, doesn’t go',
    tooLate: 'Too late, doesn’t go',
  },
  more: (n: number) => `${n} more wait.`,
  lift: 'Resume sending',
  liftHint: 'Messages go at once. If it is night, those to partners go in the morning.',
  lifted: 'Sending goes on.',
  hold: 'Put sending on hold',
  holdHint: 'Everything is recorded, but no message goes. The time to answer a question begins only when it goes.',
  holdWhy: 'Why sending is put on hold',
  holdWhyHint: 'The other coordinators see this. Don’t write anything about anybody.',
  held: 'Sending is on hold.',
  link: 'See whether messages go, or put sending on hold',
}
