import type { Code } from '#core/reference/rule-codes.ts'

/** Why a partner does not fit, one line a rule. CONFLICT never says more: others don't see it. */
export const rules = {
  fails: {
    ROLE: 'Ei ole koulutettu tähän tehtävään, tai ei ole mukana',
    PHASE: 'Vaiheesta ei ole sopimusta tässä kunnassa',
    EXPERIENCE: 'Omaa kokemusta vaiheesta ei ole kerrottu',
    LIVED_AS: 'Ei ole kertonut eläneensä samassa asemassa kuin se, jota tuetaan',
    AREA: 'Kunta tai tapaamistapa ei sovi',
    LANGUAGE: 'Kielet eivät vastaa pyyntöä',
    SLOT: 'Aika ei sovi',
    CAPACITY: 'Oma raja on täynnä: perheet, ajat päivässä tai kyselyt viikossa',
    HOURS: 'Kuukauden tunnit tulisivat täyteen',
    PAUSED: 'Tauolla',
    CHECKS: 'Sopimus tai tarkistus puuttuu tai päättyy',
    BASIS: 'Ei ole kirjattu, tarvitaanko rikosrekisteriote',
    CONFLICT: 'Este, jota muut eivät näe',
    EARNINGS: 'Oma palkkioraja tulisi täyteen',
  } satisfies Record<Code, string>,
  /** The same in a word or two, for whoever may not know more of partners than these. */
  causes: {
    ROLE: 'koulutus',
    PHASE: 'vaihesopimus',
    EXPERIENCE: 'oma kokemus',
    LIVED_AS: 'kokemuksen laji',
    AREA: 'kunta tai tapaamistapa',
    LANGUAGE: 'kieli',
    SLOT: 'aika',
    BASIS: 'otteen peruste',
    PAUSED: 'tauko',
  } satisfies Partial<Record<Code, string>>,
  /** What would help, for the coordinator. */
  helps: {
    ROLE: 'Tarkista roolit kumppanin tiedoista.',
    PHASE: 'Tarkista vaihesopimukset.',
    EXPERIENCE: 'Kysy, onko kokemusta, jota ei ole merkitty.',
    LIVED_AS: 'Kysy, millaista omaa kokemusta on.',
    AREA: 'Kokeile etäyhteyttä tai naapurikuntaa.',
    LANGUAGE: 'Tulkin tilaa työntekijä. Kumppani ei tulkkaa.',
    SLOT: 'Kokeile toista aikaa.',
    CAPACITY: 'Kysy, jaksaisiko yhden lisää.',
    HOURS: 'Kokeile lyhyempää aikaa tai ensi kuuta.',
    PAUSED: 'Odota tauon loppua.',
    CHECKS: 'Päivitä sopimus tai tarkistus.',
    BASIS: 'Kirjaa pyynnön sivulla, mikä peruste koskee tällaisia pyyntöjä.',
    CONFLICT: 'Valitse toinen.',
    EARNINGS: 'Kokeile ensi kuuta.',
  } satisfies Record<Code, string>,
  fits: 'Sopii',
}
