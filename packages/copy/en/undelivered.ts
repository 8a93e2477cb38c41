import type { undelivered as fi } from '../fi/undelivered.ts'

export const undelivered = {
  to: 'To',
  channel: 'How',
  channels: { sms: 'Text message', email: 'E-mail' },
  causes: {
    'no-address': { sms: 'The phone number is missing.', email: 'The e-mail address is missing.' },
    'wrong-address': { sms: 'The phone number doesn’t work.', email: 'The e-mail address doesn’t work.' },
    'not-reached': { sms: 'The message didn’t reach the phone.', email: 'The message came back.' },
    refused: {
      sms: 'The operator didn’t take the message.',
      email: 'The e-mail service didn’t take the message.',
    },
    'opted-out': { sms: 'The recipient has blocked our messages.', email: 'Our message was marked as unwanted.' },
    ours: {
      sms: 'Our service had a fault. The message has not gone.',
      email: 'Our service had a fault. The message has not gone.',
    },
    busy: { sms: 'Sending messages was too congested.', email: 'Sending messages was too congested.' },
    unknown: {
      sms: 'It isn’t known whether the message was sent.',
      email: 'It isn’t known whether the message was sent.',
    },
    unsent: { sms: 'The message hasn’t been sent.', email: 'The message hasn’t been sent.' },
  },
  helps: {
    'no-address': {
      sms: 'Add the number to the partner’s details and send again.',
      email: 'Call, or add the address to the partner’s details and send again.',
    },
    'wrong-address': {
      sms: 'Check the number in the partner’s details and send again.',
      email: 'Call, or correct the address in the partner’s details and send again.',
    },
    'not-reached': { sms: 'Call, or send again.', email: 'Call, or send again.' },
    refused: {
      sms: 'Call. The same message may not get through a second time either.',
      email: 'Call. The same message may not get through a second time either.',
    },
    'opted-out': {
      sms: 'Call and ask how the partner wants to get messages.',
      email: 'Call and ask how the partner wants to get messages.',
    },
    ours: { sms: 'Call, or send it again later.', email: 'Call, or send it again later.' },
    busy: { sms: 'Send again, or call.', email: 'Send again, or call.' },
    unknown: {
      sms: 'Call, or send again. Then the message may arrive twice.',
      email: 'Call, or send again. Then the message may arrive twice.',
    },
    unsent: { sms: 'Send again, or call.', email: 'Send again, or call.' },
  },
  helpAmongStaff: 'Pass it on yourself, or send again.',
  toPartner: 'The partner’s details',
  retry: 'Send again',
  retried: 'The message will be sent again.',
  needless: (why) => `The message is no longer needed. ${why}`,
  close: 'Handled by phone',
  closed: 'Marked as handled.',
} satisfies typeof fi
