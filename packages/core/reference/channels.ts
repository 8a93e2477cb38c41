import type { Names } from './names.ts'
import type { Role } from './roles.ts'

export const version = 1

/** The ways a partner's experience is put to use; what a request asks for. */
export const CHANNELS = [
  'peer-support',
  'working-pair',
  'group',
  'open-meeting-place',
  'development',
  'advocacy',
  'training',
  'virtual',
  'introduction-visit',
  'event',
] as const

export type Channel = (typeof CHANNELS)[number]

export interface ChannelFacts {
  readonly names: Names
  /**
   * There is one client parent: phases, consent and the worker's decision are about them. Without, a request
   * may have no phases and never carries a client's reference (an open meeting place only counts heads).
   */
  readonly hasClient: boolean
  /** What the partner must have been trained for. */
  readonly role: Role
  /** More than one partner may be confirmed for it. */
  readonly manySeats: boolean
}

export const channelFacts: Readonly<Record<Channel, ChannelFacts>> = {
  'peer-support': {
    names: { fi: 'vertaistuki', sv: 'kamratstöd', en: 'peer support' },
    hasClient: true,
    role: 'peer-support-person',
    manySeats: false,
  },
  'working-pair': {
    names: { fi: 'työpari ammattilaisen rinnalla', sv: 'arbetspar med en yrkesperson', en: 'working pair' },
    hasClient: true,
    role: 'peer-support-person',
    manySeats: false,
  },
  group: {
    names: { fi: 'vertaisryhmä', sv: 'kamratgrupp', en: 'peer group' },
    hasClient: false,
    role: 'group-leader',
    manySeats: true,
  },
  'open-meeting-place': {
    names: { fi: 'avoin kohtaamispaikka', sv: 'öppen mötesplats', en: 'open meeting place' },
    hasClient: false,
    role: 'peer-support-person',
    manySeats: true,
  },
  development: {
    names: { fi: 'palvelujen kehittäminen', sv: 'utveckling av tjänster', en: 'service development' },
    hasClient: false,
    role: 'developer-advocate',
    manySeats: true,
  },
  advocacy: {
    names: { fi: 'vaikuttamistyö', sv: 'påverkansarbete', en: 'advocacy' },
    hasClient: false,
    role: 'developer-advocate',
    manySeats: true,
  },
  training: {
    names: { fi: 'koulutus', sv: 'utbildning', en: 'training' },
    hasClient: false,
    role: 'trainer',
    manySeats: true,
  },
  virtual: {
    names: { fi: 'verkko-osallistuminen', sv: 'delaktighet på nätet', en: 'taking part online' },
    hasClient: false,
    role: 'developer-advocate',
    manySeats: true,
  },
  'introduction-visit': {
    names: { fi: 'tutustumiskäynti', sv: 'introduktionsbesök', en: 'introduction visit' },
    hasClient: false,
    role: 'developer-advocate',
    manySeats: true,
  },
  event: {
    names: { fi: 'tapahtuma', sv: 'evenemang', en: 'event' },
    hasClient: false,
    role: 'developer-advocate',
    manySeats: true,
  },
}

export function isChannel(code: unknown): code is Channel {
  return CHANNELS.some((known) => known === code)
}
