import { expect, it } from 'vitest'
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
