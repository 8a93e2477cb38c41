import type { signIn as fi } from '../fi/sign-in.ts'

export const signIn = {
  title: 'Sign in',
  intro: 'Sign in to see your requests.',
  submit: 'Sign in',
  ended: 'Your session has ended. Sign in again to go on.',
  needed: 'Sign in to go on.',
  signedOut: 'You have signed out.',
  failed: 'Signing in didn’t work. Please try again.',
} satisfies typeof fi
