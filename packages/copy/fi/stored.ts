/** When somebody else stored something after the page was opened: what there is now, beside what was typed. */
export const stored = {
  trouble: {
    title: 'Joku muutti tätä juuri.',
    todo: 'Kirjoittamasi on yhä lomakkeessa, mutta sitä ei ole vielä tallennettu. Kohdissa, jotka eroavat, lukee myös, mitä nyt on tallessa. Tarkista ne ja tallenna sitten.',
  },
  now: (what: string) => `Nyt tallessa: ${what || 'ei mitään'}`,
  ticked: 'valittu',
  unticked: 'ei valittu',
  rows: {
    title: 'Joku muutti näitä äsken',
    theirs: 'Nyt tallessa. Joku muu lisäsi tai muutti tämän äsken. Se säilyy, kun tallennat.',
    gone: 'Joku muu poisti tai muutti tämän äsken. Se poistuu, kun tallennat. Jos haluat säilyttää sen, ota rasti pois.',
    changed: 'Joku muu poisti tai muutti tämän äsken. Tässä on sinun muutoksesi. Se tulee voimaan, kun tallennat.',
  },
  tooMany: (list: string, most: number) => `${list}, enintään ${most} riviä`,
}
