import { availability } from './availability.ts'
import { choices } from './choices.ts'
import { common } from './common.ts'
import { fields } from './fields.ts'
import { offerPage } from './offer-page.ts'
import { ownPage } from './own-page.ts'
import { refusals } from './refusals.ts'
import { stored } from './stored.ts'
import { task } from './task.ts'
import { trouble } from './trouble.ts'
import { ways } from './ways.ts'

/** What the pages behind links say. */
export const behindLinks = { availability, choices, common, fields, offerPage, ownPage, refusals, stored, task, trouble, ways }
