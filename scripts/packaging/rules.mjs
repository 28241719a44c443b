const ofType = (template, type) => Object.entries(template.Resources ?? {}).filter(([, { Type }]) => Type === type)

const isEqual = (left, right) => JSON.stringify(left) === JSON.stringify(right)

const customAttributes = ['organization_id', 'role', 'organization_name']

/** What can never be changed once the pool exists, and what would let a user choose their own role. */
export const checkUserPool = (template) => {
  const pools = ofType(template, 'AWS::Cognito::UserPool')
  if (pools.length !== 1) return [`there must be one user pool, not ${pools.length}`]
  const [name, pool] = pools[0]
  const { Properties: properties } = pool
  const schema = new Map((properties.Schema ?? []).map((attribute) => [attribute.Name, attribute]))
  const policy = properties.Policies?.PasswordPolicy ?? {}
  const demands = [
    [isEqual(properties.UsernameAttributes, ['email']), 'signs in by mail address'],
    [properties.AliasAttributes === undefined, 'has no aliases'],
    [properties.UsernameConfiguration?.CaseSensitive === false, 'ignores the case of user names'],
    [isEqual(properties.AutoVerifiedAttributes, ['email']), 'verifies mail addresses'],
    [properties.DeletionProtection === 'ACTIVE', 'is protected from deletion'],
    [pool.DeletionPolicy === 'Retain', 'is retained on deletion'],
    [pool.UpdateReplacePolicy === 'Retain', 'is retained on replacement'],
    [policy.MinimumLength >= 8, 'asks for passwords of 8 characters or more'],
    [policy.RequireUppercase === true, 'asks for an upper-case letter'],
    [policy.RequireLowercase === true, 'asks for a lower-case letter'],
    [policy.RequireNumbers === true, 'asks for a digit'],
    [policy.RequireSymbols === false, 'asks for no symbol'],
    [schema.get('email')?.Required === true, 'requires a mail address'],
    [schema.get('email')?.Mutable === true, 'lets the mail address change'],
    ...customAttributes.map((attribute) => [
      schema.get(attribute)?.Mutable === true && schema.get(attribute)?.Required !== true,
      `has the changeable attribute ${attribute}`,
    ]),
  ]
  return demands.filter(([holds]) => !holds).map(([, demand]) => `${name} must be a pool that ${demand}`)
}

/** An absent list would make every attribute writable. */
export const checkPoolClients = (template) =>
  ofType(template, 'AWS::Cognito::UserPoolClient').flatMap(([name, { Properties: properties }]) => {
    if (!Array.isArray(properties.WriteAttributes)) return [`${name} must list the attributes that it may write`]
    const writable = properties.WriteAttributes.filter((attribute) => attribute.startsWith('custom:'))
    return writable.map((attribute) => `${name} lets its users write ${attribute}`)
  })

/** Routes that answer without a token. Everything else must carry the authorizer. */
const openRoutes = new Set([
  'ANY /public/{proxy+}',
  'GET /v1/health',
  'HEAD /v1/health',
  'GET /v1/health/ready',
  'HEAD /v1/health/ready',
  'GET /v1/openapi.json',
  'HEAD /v1/openapi.json',
  'GET /v1/docs',
  'HEAD /v1/docs',
  'GET /v1/docs/{proxy+}',
  'HEAD /v1/docs/{proxy+}',
  'POST /v1/auth/{proxy+}',
  'POST /v1/organizations',
  'ANY /v1/public/{proxy+}',
  'POST /v1/payments/webhook',
  'GET /v1/whatsapp/webhook',
  'POST /v1/whatsapp/webhook',
])

/** A preflight carries no token; below /keys the function itself asks for the key. */
const isOpen = (key) => openRoutes.has(key) || key.startsWith('OPTIONS /') || key.startsWith('ANY /keys/v1/')

const routesOf = (template) =>
  ofType(template, 'AWS::ApiGatewayV2::Route').map(([, { Properties: properties }]) => properties)

const isRead = (method) => method === 'GET' || method === 'HEAD'

