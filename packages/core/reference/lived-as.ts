import { type Names, named } from './names.ts'

/**
 * As whom somebody has lived through child protection: the kind of experience a partner brings (docs/field.md: Kinds of
 * experience). Somebody may have lived it as several.
 */
export const LIVED_AS = ['parent', 'young-person', 'sibling', 'foster-parent', 'foster-sibling', 'close-person'] as const

export type LivedAs = (typeof LIVED_AS)[number]

export const livedAsFacts: Readonly<Record<LivedAs, { readonly names: Names }>> = {
  parent: { names: named('vanhempana', 'som förälder', 'as a parent') },
  'young-person': {
    names: named(
      'itse lapsena tai nuorena sijoitettuna',
      'själv som placerat barn eller ung',
      'as a child or young person in care',
    ),
  },
  sibling: { names: named('sisaruksena', 'som syskon', 'as a sibling') },
  'foster-parent': { names: named('sijaisvanhempana', 'som fosterförälder', 'as a foster parent') },
  'foster-sibling': { names: named('sijaissisaruksena', 'som fostersyskon', 'as a foster sibling') },
  'close-person': {
    names: named(
      'läheisenä, kuten isovanhempana',
      'som närstående, till exempel mor- eller farförälder',
      'as a close one, such as a grandparent',
    ),
  },
}
