/** Words that may stand in the records they were written into, and on the pages of whoever may read these; nowhere else. */
export const CANARIES = {
  note: 'Kanarialintu laulaa',
  place: 'Kanarian kulma',
  clientReference: 'CL-KANAR1',
  reason: 'Kanarian peruste',
  prepare: 'Kanarian valmistelu',
  instructions: 'Kanarian ohje',
  link: 'https://kanaria.example.org/huone',
} as const

/** Somebody whom a coordinator writes into the register in the middle of it all. */
export const NEWCOMER = { name: 'Kanarina Uusi', phone: '+358401234569', email: 'kanariauusi@example.org' } as const

/** Names of staff and of partners' contact details: of no interest to anybody a message goes to. */
export const NAMES = [
  'Tiina Työntekijä',
  'Toni Toinen',
  'Kaisa Koordinaattori',
  NEWCOMER.name,
  'Olen kulkenut saman tien',
] as const
