/** Seeds that once failed, and what was wrong: replayed in every `npm test`. */
export const PAST_FAILURES: Readonly<Record<number, string>> = {
  55: 'a read of an offer that failed while the meetings were waited for ended the process: the page of one’s own',
}
