import { keyText } from '../records/keys.ts'
import { mayHaveGone, type Notice, triesOf } from '../records/notice.ts'
import { called, disagree, type Finding, wrong } from './finding.ts'
import type { Records } from './records.ts'

/**
 * Each message to a partner goes one way (ARCHITECTURE.md: One message, one way): nothing is said in two notices that both went,
 * and none goes again by a way by which it did not arrive. Only of what a version with occasions wrote.
 */
export function waysOf(records: Records): Finding[] {
  const ours = records.all('notice').filter((one) => one.to.role === 'partner' && one.occasion !== undefined)
  const gone = ours.filter(
    (one) => one.facts.told !== 'calendar' && one.template !== 'sms-reply' && !one.id.includes('-also-') && isOnItsWay(one),
  )
  const said = Map.groupBy(gone, asSaid)
  return [
    ...[...said.values()].flatMap(([first, ...more]) =>
      first && more.length > 0 ? [disagree('ways', [first, ...more], `${called(first)} went ${1 + more.length} ways`)] : [],
    ),
    ...ours
      .filter((one) => one.state !== 'failed' && mayHaveGone(one) && triesOf(one) > 0 && one.tried?.includes(one.channel))
      .map((one) => wrong('ways', one, `${called(one)} goes again by ${one.channel}, by which it did not arrive`)),
    ...ours
      .filter(({ facts, channel }) => facts.half && channel !== 'sms')
      .map((one) => wrong('ways', one, `${called(one)} asks at half its time by ${one.channel}`)),
  ]
}

const isOnItsWay = (notice: Notice): boolean => notice.state === 'claimed' || notice.state === 'sent'

/** The same thing, of the same moment, to the same reader. */
const asSaid = ({ template, subject, to, createdAt, sendAt, facts }: Notice): string =>
  [template, keyText(subject), to.id, createdAt, sendAt, facts.half ?? ''].join(' ')
