import type { Link } from '../ports.ts'
import type { Card, Contact } from './partner.ts'

/**
 * Links that a partner was sent count from a moment on, which their card says. It is raised when their contact details
 * change, when they leave, and by whoever locks their links because a phone is lost. A link carries the moment that the
 * contact said when it was made; card and contact agree on it again when a coordinator has entered another address, or has
 * spoken with the partner and sends a new link. Until then what is sent to the old address opens nothing either.
 */
const linkCounts = ({ linksFrom = '' }: Pick<Card, 'linksFrom'>, { since = '' }: { readonly since?: string }): boolean =>
  since >= linksFrom

/** Whether whoever calls came by a link that counts no more. */
export const opensNothing = (
  { link }: { readonly link?: Pick<Link, 'since'> | undefined },
  card: Pick<Card, 'linksFrom'>,
): boolean => link !== undefined && !linkCounts(card, link)

/** Whether what is sent now opens nothing: the partner must be spoken with first. */
export const areLocked = (card: Pick<Card, 'linksFrom'>, contact: Pick<Contact, 'linksFrom'> | undefined): boolean =>
  (contact?.linksFrom ?? '') < (card.linksFrom ?? '')
