import { expect, test } from 'vitest'
import { checkAlarms } from './alarms.mjs'

const queue = (deadLetterQueue) => ({
  Type: 'AWS::SQS::Queue',
  Properties: deadLetterQueue
    ? { RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': [deadLetterQueue, 'Arn'] } } }
    : {},
})
const alarm = (name, more = {}) => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: {
    Namespace: 'AWS/SQS',
    MetricName: 'ApproximateNumberOfMessagesVisible',
    Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [name, 'QueueName'] } }],
    Threshold: 0,
    ComparisonOperator: 'GreaterThanThreshold',
    AlarmActions: [{ Ref: 'Topic' }],
    ...more,
  },
})
const template = (resources) => ({ Resources: { Topic: { Type: 'AWS::SNS::Topic' }, ...resources } })

test('a queue with a dead-letter queue that raises an alarm passes', () => {
  expect(checkAlarms(template({ Mail: queue('Dead'), Dead: queue(), Alarm: alarm('Dead') }))).toEqual([])
})

test.each([
  ['no alarm', {}],
  ['an alarm of another queue', { Other: queue(), Alarm: alarm('Other') }],
  ['an alarm that waits for the second message', { Alarm: alarm('Dead', { Threshold: 1 }) }],
  ['an alarm on another metric', { Alarm: alarm('Dead', { MetricName: 'NumberOfMessagesSent' }) }],
  ['an alarm that tells nobody', { Alarm: alarm('Dead', { AlarmActions: [] }) }],
  ['an alarm that tells a topic that is not there', { Alarm: alarm('Dead', { AlarmActions: [{ Ref: 'Gone' }] }) }],
])('a dead-letter queue with %s is refused', (_what, resources) => {
  expect(checkAlarms(template({ Mail: queue('Dead'), Dead: queue(), ...resources }))).toHaveLength(1)
})

test('a destination of failures that nobody watches is refused', () => {
  expect(checkAlarms(template({ StreamFailures: queue() }))).toEqual([
    'StreamFailures is a last stop without an alarm on its first message',
  ])
})

test('a dead-letter queue has to exist', () => {
  expect(checkAlarms(template({ Mail: queue('Nowhere') }))).toEqual(['Mail leads to no queue'])
})
