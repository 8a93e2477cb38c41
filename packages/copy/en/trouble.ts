import type { trouble as fi } from '../fi/trouble.ts'

export const trouble = {
  notFound: { title: 'Page not found', text: 'Check the address, or go back to the start.', action: 'To the start' },
  noSignIn: {
    title: 'Signing in isn’t possible yet',
    text: 'Signing in hasn’t been set up in this service. Ask those who run it to set it up.',
  },
  unavailable: {
    title: 'The service isn’t answering right now',
    text: 'Try again in a moment. Nothing is lost.',
    action: 'Try again',
  },
  unexpected: {
    title: 'Something went wrong',
    text: 'The fault is ours. Please try again. If it happens again, contact the coordinator.',
    reference: (id) => `Tell us this code: ${id}`,
  },
  tooLarge: { title: 'There was too much to send', text: 'Shorten the text or take rows away, and send it again.' },
  badForm: { title: 'The form didn’t arrive', text: 'Go back to the page and send it again.' },
  wrongOrigin: { title: 'The form came from the wrong place', text: 'Open the page again and send the form from there.' },
  signedOut: {
    text: 'Your session has ended. Sign in in another tab, come back here and reload the page. What you wrote will then be sent.',
  },
  forbidden: { title: 'You aren’t allowed to do this', text: 'Ask the coordinator to do it.' },
} satisfies typeof fi
