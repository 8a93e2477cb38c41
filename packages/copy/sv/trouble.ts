import type { trouble as fi } from '../fi/trouble.ts'

/** Pages for when something is not there or does not work. */
export const trouble = {
  notFound: { title: 'Sidan hittades inte', text: 'Kontrollera adressen, eller gå till början.', action: 'Till början' },
  noSignIn: {
    title: 'Inloggningen är inte i bruk ännu',
    text: 'Inloggningen har inte tagits i bruk i den här tjänsten. Be dem som sköter tjänsten ta den i bruk.',
  },
  unavailable: {
    title: 'Tjänsten svarar inte just nu',
    text: 'Försök på nytt om en stund. Inget har gått förlorat.',
    action: 'Försök på nytt',
  },
  unexpected: {
    title: 'Något gick fel',
    text: 'Felet är vårt. Försök på nytt. Om det händer igen, ta kontakt med koordinatorn.',
    reference: (id) => `Uppge då den här koden: ${id}`,
  },
  tooLarge: { title: 'Det du skickade var för stort', text: 'Gör texten kortare eller ta bort rader, och skicka på nytt.' },
  badForm: { title: 'Formuläret kom inte fram', text: 'Gå tillbaka till sidan och skicka det på nytt.' },
  wrongOrigin: { title: 'Formuläret kom från fel ställe', text: 'Öppna sidan på nytt och skicka formuläret därifrån.' },
  signedOut: {
    text: 'Din session har tagit slut. Logga in i en annan flik, kom tillbaka hit och ladda om sidan. Då skickas det du skrev.',
  },
  forbidden: { title: 'Du har inte behörighet till det här', text: 'Be koordinatorn göra det.' },
} satisfies typeof fi
