import { type Names, named } from './names.ts'

/** What a partner has been trained to do. A partner may have several; each assignment requires one. */
export const ROLES = ['peer-support-person', 'group-leader', 'developer-advocate', 'trainer'] as const

export type Role = (typeof ROLES)[number]

/** `vertaistukija`, since a `tukihenkilö` is also a statutory service (docs/field.md: Words that mislead). */
export const roleFacts: Readonly<Record<Role, { readonly names: Names }>> = {
  'peer-support-person': { names: named('vertaistukija', 'kamratstödjare', 'peer supporter') },
  'group-leader': { names: named('pienryhmän vetäjä', 'ledare för smågrupp', 'small-group leader') },
  'developer-advocate': {
    names: named('kehittäjä ja vaikuttaja', 'utvecklare och påverkare', 'developer and advocate'),
  },
  trainer: { names: named('kouluttaja', 'utbildare', 'trainer') },
}
