import type { signIn as fi } from '../fi/sign-in.ts'

export const signIn = {
  title: 'Logga in',
  intro: 'Logga in, så ser du dina begäranden.',
  submit: 'Logga in',
  ended: 'Din session har tagit slut. Logga in på nytt för att fortsätta.',
  needed: 'Logga in för att fortsätta.',
  signedOut: 'Du har loggat ut.',
  failed: 'Inloggningen lyckades inte. Försök på nytt.',
} satisfies typeof fi
