import * as z from 'zod'
import { CODES } from '#core/reference/rule-codes.ts'
import { AGE_BANDS, AUDIENCES, CARE_FORMS } from '#core/reference/audiences.ts'
import { CHANNELS } from '#core/reference/channels.ts'
import { LANGUAGES } from '#core/reference/languages.ts'
import { PHASES, SERVED } from '#core/reference/phases.ts'
import { CONSENT_STANDS } from '#core/records/consent.ts'
import { ASKED_MANNERS, CLOSINGS, CONSENT_WORDS, EXTENTS, MODES, REQUEST_STATES, URGENCIES } from '#core/records/request.ts'
import { at, date, slot, turn, waiting } from './common.ts'
import { actor, historyLine } from './history.ts'
import { meetingShape } from './meeting.ts'
import { noticeShape } from './notice.ts'
import { offerShape } from './offer.ts'
import { goalShape } from './tenant.ts'

export const requestShape = z.strictObject({
  ...waiting,
  state: z.enum(REQUEST_STATES),
  createdAt: at,
  workerId: z.string(),
  channel: z.enum(CHANNELS),
  phases: z.array(z.enum(SERVED)),
  leading: z.enum(PHASES).optional().describe('The phase that own experience must cover'),
  area: z.string(),
  audience: z.enum(AUDIENCES),
  ageBand: z.enum(AGE_BANDS).optional().describe('Years of age, where they were said or the audience tells them'),
  careForm: z.enum(CARE_FORMS).optional(),
  languages: z.array(z.enum(LANGUAGES)),
  manner: z.enum(ASKED_MANNERS).describe('How the languages that are not signed are used'),
  interpreter: z.boolean(),
  interpreterTo: z.enum(LANGUAGES).optional().describe('What a booked interpreter works into; Finnish or Swedish where absent'),
  windows: z.array(slot),
  timesAsked: z
    .array(slot)
    .optional()
    .describe('The times asked for, where several come together and the first yes made one time theirs: `windows` is that one'),
  needBy: at.optional(),
  durationMinutes: z.int(),
  mode: z.enum(MODES),
  place: z.string().optional(),
  urgency: z.enum(URGENCIES),
  clientReference: z.string().optional(),
  consent: z.strictObject({ given: z.boolean(), on: date.optional() }),
  consentStands: z.enum(CONSENT_STANDS).describe("How the parent's consent stands"),
  consentHistory: z
    .array(
      z.strictObject({
        says: z.enum(CONSENT_WORDS),
        on: date.describe('The day the parent said it'),
        phases: z.array(z.enum(PHASES)),
        partners: z.array(z.string()).describe('Who had been found by then'),
        at: at.describe('When it was written down'),
        by: actor.describe('Who wrote it down'),
      }),
    )
    .describe("Each word of the parent's, oldest first; phases: what it is for"),
  seats: z.int(),
  choice: z.enum(['first', 'family']),
  confirm: z.enum(['ask-me', 'pre-approved']),
  preferences: z.strictObject({
    partnerId: z.string().optional(),
    gender: z.enum(['woman', 'man']).optional(),
    samePartnerAsBefore: z.boolean().optional(),
  }),
  note: z.string().optional(),
  extent: z.enum(EXTENTS).optional().describe('How long the task may go on, as far as is known'),
  participants: z.int().optional().describe('About how many people the partner meets'),
  prepare: z.string().optional().describe('What to prepare: whoever is asked may read it'),
  goal: goalShape.optional().describe('What the parent wants of it, as it was chosen'),
  serveBy: at.describe('By then somebody is found, or a person owns it'),
  taken: z.array(z.strictObject({ partnerId: z.string(), offerId: z.string(), state: z.enum(['held', 'confirmed']) })),
  misses: z
    .array(z.strictObject({ partnerId: z.string(), codes: z.array(z.enum(CODES)) }))
    .optional()
    .describe('For coordinators: why others were not asked, those nearest to fitting, at most 20'),
  goingOn: z
    .strictObject({ until: at })
    .optional()
    .describe('It was handed over: until then it is being confirmed who of its partners goes on. Names come after that'),
  turns: z
    .array(turn)
    .describe('What it waits for with all that belongs to it, the most pressing first; for each owner and kind the first only'),
  closedAs: z.enum(CLOSINGS).optional(),
  closedAt: at.optional(),
  links: z.strictObject({ self: z.string(), page: z.string() }),
})

const usually = z
  .strictObject({
    weekly: z.array(
      z.strictObject({
        day: z.int().describe('1 is Monday'),
        from: z.string(),
        to: z.string(),
        validFrom: date.optional(),
        validTo: date.optional(),
      }),
    ),
    extra: z.array(slot),
  })
  .describe('Of a confirmed partner: when they usually can, as they have told')

export const requestViewShape = requestShape.extend({
  offers: z.array(offerShape),
  meetings: z.array(meetingShape),
  notices: z.array(noticeShape),
  history: z
    .array(historyLine)
    .describe('What happened last; before that, `earlier.history` as the cursor of /requests/{id}/history'),
  earlier: z
    .strictObject({
      meetings: z.boolean().describe('There are meetings that are over and not shown here: /requests/{id}/earlier'),
      history: z.string().optional(),
    })
    .describe('What is not shown here'),
  partners: z
    .record(
      z.string(),
      z.strictObject({
        firstName: z.string(),
        introduction: z.string(),
        usually: usually.optional(),
        reach: z
          .strictObject({
            first: z.enum(['worker', 'partner']).describe('Who calls the other first'),
            number: z.string().optional().describe('Where the partner has allowed it'),
          })
          .optional()
          .describe('Of a confirmed partner, until the request ends or they leave it'),
      }),
    )
    .describe('By id: those who said yes, after a hand-over once it is confirmed that they go on; for coordinators all'),
  atEnd: z.array(z.string()).describe('Meetings agreed beyond an end, which a coordinator is choosing for'),
  worker: z
    .strictObject({ id: z.string(), name: z.string(), phone: z.string().optional() })
    .optional()
    .describe('`phone`: the work telephone, which confirmed partners see'),
})

export const earlierShape = z.strictObject({
  meetings: z.array(meetingShape),
  notices: z.array(noticeShape),
  next: z.string().optional().describe('There where there are more: the cursor of the next page'),
})