/** What no browser calls, or only with a plain GET, which asks for no preflight. */
const withoutPreflight = new Set(['/v1/payments/webhook', '/v1/whatsapp/webhook'])

/** A path with routes of its own is matched before its method: the preflight of a wider path does not answer for it. */
export const checkPreflights = (template) => {
  const routes = routesOf(template).map(({ RouteKey: key, AuthorizationType: kind }) => {
    const [method, path] = key.split(' ')
    return { method, path, isPlain: isRead(method) && kind !== 'JWT', hasToken: kind === 'JWT' }
  })
  const answered = new Set(
    routes.flatMap(({ method, path, hasToken }) =>
      method === 'OPTIONS' || (method === 'ANY' && !hasToken) ? [path] : [],
    ),
  )
  const asked = routes.filter(({ isPlain, path }) => !isPlain && !withoutPreflight.has(path)).map(({ path }) => path)
  return [...new Set(asked)].filter((path) => !answered.has(path)).map((path) => `${path} answers no preflight`)
}

export const checkRoutes = (template) => {
  const routes = routesOf(template)
  if (routes.length === 0) return ['the API has no routes']
  return routes.flatMap(({ RouteKey: key, AuthorizationType: kind, AuthorizerId: authorizer }) => {
    if (isOpen(key)) return kind === undefined || kind === 'NONE' ? [] : [`${key} is public, yet asks for a token`]
    return kind === 'JWT' && authorizer ? [] : [`${key} carries no authorizer`]
  })
}

export const checkApi = (template) =>
  ofType(template, 'AWS::ApiGatewayV2::Api')
    .filter(([, { Properties: properties }]) => properties.DisableExecuteApiEndpoint !== true)
    .map(([name]) => `${name} must switch its own address off, or CloudFront can be passed by`)

export const checkFunctions = (template) => {
  const functions = ofType(template, 'AWS::Lambda::Function')
  if (functions.length === 0) return ['there are no functions']
  return functions.flatMap(([name, { Properties: properties }]) => [
    ...(properties.Runtime === 'nodejs24.x' ? [] : [`${name} runs on ${properties.Runtime}`]),
    ...(isEqual(properties.Architectures, ['arm64']) ? [] : [`${name} is not built for arm64`]),
    ...checkRole(template, name, properties.Role),
  ])
}

const checkRole = (template, name, role) => {
  const logicalId = role?.['Fn::GetAtt']?.[0]
  if (!logicalId || template.Resources[logicalId]?.Type !== 'AWS::IAM::Role') return [`${name} has no role of its own`]
  const statements = (template.Resources[logicalId].Properties.Policies ?? []).flatMap(
    (policy) => policy.PolicyDocument.Statement,
  )
  const actions = statements.flatMap(({ Action: action }) => [action].flat())
  return actions
    .filter((action) => action.includes('*') || action === 'dynamodb:Scan')
    .map((action) => `${name} may do ${action} through ${logicalId}`)
}

/** A queue without a dead-letter queue loses or repeats a poisonous message for ever. */
export const checkQueues = (template) => {
  const consumed = ofType(template, 'AWS::Lambda::EventSourceMapping')
    .map(([, { Properties: properties }]) => properties.EventSourceArn?.['Fn::GetAtt']?.[0])
    .filter((target) => template.Resources[target]?.Type === 'AWS::SQS::Queue')
  return consumed
    .filter((queue) => !template.Resources[queue].Properties.RedrivePolicy?.deadLetterTargetArn)
    .map((queue) => `${queue} has no dead-letter queue`)
}

export const checkBuckets = (template) =>
  ofType(template, 'AWS::S3::Bucket')
    .filter(([name]) => name !== 'ServerlessDeploymentBucket')
    .flatMap(([name, { Properties: properties }]) => {
      const block = properties.PublicAccessBlockConfiguration ?? {}
      const isPrivate = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'].every(
        (setting) => block[setting] === true,
      )
      return [
        ...(isPrivate ? [] : [`${name} must block public access`]),
        ...(properties.BucketEncryption ? [] : [`${name} must be encrypted`]),
      ]
    })
