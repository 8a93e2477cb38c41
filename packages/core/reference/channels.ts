import { type Names, named } from './names.ts'
import type { Role } from './roles.ts'

/** The ways a partner's experience is put to use; what a request asks for (docs/field.md: Channels). */
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
  /** Done with its last meeting: the request then closes by itself. A group or a meeting place goes on until somebody ends it. */
  readonly oneOff: boolean
}

export const channelFacts: Readonly<Record<Channel, ChannelFacts>> = {
  'peer-support': {
    names: named('vertaistuki', 'kamratstöd', 'peer support'),
    hasClient: true,
    role: 'peer-support-person',
    manySeats: false,
    oneOff: false,
  },
  'working-pair': {
    names: named('työpari ammattilaisen rinnalla', 'arbetspar med en yrkesperson', 'working pair'),
    hasClient: true,
    role: 'peer-support-person',
    manySeats: false,
    oneOff: false,
  },
  group: {
    names: named('vertaisryhmä', 'kamratgrupp', 'peer group'),
    hasClient: false,
    role: 'group-leader',
    manySeats: true,
    oneOff: false,
  },
  'open-meeting-place': {
    names: named('avoin kohtaamispaikka', 'öppen mötesplats', 'open meeting place'),
    hasClient: false,
    role: 'peer-support-person',
    manySeats: true,
    oneOff: false,
  },
  development: {
    names: named('palvelujen kehittäminen', 'utveckling av tjänster', 'service development'),
    hasClient: false,
    role: 'developer-advocate',
    manySeats: true,
    oneOff: true,
  },
  advocacy: {
    names: named('vaikuttamistyö', 'påverkansarbete', 'advocacy'),
    hasClient: false,
    role: 'developer-advocate',
    manySeats: true,
    oneOff: true,
  },
  training: {
    names: named('koulutus', 'utbildning', 'training'),
    hasClient: false,
    role: 'trainer',
    manySeats: true,
    oneOff: true,
  },
  virtual: {
    names: named('verkko-osallistuminen', 'delaktighet på nätet', 'taking part online'),
    hasClient: false,
    role: 'developer-advocate',
    manySeats: true,
    oneOff: true,
  },
  'introduction-visit': {
    names: named('tutustumiskäynti', 'introduktionsbesök', 'introduction visit'),
    hasClient: false,
    role: 'developer-advocate',
    manySeats: true,
    oneOff: true,
  },
  event: {
    names: named('tapahtuma', 'evenemang', 'event'),
    hasClient: false,
    role: 'developer-advocate',
    manySeats: true,
    oneOff: true,
  },
}
