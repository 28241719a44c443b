import { expect, test } from 'vitest'
import { checkCycles } from './cycles.mjs'
import { checkReferences, dependencies } from './references.mjs'

const attributesOf = (type) => (type === 'AWS::SQS::Queue' ? ['Arn'] : undefined)
const withResource = (properties, more = {}) => ({
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue', Properties: {} },
    Thing: { Type: 'AWS::Events::Rule', Properties: properties, ...more },
  },
})

test('references to resources, parameters and pseudo parameters that exist pass', () => {
  const template = {
    ...withResource({
      a: { Ref: 'Queue' },
      b: { 'Fn::GetAtt': ['Queue', 'Arn'] },
      c: { 'Fn::Sub': 'arn:${AWS::Region}:${Queue.Arn}:${!Literal}:${Stage}' },
      d: { 'Fn::Sub': ['${own}-${Queue}', { own: { Ref: 'Stage' } }] },
    }),
    Parameters: { Stage: {} },
  }
  expect(checkReferences(template, attributesOf)).toEqual([])
})

test.each([
  ['a Ref', { a: { Ref: 'Gone' } }, 'Thing refers to Gone, which does not exist'],
  ['a GetAtt', { a: [{ 'Fn::GetAtt': ['Gone', 'Arn'] }] }, 'Thing reads Gone.Arn, but Gone does not exist'],
  ['an attribute', { a: { 'Fn::GetAtt': 'Queue.Arm' } }, 'Thing reads Queue.Arm, which does not exist'],
  ['a placeholder', { a: { 'Fn::Sub': 'x-${Gone}' } }, 'Thing refers to Gone, which does not exist'],
  [
    'an attribute in a placeholder',
    { a: { 'Fn::Sub': '${Queue.Arm}' } },
    'Thing reads Queue.Arm, which does not exist',
  ],
])('a misspelt name in %s is found', (_where, properties, problem) => {
  expect(checkReferences(withResource(properties), attributesOf)).toEqual([problem])
})

test('a DependsOn and an output that name nothing are found', () => {
  const template = { ...withResource({}, { DependsOn: 'Gone' }), Outputs: { Out: { Value: { Ref: 'Lost' } } } }
  expect(checkReferences(template, attributesOf)).toEqual([
    'Thing depends on Gone, which does not exist',
    'output Out refers to Lost, which does not exist',
  ])
})

test('a user pool whose trigger is told the pool id is found as a circle', () => {
  const template = {
    Resources: {
      Pool: { Properties: { LambdaConfig: { PreSignUp: { 'Fn::GetAtt': ['Trigger', 'Arn'] } } } },
      Trigger: { Properties: { Environment: { POOL: { Ref: 'Pool' } } } },
    },
  }
  expect(checkCycles(dependencies(template))).toEqual(['resources wait for each other: Pool -> Trigger -> Pool'])
})

test('resources that share a need are no circle', () => {
  const template = {
    Resources: {
      A: { DependsOn: ['B', 'C'] },
      B: { Properties: { x: { Ref: 'D' } } },
      C: { Properties: { x: { Ref: 'D' } } },
      D: {},
    },
  }
  expect(checkCycles(dependencies(template))).toEqual([])
})
