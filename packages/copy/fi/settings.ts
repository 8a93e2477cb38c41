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
  saved: 'Asetukset on tallennettu.',
}
