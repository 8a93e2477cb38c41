import type { choices as fi } from '../fi/choices.ts'
import { plural } from './plural.ts'

/** The words for each choice a person makes or sees made. */
export const choices = {
  urgency: {
    routine: 'Ingen brådska',
    soon: 'Snart',
    urgent: 'Brådskande',
  },
  urgencyHint: (open, hours) => `Vi frågar oftast ${open} åt gången. Svarstiden är högst ${plural(hours, 'timme', 'timmar')}.`,
  mode: {
    'in-person': 'På plats',
    remote: 'På distans med video',
    phone: 'Per telefon',
  },
  outcome: {
    held: 'Blev av',
    'no-show-parent': 'Blev inte av: familjen kunde inte komma',
    'no-show-partner': 'Blev inte av: partnern kunde inte komma',
    'no-show-worker': 'Blev inte av: socialarbetaren kunde inte komma',
  },
  closing: {
    fulfilled: 'Stödet genomfördes',
    failed: 'Stödet genomfördes inte',
    withdrawn: 'Begäran drogs tillbaka',
    'no-capacity': 'Ingen hittades',
    irrelevant: 'Inte längre aktuellt',
  },
  confirm: {
    'ask-me': 'Fråga mig först',
    'pre-approved': 'Den första som kan är välkommen',
  },
  choice: {
    first: 'Den första som kan',
    family: 'Familjen väljer utifrån presentationerna',
  },
  ages: (from, to) => `${from}–${to} år`,
  extent: {
    once: 'Den här enda gången',
    some: 'Några gånger',
    long: 'Kan fortsätta i månader',
  },
  couldSay: {
    yes: 'Ja',
    partly: 'Delvis',
    no: 'Nej',
  },
  travel: {
    paid: 'Resekostnader ersätts utöver arvodet.',
    own: 'Resekostnader ersätts inte särskilt.',
  },
  basis: {
    '504/2002': 'Lag 504/2002: arbete med minderåriga',
    '148/2014': 'Lag 148/2014: frivillig med minderåriga',
    none: 'Ingendera: inte ensam med ett barn',
  },
  gender: {
    any: 'Spelar ingen roll',
    woman: 'Kvinna',
    man: 'Man',
  },
  level: {
    some: 'en del',
    good: 'bra',
    native: 'modersmål',
  },
} satisfies typeof fi
