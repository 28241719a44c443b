import { beforeAll, expect, test } from 'vitest'
import { checkProperties } from './properties.mjs'
import { loadSpecification } from './specification.mjs'

let specification
beforeAll(async () => {
  specification = await loadSpecification()
})

const problemsOf = (type, properties) =>
  checkProperties({ Resources: { It: { Type: type, Properties: properties } } }, specification)

test('a right resource passes, intrinsic functions included', () => {
  expect(
    problemsOf('AWS::SQS::Queue', {
      QueueName: { 'Fn::Sub': '${AWS::StackName}-x' },
      VisibilityTimeout: 180,
      SqsManagedSseEnabled: true,
      RedrivePolicy: { maxReceiveCount: 5 },
      Tags: [{ Key: 'a', Value: 'b' }],
    }),
  ).toEqual([])
})

test.each([
  ['a type', 'AWS::SQS::Kiu', {}, 'It is of type AWS::SQS::Kiu, which does not exist'],
  ['a property', 'AWS::SQS::Queue', { VisibilityTimeOut: 1 }, 'It has VisibilityTimeOut, which does not exist'],
  ['a number', 'AWS::SQS::Queue', { DelaySeconds: 'soon' }, 'It.DelaySeconds must be a whole number, not "soon"'],
  ['a fraction', 'AWS::SQS::Queue', { DelaySeconds: 1.5 }, 'It.DelaySeconds must be a whole number, not number'],
  ['a boolean', 'AWS::SQS::Queue', { FifoQueue: 'yes' }, 'It.FifoQueue must be true or false, not "yes"'],
  ['a list', 'AWS::SQS::Queue', { Tags: {} }, 'It.Tags must be a list'],
  ['a tag', 'AWS::SQS::Queue', { Tags: [{ Key: 'a' }] }, 'It.Tags[0] lacks Value'],
  ['a required property', 'AWS::Lambda::Permission', { Action: 'a', FunctionName: 'f' }, 'It lacks Principal'],
  [
    'a nested property',
    'AWS::CloudFront::Distribution',
    { DistributionConfig: { Enabled: true, DefaultCacheBehaviour: {} } },
    'It.DistributionConfig has DefaultCacheBehaviour, which does not exist',
  ],
  ['text', 'AWS::SQS::Queue', { QueueName: ['a'] }, 'It.QueueName must be text'],
  [
    'a nested shape',
    'AWS::CloudFront::Distribution',
    { DistributionConfig: 'x' },
    'It.DistributionConfig must have properties, not be "x"',
  ],
  ['a value', 'AWS::DynamoDB::Table', { BillingMode: ['x'] }, 'It.BillingMode must be text'],
])('a wrong %s is found', (_what, type, properties, problem) => {
  expect(problemsOf(type, properties)).toContain(problem)
})
