import type { Spoken } from './languages.ts'

const NOTHING_OF_A_LANGUAGE = {
  'common.service': 'a name',
  'common.title': 'only what it is given, and the name',
  'common.dir': 'a code',
  'common.roles.system': 'a name',
  'common.signedInAs': 'only what it is given',
  'settings.bases.kind': 'only what it is given',
  'history.by': 'only what it is given',
  'queue.ruleCount': 'only what it is given',
  'candidates.rank': 'only what it is given',
}

/** Entries that are the same in Finnish, and why they may be. */
export const SAME_AS_FINNISH: Readonly<Record<Exclude<Spoken, 'fi'>, Readonly<Record<string, string>>>> = {
  sv: { ...NOTHING_OF_A_LANGUAGE, 'agreements.one': 'only what it is given' },
  en: NOTHING_OF_A_LANGUAGE,
}

/** Counts whose noun does not change between one and many, where the Finnish one does. */
export const ONE_AS_MANY: Readonly<Record<Exclude<Spoken, 'fi'>, Readonly<Record<string, string>>>> = {
  sv: { 'request.nobody.whyCount': 'en partner, två partner' },
  en: {},
}
