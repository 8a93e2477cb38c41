import { keys, keyText } from '../records/keys.ts'
import type { Notice } from '../records/notice.ts'

type Channel = Notice['channel']

/** The same thing said to the same reader in the same commit, by another way. */
export const isTwin = (one: Notice, other: Notice): boolean =>
  one.id !== other.id &&
  one.template === other.template &&
  one.to.id === other.to.id &&
  one.createdAt === other.createdAt &&
  one.sendAt === other.sendAt &&
  keyText(one.subject) === keyText(other.subject)

/**
 * By which channel it goes, decided when it is sent: the one it was written down for where that is still wanted, else
 * another that is wanted and that nothing of the same goes by; undefined where there is none: it is not sent.
 */
export function channelNow(
  { channel, facts }: Notice,
  twins: readonly Notice[],
  wanted: readonly Channel[],
): Channel | undefined {
  if (wanted.includes(channel)) return channel
  if (facts.told === 'calendar') return undefined
  return wanted.find((one) => twins.every((twin) => twin.channel !== one))
}

/** The same again by each way that has become wanted since it was written down: once, by the first of its kind to go. */
export function alsoBy(notice: Notice, channel: Channel, twins: readonly Notice[], wanted: readonly Channel[]): Notice[] {
  if (notice.facts.told === 'calendar') return []
  if (notice.claims > 0 || twins.some((twin) => twin.id < notice.id || twin.claims > 0)) return []
  return wanted
    .filter((one) => one !== channel && twins.every((twin) => twin.channel !== one))
    .map((one, n) => {
      const id = `${notice.id}-also-${n + 1}`
      return { ...notice, ...keys.notice(notice.org, notice.requestId, id), id, version: 1, channel: one }
    })
}
