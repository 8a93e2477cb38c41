import type { Contact } from '#core/records/partner.ts'
import type { Request } from '#core/records/request.ts'
import type { Staff } from '#core/records/staff.ts'
import { keys, keyText } from '#core/records/keys.ts'
import type { Reply, Sent } from '../world/calls.ts'
import type { Records } from '../world/records.ts'
import { bearerToken, browserToken, STAFF } from '../world/tenant.ts'

const WORKERS = STAFF.filter((id) => id.startsWith('worker'))
const NAMED = /Tiina Työntekijä|Toni Toinen|Kaisa Koordinaattori/

/** Worked out here once more: production's own function would agree with itself. */
const together = ({ state, taken, goingOn, unnamed = [] }: Request, partnerId: string): boolean =>
  state !== 'closed' &&
  taken.some((seat) => seat.partnerId === partnerId && seat.state === 'confirmed') &&
  ![...(goingOn?.partners ?? []), ...unnamed].includes(partnerId)

/**
 * Worker and partner see how to reach each other only while the seat is confirmed and, of the partner's number, only where
 * the partner allows it: what an answer shows was so at some moment while it was being made.
 */
export function watchNumbers(records: Records) {
  /** Of each call under way: what could be shown to whom at any moment since it was asked. */
  const open = new Map<Sent, Set<string>>()

  /** `worker > number` and `partner > name`, of everybody who may reach each other now. */
  function pairs(): string[] {
    const cards = new Map(records.all('card').map((card) => [card.id, card]))
    return records.all('request').flatMap((request) =>
      request.taken.flatMap(({ partnerId }) => {
        const card = cards.get(partnerId)
        if (!card || !together(request, partnerId)) return []
        const contact = records.at(keyText(keys.contact(request.org, partnerId))) as unknown as Contact | undefined
        const staff = records.at(keyText(keys.staff(request.org, request.workerId))) as unknown as Staff | undefined
        return [
          `${partnerId} > ${staff?.name}`,
          ...(card.showsNumber === true && contact?.phone ? [`${request.workerId} > ${contact.phone}`] : []),
        ]
      }),
    )
  }
  const numbers = () =>
    records.items().flatMap((one) => (one['kind'] === 'contact' && typeof one['phone'] === 'string' ? [one['phone']] : []))
  const workerOf = ({ token }: Sent) => WORKERS.find((id) => bearerToken(id) === token || browserToken(id) === token)

  return {
    asked(sent: Sent): void {
      if (sent.room === 'link' || workerOf(sent) !== undefined) open.set(sent, new Set([...(open.get(sent) ?? []), ...pairs()]))
    },
    /** Whatever may be shown from now on; what is shown no more may still stand in an answer that was asked for before. */
    committed(): void {
      const now = open.size > 0 ? pairs() : []
      for (const allowed of open.values()) for (const pair of now) allowed.add(pair)
    },
    answered(sent: Sent, { body }: Reply, partnerId: string | undefined): string[] {
      const allowed = open.get(sent)
      open.delete(sent)
      if (!allowed) return []
      if (sent.room === 'link') {
        const name = NAMED.exec(body)?.[0]
        return name && !allowed.has(`${partnerId} > ${name}`)
          ? [`a page of partner ${partnerId} names whom to call, and they are not confirmed together`]
          : []
      }
      const worker = workerOf(sent)
      const shown = sent.path.includes('/requests/') && body.includes('+358') ? numbers().filter((one) => body.includes(one)) : []
      return shown.some((one) => !allowed.has(`${worker} > ${one}`))
        ? [
            `${sent.method} ${sent.path} showed ${worker} the number of a partner who is not confirmed with them, or does not allow it`,
          ]
        : []
    },
  }
}
