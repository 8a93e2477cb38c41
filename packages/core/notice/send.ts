import { SYSTEM } from '../policy/actor.ts'
import { callFor } from '../commit/call.ts'
import { type Instant, type LinkPurpose, type Sent, Unavailable } from '../ports.ts'
import { keyText } from '../records/keys.ts'
import { withDeployment } from './hold-back.ts'
import { getTenant } from '../relationship/register.ts'
import type { Tenant } from '../records/tenant.ts'
import { latest, minutesBetween } from '../time/instant.ts'
import type { Receiver } from './address.ts'
import { claim, type Trying } from './claim.ts'
import { mark } from './mark.ts'
import { codesIn } from './number.ts'
import { putBack } from './put-back.ts'
import type { Notice } from '../records/notice.ts'
import type { Message, SendingPorts } from './sending.ts'

/** A link opens this long after the last time it is about, and never later (docs/field.md: How long things are kept). */
const LINK_DAYS = 30

/** Somebody whose address is known. */
type Reachable = Receiver & { readonly address: string }

/**
 * `sending`: claim with a lease, look once more whether it is still true, send, mark. The providers know no idempotency,
 * so exactly once is impossible; nothing is claimed after its cancellation has committed (ARCHITECTURE.md: Messages).
 * `other-way`: what was to try one way went by another, since its reader wants that by now, and says nothing of the account.
 */
export async function sendNotice(
  ports: SendingPorts,
  notice: Notice,
  trying?: Trying,
): Promise<Sent | 'unknown' | 'not-claimed' | 'other-way'> {
  const call = withDeployment(callFor(ports, notice.org, SYSTEM), ports)
  const tenant = await getTenant(call)
  const mine = await claim(call, notice, tenant, trying)
  if (!mine) return 'not-claimed'
  if ('heldBy' in mine) {
    if (mine.heldBy === 'tenant' || mine.heldBy === 'deployment') ports.log({ event: 'sending.held', by: mine.heldBy })
    return 'not-claimed'
  }
  const { notice: claimed, address, receiver } = mine
  const sent = await attempt(ports, claimed, tenant, { ...receiver, address })
  // Lines that ring: whoever runs the service mends it while messages wait.
  if (sent !== 'unknown' && sent.status === 'ours')
    ports.log({ event: 'notice.our-trouble', channel: claimed.channel, code: sent.reason })
  const stops = sent !== 'unknown' && sent.status === 'stopped' && (await putBack(call, mine, tenant, sent.reason))
  if (stops === 'stopped-now') ports.log({ event: 'sending.stopped', channel: claimed.channel, code: codeIn(sent) })
  if (stops === false) await mark(call, mine, tenant, sent)
  return trying && claimed.channel !== trying.way ? 'other-way' : sent
}

const codeIn = (sent: Sent | 'unknown'): string => (typeof sent === 'object' && 'reason' in sent ? sent.reason : '')

/** Where the store does not answer before the provider was asked, the message has surely not gone: as if it were busy. */
async function attempt(ports: SendingPorts, notice: Notice, tenant: Tenant, receiver: Reachable): Promise<Sent | 'unknown'> {
  const to = receiver.address
  let message: Message
  try {
    message = await write(ports, notice, tenant, receiver)
  } catch (error) {
    if (error instanceof Unavailable) return { status: 'busy' }
    throw error
  }
  const tag = keyText(notice)
  try {
    return message.channel === 'sms'
      ? await ports.sms.send({ to, text: message.text, tag })
      : await ports.mail.send({ ...message, to, fromName: tenant.settings.senderName, tag })
  } catch (error) {
    if (error instanceof Unavailable) return 'unknown'
    throw error
  }
}

/** The words, in the reader's language, with a link that opens what they speak of. */
async function write(
  ports: SendingPorts,
  notice: Notice,
  tenant: Tenant,
  { address, language, since }: Reachable,
): Promise<Message> {
  const { senderName, coordinatorPhone } = tenant.settings
  const names = tenant.areas.find((one) => one.code === notice.facts.area)?.names
  const link = await linkFor(ports, notice, since)
  const codes = await codesIn(ports, notice, { address, since })
  const words = {
    link,
    phone: coordinatorPhone,
    senderName,
    // English names Finland's municipalities as Finnish does.
    area: names?.[language === 'sv' ? 'sv' : 'fi'] ?? '',
    language,
    now: ports.clock.now(),
    from: ports.mailFrom,
    to: address,
    ...(codes.length > 0 && { codes }),
  }
  return ports.compose(notice, words)
}

/** Partners get a token of their own, minted for this attempt; staff a page behind sign-in. */
async function linkFor(
  { ids, clock, directory, hash, linkUrl, publicUrl }: SendingPorts,
  notice: Notice,
  since: Instant | undefined,
): Promise<string> {
  // A former worker no longer sees the request: theirs is their own calendar.
  if (notice.template === 'meeting-passed-on') return `${publicUrl}/meetings`
  const { ends } = notice.facts
  if (notice.to.role !== 'partner') return ends ? `${publicUrl}/endings/${ends.of}` : `${publicUrl}/requests/${notice.requestId}`
  const purpose = purposeOf(notice)
  const token = ids.token()
  await directory.saveLink(hash(token), {
    org: notice.org,
    purpose,
    partnerId: notice.to.id,
    ...(purpose !== 'own' && { subject: notice.subject }),
    ...(notice.facts.cancelledAt !== undefined && { lists: notice.subject }),
    ...(since !== undefined && { since }),
    expires: clock.real() + Math.ceil(60 * (LINK_DAYS * 24 * 60 + minutesBetween(clock.now(), lastTime(notice, clock.now())))),
  })
  return `${linkUrl}/${purpose === 'offer' ? 'o' : 'm'}/${token}`
}

/** A link opens what its message is about, and ends with that; those that speak of one's own times open all of them. */
function purposeOf({ template, subject }: Notice): LinkPurpose {
  if (template === 'thanks' || template === 'own-link') return 'own'
  return subject.sk.startsWith('OFFER#') ? 'offer' : subject.sk.startsWith('MEET#') ? 'meeting' : 'own'
}

/** When the last time ends that the message speaks of; `now` where it speaks of none, or all are over. */
const lastTime = ({ facts }: Notice, now: Instant): Instant => latest(now, ...facts.slots.map((slot) => slot.end))
