import { describe, expect, test } from 'vitest'
import {
  checkApi,
  checkBuckets,
  checkFunctions,
  checkPoolClients,
  checkQueues,
  checkRoutes,
  checkUserPool,
} from './rules.mjs'

const attribute = (name, more = {}) => ({ Name: name, Mutable: true, Required: false, ...more })
const soundPool = () => ({
  Type: 'AWS::Cognito::UserPool',
  DeletionPolicy: 'Retain',
  UpdateReplacePolicy: 'Retain',
  Properties: {
    UsernameAttributes: ['email'],
    UsernameConfiguration: { CaseSensitive: false },
    AutoVerifiedAttributes: ['email'],
    DeletionProtection: 'ACTIVE',
    Policies: {
      PasswordPolicy: {
        MinimumLength: 8,
        RequireUppercase: true,
        RequireLowercase: true,
        RequireNumbers: true,
        RequireSymbols: false,
      },
    },
    Schema: [
      attribute('email', { Required: true }),
      attribute('organization_id'),
      attribute('role'),
      attribute('organization_name'),
    ],
  },
})
const template = (resources) => ({ Resources: resources })

describe('the user pool', () => {
  const seeded = (change) => {
    const pool = soundPool()
    change(pool, pool.Properties, pool.Properties.Policies.PasswordPolicy)
    return checkUserPool(template({ Pool: pool }))
  }

  test('passes with the settings of the plan', () => {
    expect(seeded(() => {})).toEqual([])
  })

  test.each([
    [
      'another user name',
      (_pool, it) => {
        it.UsernameAttributes = ['phone_number']
      },
    ],
    [
      'aliases beside the mail',
      (_pool, it) => {
        it.AliasAttributes = ['email']
      },
    ],
    [
      'the default case rule',
      (_pool, it) => {
        delete it.UsernameConfiguration
      },
    ],
    [
      'case-sensitive names',
      (_pool, it) => {
        it.UsernameConfiguration.CaseSensitive = true
      },
    ],
    [
      'unverified mail',
      (_pool, it) => {
        delete it.AutoVerifiedAttributes
      },
    ],
    [
      'no deletion protection',
      (_pool, it) => {
        it.DeletionProtection = 'INACTIVE'
      },
    ],
    [
      'deletion with the stack',
      (pool) => {
        delete pool.DeletionPolicy
      },
    ],
    [
      'deletion on replacement',
      (pool) => {
        pool.UpdateReplacePolicy = 'Delete'
      },
    ],
    [
      'passwords of 7',
      (_pool, _it, policy) => {
        policy.MinimumLength = 7
      },
    ],
    [
      'no upper case',
      (_pool, _it, policy) => {
        policy.RequireUppercase = false
      },
    ],
    [
      'no lower case',
      (_pool, _it, policy) => {
        policy.RequireLowercase = false
      },
    ],
    [
      'no digit',
      (_pool, _it, policy) => {
        policy.RequireNumbers = false
      },
    ],
    [
      'symbols required',
      (_pool, _it, policy) => {
        delete policy.RequireSymbols
      },
    ],
    [
      'mail not required',
      (_pool, it) => {
        it.Schema[0].Required = false
      },
    ],
    [
      'mail fixed for ever',
      (_pool, it) => {
        it.Schema[0].Mutable = false
      },
    ],
    [
      'a missing attribute',
      (_pool, it) => {
        it.Schema.pop()
      },
    ],
    [
      'an attribute fixed for ever',
      (_pool, it) => {
        it.Schema[2].Mutable = false
      },
    ],
  ])('with %s is refused', (_what, change) => {
    expect(seeded(change)).toHaveLength(1)
  })

  test('must exist once', () => {
    expect(checkUserPool(template({}))).toEqual(['there must be one user pool, not 0'])
  })
})

describe('the app client', () => {
  const client = (properties) => template({ App: { Type: 'AWS::Cognito::UserPoolClient', Properties: properties } })

  test('may write mail and name', () => {
    expect(checkPoolClients(client({ WriteAttributes: ['email', 'name'] }))).toEqual([])
  })
  test('may not write a role', () => {
    expect(checkPoolClients(client({ WriteAttributes: ['email', 'custom:role'] }))).toHaveLength(1)
  })
  test('without a list could write everything', () => {
    expect(checkPoolClients(client({}))).toHaveLength(1)
  })
})

