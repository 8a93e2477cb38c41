import type { settings as fi } from '../fi/settings.ts'

/** The tenant's own settings that people change here. */
export const settings = {
  title: 'Inställningar',
  coordinatorPhone: 'Koordinatorns telefon',
  coordinatorPhoneHint: 'Det här numret står i meddelandena och längst ner på sidorna.',
  dutyPhone: 'Jourens telefon',
  dutyPhoneHint: 'Vem man ringer på natten när saken inte kan vänta. Sidan för en ny begäran visar numret.',
  coordinatorEmail: 'Koordinatorernas e-post',
  coordinatorEmailHint: 'Den gemensamma brevlådan dit besked om ärenden som väntar kommer.',
  language: 'Språk i meddelanden',
  languageHint: 'Språket som vi skriver på till dem som inte har berättat sitt eget, och till den gemensamma brevlådan.',
  partnerTitle: 'Vad partnern kallas',
  reminders: 'Påminnelser om tider',
  remindersHint:
    'Hur många dagar före tiden och hur, om partnern inte har valt själv. En tom rad används inte. Ändringen gäller tider som bestäms eller flyttas efter det här.',
  reminderDays: (n: number) => `Påminnelse ${n}: dagar före`,
  reminderBy: 'Hur',
  travel: 'Ersätts resor?',
  travelHint: 'Partnern ser det här före sitt svar.',
  travelUnsaid: 'Sägs inte: partnern frågar koordinatorn',
  goals: 'Vad en förälder själv kan önska',
  goalsHint: 'En önskan per rad, i samma ordning på varje språk. Den som gör en begäran väljer en av dem eller ingen.',
  goalsIn: { fi: 'Önskemål på finska', sv: 'Önskemål på svenska', en: 'Önskemål på engelska' },
  places: {
    title: 'Platser',
    link: 'Platser där man ses',
    intro:
      'Platser som socialarbetaren kan välja för en tid: familjecenter, bibliotek, rum på distans. En plats som redan har valts står kvar fast listan ändras.',
    choose: 'Välj kommun',
    of: (area) => `Platser: ${area}`,
    allAreas: 'Alla kommuner',
    list: 'Platser, en per rad',
    listHint:
      'Namnet, för ett distansrum också länken: Distansrum 1 https://kokous.example.fi/1. En anvisning står efter ett lodstreck: Biblioteket | Mötesrummet, våning 2. Ingens hem.',
    save: 'Spara platserna',
    saved: 'Platserna är sparade.',
  },
  bases: {
    title: 'Grunder för kontroll av brottslig bakgrund',
    intro: 'Koordinatorn ändrar en grund på sidan för en begäran av samma slag.',
    kind: (channel, audience) => `${channel}, ${audience}`,
  },
  noShowPay: 'Om familjen inte kom',
  noShowPayHint: 'Vad partnern får när partnern kom och familjen inte. Socialarbetaren och partnern ser det.',
  noShowPayChoices: { whole: 'Hela arvodet', half: 'Halva arvodet', none: 'Inget arvode' },
  saved: 'Inställningarna är sparade.',
} satisfies typeof fi
