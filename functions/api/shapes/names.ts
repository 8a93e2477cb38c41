/** What the API answers with, by the name it has in the documentation. */
export type ShapeName =
  | 'Request'
  | 'RequestView'
  | 'Offer'
  | 'OfferAnswered'
  | 'Meeting'
  | 'Notice'
  | 'QueueRow'
  | 'Candidate'
  | 'Partner'
  | 'Agreement'
  | 'Area'