describe('the routes', () => {
  const routes = (...list) =>
    template(
      Object.fromEntries(
        list.map((properties, index) => [`R${index}`, { Type: 'AWS::ApiGatewayV2::Route', Properties: properties }]),
      ),
    )
  const withToken = { AuthorizationType: 'JWT', AuthorizerId: { Ref: 'Staff' } }

  test('for staff carry the authorizer, public ones do not', () => {
    const sound = routes({ RouteKey: 'ANY /trpc/{proxy+}', ...withToken }, { RouteKey: 'GET /v1/health' })
    expect(checkRoutes(sound)).toEqual([])
  })
  test('without an authorizer are refused unless known as public', () => {
    expect(checkRoutes(routes({ RouteKey: 'ANY /v1/{proxy+}' }))).toEqual(['ANY /v1/{proxy+} carries no authorizer'])
    expect(checkRoutes(routes({ RouteKey: 'GET /v1/clients' }))).toHaveLength(1)
  })
  test('that are public and ask for a token are refused', () => {
    expect(checkRoutes(routes({ RouteKey: 'OPTIONS /{proxy+}', ...withToken }))).toHaveLength(1)
  })
  test('must exist', () => {
    expect(checkRoutes(template({}))).toHaveLength(1)
  })
  test('cannot be reached past CloudFront', () => {
    const api = (properties) => template({ Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: properties } })
    expect(checkApi(api({ DisableExecuteApiEndpoint: true }))).toEqual([])
    expect(checkApi(api({}))).toHaveLength(1)
  })
})

describe('a function', () => {
  const role = (...actions) => ({
    Type: 'AWS::IAM::Role',
    Properties: { Policies: [{ PolicyDocument: { Statement: [{ Action: actions }] } }] },
  })
  const fn = (more = {}) => ({
    Type: 'AWS::Lambda::Function',
    Properties: { Runtime: 'nodejs24.x', Architectures: ['arm64'], Role: { 'Fn::GetAtt': ['Role', 'Arn'] }, ...more },
  })

  test('with a narrow role passes', () => {
    expect(checkFunctions(template({ Fn: fn(), Role: role('dynamodb:GetItem') }))).toEqual([])
  })
  test.each([
    ['every action', { Fn: fn(), Role: role('dynamodb:*') }],
    ['scans', { Fn: fn(), Role: role('dynamodb:Scan') }],
    ['no role', { Fn: fn({ Role: undefined }) }],
    ['a role that is not there', { Fn: fn() }],
    ['an old runtime', { Fn: fn({ Runtime: 'nodejs20.x' }), Role: role() }],
    ['another processor', { Fn: fn({ Architectures: ['x86_64'] }), Role: role() }],
  ])('with %s is refused', (_what, resources) => {
    expect(checkFunctions(template(resources))).toHaveLength(1)
  })
})

test('a queue that a function reads has a dead-letter queue', () => {
  const resources = (properties) => ({
    Queue: { Type: 'AWS::SQS::Queue', Properties: properties },
    Map: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: { EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] } },
    },
  })
  expect(checkQueues(template(resources({ RedrivePolicy: { deadLetterTargetArn: 'x' } })))).toEqual([])
  expect(checkQueues(template(resources({})))).toEqual(['Queue has no dead-letter queue'])
})

test('a bucket is private and encrypted', () => {
  const block = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true }
  const bucket = (properties) => template({ Files: { Type: 'AWS::S3::Bucket', Properties: properties } })
  expect(checkBuckets(bucket({ PublicAccessBlockConfiguration: block, BucketEncryption: {} }))).toEqual([])
  expect(
    checkBuckets(
      bucket({ PublicAccessBlockConfiguration: { ...block, BlockPublicPolicy: false }, BucketEncryption: {} }),
    ),
  ).toHaveLength(1)
  expect(checkBuckets(bucket({ PublicAccessBlockConfiguration: block }))).toHaveLength(1)
})
