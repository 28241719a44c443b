import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { loadTemplate } from '../template/load-template'
import { poolSettings } from './settings'
import { settingsFromTemplate } from './settings-from-template'

const pool = {
  UsernameConfiguration: { CaseSensitive: false },
  UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
  Schema: [
    { Name: 'email', AttributeDataType: 'String', Required: true },
    { Name: 'role', AttributeDataType: 'String', StringAttributeConstraints: { MaxLength: '20' } },
  ],
  Policies: { PasswordPolicy: { MinimumLength: 12, RequireSymbols: true } },
  LambdaConfig: { PreSignUp: { 'Fn::GetAtt': ['PreSignUp', 'Arn'] }, PreTokenGeneration: 'arn' },
}
const client = {
  ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
  PreventUserExistenceErrors: 'ENABLED',
  AccessTokenValidity: 30,
  RefreshTokenValidity: 7,
  TokenValidityUnits: { AccessToken: 'minutes', RefreshToken: 'days' },
  WriteAttributes: ['email'],
}
const read = (changes: object = {}) =>
  poolSettings.parse(
    settingsFromTemplate({ userPoolId: 'sa-east-1_Abc', pool: { ...pool, ...changes }, clients: { web: client } }),
  )

it('takes policy, schema, client and triggers from the CloudFormation properties', () => {
  expect(read()).toMatchObject({
    caseSensitive: false,
    verifyBeforeUpdate: true,
    requiredAttributes: ['email'],
    customAttributes: [{ name: 'role', mutable: true, maxLength: 20 }],
    passwordPolicy: { minimumLength: 12, requireSymbols: true, requireNumbers: false, temporaryPasswordDays: 7 },
    triggers: ['PreSignUp', 'PreTokenGeneration'],
    preTokenGeneration: 'V1_0',
    clients: [
      {
        clientId: 'web',
        authFlows: ['ALLOW_USER_SRP_AUTH'],
        accessTokenSeconds: 1800,
        idTokenSeconds: 3600,
        refreshTokenSeconds: 604_800,
        hideUnknownUsers: true,
        writeAttributes: ['email'],
      },
    ],
  })
})

it('is case-sensitive when the template does not say otherwise, as Cognito is', () => {
  expect(read({ UsernameConfiguration: undefined }).caseSensitive).toBe(true)
})

it('reads version 2 of the token trigger from its own configuration', () => {
  const LambdaConfig = { PreTokenGenerationConfig: { LambdaArn: 'arn', LambdaVersion: 'V2_0' } }
  expect(read({ LambdaConfig })).toMatchObject({ triggers: ['PreTokenGeneration'], preTokenGeneration: 'V2_0' })
})

it('finds in the deployed pool no app client that may write a custom attribute', () => {
  const root = fileURLToPath(new URL('../../..', import.meta.url))
  const hosts = { app: 'app.localhost:3000', book: 'book.localhost:3000', apiOrigin: '127.0.0.1:9' }
  const template = loadTemplate({ root, hosts })
  const [deployed] = template.resourcesOf('AWS::Cognito::UserPool')
  const clients = template
    .resourcesOf('AWS::Cognito::UserPoolClient')
    .map(({ id, properties }) => [id, properties] as const)
  const settings = poolSettings.parse(
    settingsFromTemplate({
      userPoolId: 'sa-east-1_Local',
      pool: deployed?.properties,
      clients: Object.fromEntries(clients),
    }),
  )
  expect(settings.clients.length).toBeGreaterThan(0)
  for (const { writeAttributes } of settings.clients) {
    expect(writeAttributes).toBeDefined()
    expect(writeAttributes?.filter((name) => name.startsWith('custom:'))).toEqual([])
  }
  expect(settings).toMatchObject({ caseSensitive: false, verifyBeforeUpdate: true })
  expect(settings.triggers).toEqual(
    expect.arrayContaining(['PreAuthentication', 'PreTokenGeneration', 'CustomMessage']),
  )
  expect(settings.customAttributes.map(({ name }) => name)).toContain('organization_id')
})
