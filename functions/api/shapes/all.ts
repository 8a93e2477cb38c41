import * as z from 'zod'
import { agreementShape, organisationShape } from './agreement.ts'
import { candidateShape } from './candidate.ts'
import { digestShape } from './digest.ts'
import { doneBeforeShape } from './done-before.ts'
import { historyLine } from './history.ts'
import { meetingShape } from './meeting.ts'
import { endingShape } from './ending.ts'
import type { ShapeName } from './names.ts'
import { noticeShape } from './notice.ts'
import { offerShape } from './offer.ts'
import { partnerShape } from './partner.ts'
import { problemShape } from './problem.ts'
import { queueRowShape } from './queue-row.ts'
import { earlierShape, requestShape, requestViewShape } from './request.ts'
import { sendingShape } from './sending.ts'
import { areaShape, settingsShape } from './tenant.ts'

const offerAnswered = z.strictObject({ offer: offerShape, request: requestShape, again: z.boolean() })

/** The components of the documentation. Loaded only by who asks for it. */
export const shapes: Readonly<Record<ShapeName | 'DoneBefore' | 'Problem', z.ZodObject>> = {
  Request: requestShape,
  RequestView: requestViewShape,
  Earlier: earlierShape,
  Offer: offerShape,
  OfferAnswered: offerAnswered,
  Meeting: meetingShape,
  Notice: noticeShape,
  QueueRow: queueRowShape,
  Candidate: candidateShape,
  Partner: partnerShape,
  Ending: endingShape,
  Settings: settingsShape,
  Agreement: agreementShape,
  Organisation: organisationShape,
  Area: areaShape,
  Digest: digestShape,
  Sending: sendingShape,
  HistoryLine: historyLine,
  DoneBefore: doneBeforeShape,
  Problem: problemShape,
}
