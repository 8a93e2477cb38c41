import type { Names } from './names.ts'

export const version = 1

/** What a partner has been trained to do. A partner may have several; each assignment requires one. */
export const ROLES = ['peer-support-person', 'group-leader', 'developer-advocate', 'trainer'] as const

export type Role = (typeof ROLES)[number]

/** `vertaistukija`, since a `tukihenkilö` is also a statutory service. */
export const roleFacts: Readonly<Record<Role, { readonly names: Names }>> = {
  'peer-support-person': { names: { fi: 'vertaistukija', sv: 'kamratstödjare', en: 'peer supporter' } },
  'group-leader': { names: { fi: 'pienryhmän vetäjä', sv: 'ledare för smågrupp', en: 'small-group leader' } },
  'developer-advocate': {
    names: { fi: 'kehittäjä ja vaikuttaja', sv: 'utvecklare och påverkare', en: 'developer and advocate' },
  },
  trainer: { names: { fi: 'kouluttaja', sv: 'utbildare', en: 'trainer' } },
}

export function isRole(code: unknown): code is Role {
  return ROLES.some((known) => known === code)
}
