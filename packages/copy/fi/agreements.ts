/** Which organisation's partners serve which phase in which municipality. */
export const agreements = {
  title: 'Vaihesopimukset',
  intro:
    'Minkä järjestön kumppanit toimivat missäkin vaiheessa ja kunnassa. Rinnalla kysyy kumppanilta vain, kun sopimus on voimassa.',
  choose: 'Valitse kunta',
  of: (area: string) => `Vaihesopimukset: ${area}`,
  allAreas: 'Kaikki kunnat',
  none: 'Tässä kunnassa ei ole sopimuksia.',
  one: (phase: string, organisation: string) => `${phase}, ${organisation}`,
  since: (date: string) => `Voimassa ${date} alkaen.`,
  addTo: (area: string) => `Uusi sopimus: ${area}`,
  organisation: 'Järjestö',
  organisations: 'Järjestöt',
  validFrom: 'Voimassa alkaen',
  validTo: 'Voimassa asti',
  remove: 'Poista tämä sopimus, se oli virhe',
  save: 'Tallenna sopimus',
  add: 'Lisää sopimus',
  saved: 'Sopimus on tallennettu. Avoimet pyynnöt tarkistetaan uudestaan.',
  added: 'Sopimus on lisätty. Avoimet pyynnöt tarkistetaan uudestaan.',
  removed: 'Sopimus on poistettu. Avoimet pyynnöt tarkistetaan uudestaan.',
}
