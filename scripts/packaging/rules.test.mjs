import { describe, expect, test } from 'vitest'
import { checkApi, checkBuckets, checkFunctions, checkPreflights, checkQueues, checkRoutes } from './rules.mjs'

const template = (resources) => ({ Resources: resources })

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
  test('answer the preflight of each path of their own', () => {
    const get = { RouteKey: 'GET /v1/things', ...withToken }
    const wide = { RouteKey: 'OPTIONS /v1/{proxy+}' }
    expect(checkPreflights(routes(get, wide))).toEqual(['/v1/things answers no preflight'])
    expect(checkPreflights(routes(get, wide, { RouteKey: 'OPTIONS /v1/things' }))).toEqual([])
    expect(checkPreflights(routes({ RouteKey: 'GET /v1/health' }, { RouteKey: 'ANY /public/{proxy+}' }))).toEqual([])
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
