import type { ownDetails as fi } from '../fi/own-details.ts'

/** What whoever is signed in keeps of themselves. */
export const ownDetails = {
  title: 'Dina uppgifter',
  name: 'Namn',
  email: 'E-post',
  phone: 'Arbetstelefon',
  phoneHint: {
    worker: 'En partner som du har bekräftat ser det här numret. Utan det ringer partnern koordinatorn. Inte din egen telefon.',
    others: 'Om du har egna begäranden ser en bekräftad partner det här numret. Inte din egen telefon.',
  },
  saved: 'Numret till arbetstelefonen är sparat.',
} satisfies typeof fi
