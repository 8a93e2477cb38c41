import type { OfferView } from '#core/offer/view.ts'
import type { PageProps } from '../returned.ts'

export interface OfferPageProps extends PageProps {
  readonly view: OfferView
  /** The page's own address, where the answer is posted. */
  readonly home: string
  /** The partner's own page, once there is something on it. */
  readonly own?: string | undefined
}
