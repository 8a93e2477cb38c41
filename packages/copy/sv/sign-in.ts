import type { signIn as fi } from '../fi/sign-in.ts'

export const signIn = {
  title: 'Logga in',
  intro: 'Logga in, så kommer du till dina egna sidor.',
  submit: 'Logga in',
  needed: 'Logga in för att fortsätta.',
  signedOut: 'Du har loggat ut.',
} satisfies typeof fi
