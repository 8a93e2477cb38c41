import { plural } from './plural.ts'

/** Which organisation's partners serve which phase in which municipality. */
export const agreements = {
  title: 'Vaihesopimukset',
  intro:
    'Minkä järjestön kumppanit toimivat missäkin vaiheessa ja kunnassa. Rinnalla kysyy kumppanilta vain, kun sopimus on voimassa.',
  row: (n: number) => `Sopimus ${n}`,
  of: (n: number, area: string, phase: string) => `Sopimus ${n}: ${area}, ${phase}`,
  ofArea: (area: string, n: number) => `${area}: ${plural(n, 'sopimus', 'sopimusta')}`,
  add: 'Uusi sopimus',
  organisation: 'Järjestö',
  validFrom: 'Voimassa alkaen',
  validTo: 'Voimassa asti',
  remove: 'Poista tämä sopimus',
  save: 'Tallenna sopimukset',
  saved: 'Sopimukset on tallennettu. Avoimet pyynnöt tarkistetaan uudestaan.',
}
