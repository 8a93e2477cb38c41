/** The ways a message can go. */
export const WAYS = ['sms', 'email'] as const
export type Way = (typeof WAYS)[number]
