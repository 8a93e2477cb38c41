import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Topic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'
import { topicFor } from '../messages.ts'
import { dashboard } from './dashboard.ts'
import { ofCopies } from './of-copies.ts'
import { ofDoor } from './of-door.ts'
import { ofMessages } from './of-messages.ts'
import { ofRooms } from './of-rooms.ts'
import { ofWork } from './of-work.ts'
import type { House, Severity, Watch } from './watch.ts'

/** Everything that a person must look at. Each is told when it begins and when it is over. */
export function alarms(scope: Construct, house: House): readonly Alarm[] {
  const { name, alarmEmail, wakeEmail = alarmEmail } = house.settings
  const topics = { wake: topicOf(scope, 'Wake', wakeEmail), tomorrow: topicOf(scope, 'Tomorrow', alarmEmail) }
  const all = watches(scope, house).map((watch) => {
    const alarm = alarmOf(scope, name, watch)
    const action = new SnsAction(topics[watch.severity])
    alarm.addAlarmAction(action)
    alarm.addOkAction(action)
    return alarm
  })
  dashboard(scope, house, all)
  return all
}

const watches = (scope: Construct, house: House): readonly Watch[] => [
  ...ofWork(scope, house),
  ...ofRooms(house),
  ...ofDoor(scope, house),
  ...ofMessages(scope, house),
  ...ofCopies(scope, house),
]

function topicOf(scope: Construct, id: string, address: string): Topic {
  const topic = topicFor(scope, id, ['cloudwatch.amazonaws.com'])
  topic.addSubscription(new EmailSubscription(address))
  return topic
}

const WHEN: Readonly<Record<Severity, string>> = { wake: 'Now', tomorrow: 'Tomorrow' }

function alarmOf(scope: Construct, name: string, { id, severity, says, metric, ...limits }: Watch): Alarm {
  const { threshold = 1, below, periods = 1, silence } = limits
  return new Alarm(scope, `${id}-alarm`, {
    alarmName: `${name}-${id}`,
    alarmDescription: `${WHEN[severity]}: ${says} What to do: docs/operations.md, ${id}.`,
    metric,
    threshold,
    evaluationPeriods: periods,
    comparisonOperator: below ? ComparisonOperator.LESS_THAN_THRESHOLD : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData:
      silence === 'rings'
        ? TreatMissingData.BREACHING
        : silence === 'stays'
          ? TreatMissingData.IGNORE
          : TreatMissingData.NOT_BREACHING,
  })
}
