import type { signIn as fi } from '../fi/sign-in.ts'

export const signIn = {
  title: 'Logga in',
  intro: 'Logga in, så ser du dina begäranden.',
  submit: 'Logga in',
  needed: 'Logga in för att fortsätta.',
  signedOut: 'Du har loggat ut.',
} satisfies typeof fi
