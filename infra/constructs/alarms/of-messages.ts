import { Duration } from 'aws-cdk-lib'
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import type { House, Watch } from './watch.ts'
import { ours } from './ours.ts'

/** Whether messages go and arrive, and whether anybody is found. */
export const ofMessages = (scope: Construct, { settings }: House): readonly Watch[] => [
  {
    id: 'not-sent',
    severity: 'wake', // what is not mended in two hours stands with the coordinators as undelivered
    says: 'Single messages do not go, through our own trouble: a sender that a country does not take, or how they are sent. The log says which ("notice.our-trouble").',
    metric: ours(scope, 'our-trouble'),
  },
  {
    id: 'sending-stopped',
    severity: 'wake', // nobody is asked, told or reminded by that way until it is mended
    says: 'Nothing goes by SMS, or by e-mail: a spending limit, a daily quota, the sandbox, a suspended account, credentials or rights. The log says which ("sending.stopped"). Everything is held back meanwhile.',
    metric: ours(scope, 'sending-stopped'),
    silence: 'stays', // tries are up to a day apart
  },
  {
    id: 'sending-held',
    severity: 'tomorrow', // a person wanted it so; that it is forgotten is what must be known
    says: 'Messages are held back because somebody has put sending on hold, for a tenant or for all.',
    metric: ours(scope, 'sending-held', { period: Duration.days(1) }),
  },
  {
    id: 'undelivered',
    severity: 'tomorrow', // each stands in the open work, with what helps
    says: 'Ten messages within an hour did not arrive.',
    // A large county sends some fifty in a working hour, and one in fifty does not arrive: ten have one cause.
    metric: ours(scope, 'undelivered', { period: Duration.hours(1) }),
    threshold: 10,
  },
  {
    id: 'unserved',
    severity: 'tomorrow', // each stands in the open work, with its near misses
    says: 'Of the requests of a day nearly all had nobody left to ask.',
    // A day's handful may all be hard. Of ten and more some are served, unless a rule or the register has gone wrong.
    metric: new MathExpression({
      expression: 'IF(asked >= 10, FILL(unserved, 0) / asked, 0)',
      label: 'Unserved of those asked for',
      usingMetrics: {
        asked: ours(scope, 'requests-asked', { period: Duration.days(1) }),
        unserved: ours(scope, 'requests-unserved', { period: Duration.days(1) }),
      },
      period: Duration.days(1),
    }),
    threshold: 0.9,
  },
  {
    id: 'sms-spend',
    severity: 'tomorrow', // a fifth of a month's money is days
    says: 'SMS of this month have cost four fifths of what they may. At the limit none goes.',
    metric: new Metric({
      namespace: 'AWS/SMSVoice',
      metricName: 'TextMessageMonthlySpend',
      period: Duration.hours(6),
      statistic: 'Maximum',
    }),
    threshold: settings.sms.monthlyDollars * 0.8,
  },
  {
    id: 'mail-bounces',
    severity: 'tomorrow',
    says: 'Three in a hundred e-mails come back. From five on SES looks into the account, at ten it stops it.',
    metric: reputation('BounceRate'),
    threshold: 0.03,
  },
  {
    id: 'mail-complaints',
    severity: 'tomorrow',
    says: 'Receivers call our e-mails unwanted. From one in a thousand on SES looks into the account, at five it stops it.',
    metric: reputation('ComplaintRate'),
    threshold: 0.0008,
  },
]

/** Of the whole account, as SES itself judges it. */
const reputation = (what: 'BounceRate' | 'ComplaintRate') =>
  new Metric({ namespace: 'AWS/SES', metricName: `Reputation.${what}`, statistic: 'Maximum', period: Duration.hours(1) })
