import type { Route } from './route.ts'
import { agreementRoutes } from './routes/agreements.ts'
import { candidateRoutes } from './routes/candidates.ts'
import { endingRoutes } from './routes/endings.ts'
import { digestRoutes } from './routes/digests.ts'
import { meetingRoutes } from './routes/meetings.ts'
import { meetingStepRoutes } from './routes/meeting-steps.ts'
import { noticeRoutes } from './routes/notices.ts'
import { offerRoutes } from './routes/offers.ts'
import { partnerRoutes } from './routes/partners.ts'
import { queueRoutes } from './routes/queue.ts'
import { requestStepRoutes } from './routes/request-steps.ts'
import { requestRoutes } from './routes/requests.ts'
import { sendingRoutes } from './routes/sending.ts'
import { stuckRoutes } from './routes/stuck.ts'
import { tenantRoutes } from './routes/tenant.ts'

/** The whole API, in the order it is documented. */
export const routes: readonly Route[] = [
  ...requestRoutes,
  ...requestStepRoutes,
  ...meetingRoutes,
  ...meetingStepRoutes,
  ...queueRoutes,
  ...candidateRoutes,
  ...offerRoutes,
  ...noticeRoutes,
  ...stuckRoutes,
  ...digestRoutes,
  ...sendingRoutes,
  ...partnerRoutes,
  ...endingRoutes,
  ...agreementRoutes,
  ...tenantRoutes,
]
