import type { signIn as fi } from '../fi/sign-in.ts'

export const signIn = {
  title: 'Sign in',
  intro: 'Sign in to get to your own pages.',
  submit: 'Sign in',
  needed: 'Sign in to go on.',
  signedOut: 'You have signed out.',
} satisfies typeof fi
