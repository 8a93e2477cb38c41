/** When the coordinators' mailboxes get their digest. */
export const digests = {
  title: 'Kooste sähköpostiin',
  intro:
    'Kooste kertoo, mitä uutta on, mikä on myöhässä ja mikä voi odottaa. Se lähtee valittuina aikoina arkipäivisin. Jos mitään uutta tai myöhässä olevaa ei ole, kooste jää väliin.',
  atOnce:
    'Kun koordinaattorille tulee kiireinen pyyntö tai kahden työpäivän sisällä alkava aika, kerromme siitä heti yhteiseen sähköpostiin. Viestistä, joka ei mennyt perille, kerromme koosteessa.',
  shared: 'Yhteinen sähköposti',
  sharedTo: 'Kooste lähtee koordinaattorien yhteiseen sähköpostiin. Valitse vähintään yksi aika.',
  own: 'Oma sähköposti',
  ownTo: 'Tämä on vain sinulle. Jos yhteinen kooste riittää, jätä ajat tyhjiksi.',
  time: (n: number) => `Aika ${n}`,
  none: 'Ei valittu',
  failed: 'Viimeisin kooste ei mennyt perille. Tarkista, onko sähköpostiosoite oikein. Seuraava lähtee silti ajallaan.',
  save: 'Tallenna ajat',
  savedShared: 'Yhteisen koosteen ajat on tallennettu.',
  savedOwn: 'Oman koosteesi ajat on tallennettu.',
  link: 'Valitse, milloin kooste tulee sähköpostiin',
}
