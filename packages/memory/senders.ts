import type { Email, Mail, Sent, Sms } from '#core/ports.ts'

export type ShortMessage = Parameters<Sms['send']>[0]

/** A provider that keeps what it was given. */
export interface Sender<Message> {
  send(message: Message): Promise<Sent>
  /** Everything handed over, whatever was answered, oldest first. */
  readonly handed: readonly Message[]
  /** What the provider does with a message; replace it to refuse, be busy, or throw. */
  reply: (message: Message) => Sent
}

export const memoryMail = (): Mail & Sender<Email> => sender('mail')
export const memorySms = (): Sms & Sender<ShortMessage> => sender('sms')

function sender<Message>(name: string): Sender<Message> {
  const handed: Message[] = []
  const kept: Sender<Message> = {
    handed,
    reply: () => ({ status: 'sent', providerId: `${name}-${handed.length}` }),
    async send(message) {
      handed.push(message)
      return kept.reply(message)
    },
  }
  return kept
}
