import { Stack } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { ConfigurationSet, ConfigurationSetTlsPolicy, EmailSendingEvent, EventDestination } from 'aws-cdk-lib/aws-ses'
import { CfnConfigurationSet as SmsConfigurationSet } from 'aws-cdk-lib/aws-smsvoice'
import { Topic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'

/** What did not reach a phone, and what did. */
const SMS_EVENTS = [
  'TEXT_DELIVERED',
  'TEXT_SUCCESSFUL',
  'TEXT_BLOCKED',
  'TEXT_CARRIER_BLOCKED',
  'TEXT_CARRIER_UNREACHABLE',
  'TEXT_INVALID',
  'TEXT_INVALID_MESSAGE',
  'TEXT_PROTECT_BLOCKED',
  'TEXT_SPAM',
  'TEXT_TTL_EXPIRED',
  'TEXT_UNKNOWN',
  'TEXT_UNREACHABLE',
]

/** A topic with a policy of its own: that replaces the default one, so each publisher must be let in by name. */
export function topicFor(scope: Construct, id: string, publishers: readonly string[]): Topic {
  const topic = new Topic(scope, id, { enforceSSL: true })
  for (const publisher of publishers) {
    topic.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        principals: [new ServicePrincipal(publisher)],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
      }),
    )
  }
  return topic
}

/** Where what partners write comes in: the number, which is the account's, is told to send it here (docs/operations.md: Answers by SMS). */
export const answers = (scope: Construct): Topic => topicFor(scope, 'Answers', ['sms-voice.amazonaws.com'])

/** Both ways out, each telling one topic what became of every message. */
export function messages(scope: Construct, name: string): Topic {
  const receipts = topicFor(scope, 'Receipts', ['sms-voice.amazonaws.com']) // SES is let in with its destination
  const mail = new ConfigurationSet(scope, 'Mail', {
    configurationSetName: name,
    tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
    reputationMetrics: true,
  })
  const mailEvents = mail.addEventDestination('Receipts', {
    destination: EventDestination.snsTopic(receipts),
    events: [EmailSendingEvent.DELIVERY, EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT, EmailSendingEvent.REJECT],
  })
  const sms = new SmsConfigurationSet(scope, 'Sms', {
    configurationSetName: name,
    eventDestinations: [
      {
        eventDestinationName: 'receipts',
        enabled: true,
        matchingEventTypes: SMS_EVENTS,
        snsDestination: { topicArn: receipts.topicArn },
      },
    ],
  })
  // Both services try the topic when the destination is made: its policy has to be there by then.
  mailEvents.node.addDependency(receipts)
  sms.node.addDependency(receipts)
  return receipts
}
