import type { _Record } from '@aws-sdk/client-dynamodb-streams'
import type { DynamoDBRecord } from 'aws-lambda'
import { DUE } from '#core/records/keys.ts'

/** A record as the DynamoDB Streams API gives it, in the shape a function is given it. */
export function toLambdaRecord(
  { eventID = '', eventName = 'MODIFY', dynamodb = {}, awsRegion = '' }: _Record,
  arn: string,
): DynamoDBRecord {
  const { ApproximateCreationDateTime: at, Keys = {}, NewImage, SequenceNumber = '', SizeBytes = 0 } = dynamodb
  return {
    eventID,
    eventName,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion,
    eventSourceARN: arn,
    dynamodb: {
      ...(at && { ApproximateCreationDateTime: Math.floor(at.getTime() / 1000) }),
      // Our records hold no binary attributes: the two shapes are the same JSON.
      Keys: Keys as NonNullable<DynamoDBRecord['dynamodb']>['Keys'] & {},
      ...(NewImage && { NewImage: NewImage as NonNullable<DynamoDBRecord['dynamodb']>['NewImage'] & {} }),
      SequenceNumber,
      SizeBytes,
      StreamViewType: 'NEW_IMAGE',
    },
  }
}

/** The filter of the event source of `on-commit`: the audit. */
export const isCommit = ({ eventName, dynamodb }: DynamoDBRecord): boolean =>
  eventName === 'INSERT' && dynamodb?.NewImage?.['kind']?.S === 'event'

/** The filter of the event source of `on-change`: new or changed records that wait for something. */
export function concerns({ eventName, dynamodb }: DynamoDBRecord): boolean {
  return (eventName === 'INSERT' || eventName === 'MODIFY') && dynamodb?.NewImage?.['duePk']?.S === DUE
}
