import type { NoShowPay } from '#core/records/tenant.ts'

/** The tenant's own settings that people change here. */
export const settings = {
  title: 'Asetukset',
  coordinatorPhone: 'Koordinaattorin puhelin',
  coordinatorPhoneHint: 'Tämä numero on viesteissä ja sivujen alareunassa.',
  dutyPhone: 'Päivystyksen puhelin',
  dutyPhoneHint: 'Kenelle soitetaan yöllä, kun asia ei voi odottaa. Uuden pyynnön sivu kertoo tämän.',
  coordinatorEmail: 'Koordinaattorien sähköposti',
  coordinatorEmailHint: 'Yhteinen postilaatikko, johon tieto odottavista asioista tulee.',
  language: 'Viestien kieli',
  languageHint: 'Kieli, jolla kirjoitamme niille, jotka eivät ole kertoneet omaansa, ja yhteiseen postilaatikkoon.',
  partnerTitle: 'Miksi kumppania kutsutaan',
  reminders: 'Muistutusviestit ajoista',
  remindersHint:
    'Montako päivää ennen aikaa ja miten, jos kumppani ei ole valinnut itse. Tyhjä rivi ei ole käytössä. Muutos koskee aikoja, jotka sovitaan tai siirretään tämän jälkeen.',
  reminderDays: (n: number) => `Muistutusviesti ${n}: päiviä ennen`,
  reminderBy: 'Miten',
  travel: 'Korvataanko matkat?',
  travelHint: 'Kumppani näkee tämän, ennen kuin vastaa.',
  travelUnsaid: 'Ei kerrota: kumppani kysyy koordinaattorilta',
  goals: 'Mitä vanhempi itse voi toivoa',
  goalsHint: 'Yksi toive riviä kohti, samassa järjestyksessä joka kielellä. Pyynnön tekijä valitsee niistä yhden tai ei mitään.',
  goalsIn: { fi: 'Toiveet suomeksi', sv: 'Toiveet ruotsiksi', en: 'Toiveet englanniksi' },
  places: {
    title: 'Paikat',
    link: 'Paikat, joissa nähdään',
    intro:
      'Paikat, joista työntekijä voi valita ajan paikan: perhekeskus, kirjasto, etähuone. Aiemmin valittu paikka pysyy, vaikka luettelo muuttuu.',
    choose: 'Valitse kunta',
    of: (area: string) => `Paikat: ${area}`,
    allAreas: 'Kaikki kunnat',
    list: 'Paikat, yksi riviä kohti',
    listHint:
      'Nimi, etähuoneella myös linkki: Etähuone 1 https://kokous.example.fi/1. Ohje tulee pystyviivan jälkeen: Kirjasto | Neuvotteluhuone, 2. kerros. Ei kenenkään kotia.',
    save: 'Tallenna paikat',
    saved: 'Paikat on tallennettu.',
  },
  bases: {
    title: 'Rikostaustan tarkistusten perusteet',
    intro: 'Perusteen muuttaa koordinaattori samanlaisen pyynnön sivulla.',
    kind: (channel: string, audience: string) => `${channel}, ${audience}`,
  },
  noShowPay: 'Jos perhe ei tullut',
  noShowPayHint: 'Mitä kumppanille maksetaan, kun hän tuli ja perhe ei. Näkyy työntekijälle ja kumppanille.',
  noShowPayChoices: { whole: 'Koko palkkio', half: 'Puolet palkkiosta', none: 'Ei palkkiota' } satisfies Record<
    NoShowPay,
    string
  >,
  saved: 'Asetukset on tallennettu.',
}
