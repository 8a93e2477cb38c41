/** What whoever is signed in keeps of themselves. */
export const ownDetails = {
  title: 'Omat tietosi',
  name: 'Nimi',
  email: 'Sähköposti',
  phone: 'Työpuhelin',
  phoneHint: {
    worker:
      'Kumppani, jonka olet vahvistanut, näkee tämän numeron. Ilman sitä hän soittaa koordinaattorille. Ei omaa puhelintasi.',
    others: 'Jos sinulla on omia pyyntöjä, vahvistettu kumppani näkee tämän numeron. Ei omaa puhelintasi.',
  },
  saved: 'Työpuhelimen numero on tallennettu.',
}
