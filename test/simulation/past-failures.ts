/**
 * Seeds that once failed, and what was wrong: replayed in every `npm test`. A change of the simulator gives a seed
 * another story, so what was wrong also has a test of its own; seeds whose story is gone are taken out.
 */
export const PAST_FAILURES: Readonly<Record<number, string>> = {
  9008747: 'a yes was given back by the system, and the simulator wanted whoever pressed again to be told that it still held',
  23003392:
    'a way home was judged from the minute before a call began: a meeting on the phone counts as on the spot in that minute',
  30004625: 'a sign-out still under way let its session pass, and the simulator took it for one that was forgotten',
  30015336: 'a form failed, its request was handed over meanwhile, and the page said it had never been there',
  50789752: 'a call wrote what was decided before and then refused, and the simulator took it for done',
  82001964:
    'a reminder was due and had not gone when both sides were told that the time holds, and the simulator missed the reminder',
  82003183: 'a receipt came after the parent’s no, of a message that had gone before, which then said it went after',
  110004112: 'a meeting was agreed beyond an end on its last day, after the morning’s look, and nobody was asked that day',
  110004967: 'a call that had begun before a closing told the partner what the closing had cancelled, and the check missed it',
  110006052: 'a coordinator locked a link while its partner pressed again, and the simulator wanted it to open still',
  400004118: 'a cancellation came back by e-mail, its time was agreed anew, and the calendar was told by e-mail again',
  400012429: 'a question came back and was asked anew once the promise was over, and said to keep it all the same',
  184193707: 'a yes let two of the held and two of the asked go in its own commit, which grew too large',
}
