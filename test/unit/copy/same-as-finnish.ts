import type { Spoken } from './languages.ts'

/** Entries that are the same in Finnish, and why they may be. */
export const SAME_AS_FINNISH: Readonly<Record<Exclude<Spoken, 'fi'>, Readonly<Record<string, string>>>> = {
  en: {
    'common.service': 'a name',
    'common.title': 'only what it is given, and the name',
    'common.dir': 'a code',
    'common.roles.system': 'a name',
    'common.signedInAs': 'only what it is given',
    'history.by': 'only what it is given',
    'queue.ruleCount': 'only what it is given',
    'candidates.rank': 'only what it is given',
  },
}
