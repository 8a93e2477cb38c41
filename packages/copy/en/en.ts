import type { Twin } from '../twin.ts'
import { agreements } from './agreements.ts'
import { availability } from './availability.ts'
import { candidates } from './candidates.ts'
import { choices } from './choices.ts'
import { common } from './common.ts'
import { endings } from './endings.ts'
import { digests } from './digests.ts'
import { fields } from './fields.ts'
import { history } from './history.ts'
import { meetings } from './meetings.ts'
import { newRequest } from './new-request.ts'
import { offerPage } from './offer-page.ts'
import { ownDetails } from './own-details.ts'
import { ownPage } from './own-page.ts'
import { partners } from './partners.ts'
import { queue } from './queue.ts'
import { reasons } from './reasons.ts'
import { refusals } from './refusals.ts'
import { request } from './request.ts'
import { requests } from './requests.ts'
import { rules } from './rules.ts'
import { sending } from './sending.ts'
import { settings } from './settings.ts'
import { signIn } from './sign-in.ts'
import { staffRefusals } from './staff-refusals.ts'
import { states } from './states.ts'
import { stored } from './stored.ts'
import { task } from './task.ts'
import { templates } from './templates.ts'
import { trouble } from './trouble.ts'
import { turns } from './turns.ts'
import { undelivered } from './undelivered.ts'
import { ways } from './ways.ts'
import type { fi } from '../fi/fi.ts'

const words = {
  common,
  choices,
  states,
  stored,
  templates,
  reasons,
  rules,
  refusals,
  staffRefusals,
  digests,
  fields,
  history,
  requests,
  newRequest,
  request,
  meetings,
  queue,
  candidates,
  partners,
  agreements,
  endings,
  availability,
  offerPage,
  ownDetails,
  ownPage,
  sending,
  settings,
  signIn,
  task,
  trouble,
  turns,
  undelivered,
  ways,
} satisfies typeof fi

/** Every page word in English, by room. */
export const en: Twin<typeof fi, typeof words> = words
