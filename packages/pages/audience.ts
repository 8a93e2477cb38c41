import { bandYears } from '#core/reference/audiences.ts'
import type { Request } from '#core/records/request.ts'
import type { Reader } from './reader.tsx'

/** For whom, with the years and the form of care where they were said. */
export const audienceIn = (
  { names, words }: Pick<Reader, 'names' | 'words'>,
  { audience, ageBand, careForm }: Pick<Request, 'audience' | 'ageBand' | 'careForm'>,
): string =>
  [names.audience(audience), ageBand && words.choices.ages(...bandYears[ageBand]), careForm && names.careForm(careForm)]
    .filter(Boolean)
    .join(', ')
