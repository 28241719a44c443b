import * as sdk from '@aws-sdk/client-cognito-identity-provider'
import { afterEach, expect, it } from 'vitest'
import { claimsOf, type TestPool, testClient, testPassword, testPool } from './test-pool'

let pool: TestPool
afterEach(() => pool.stop())

it('calls PreAuthentication, PostAuthentication and PreTokenGeneration in this order', async () => {
  const triggers = ['PreAuthentication', 'PostAuthentication', 'PreTokenGeneration'] as const
  pool = await testPool({ settings: { triggers: [...triggers] } })
  await pool.addUser('ana@example.com')
  const { RefreshToken } = await pool.tokens('ana@example.com')
  expect(pool.events.map(({ triggerSource }) => triggerSource)).toEqual([
    'PreAuthentication_Authentication',
    'PostAuthentication_Authentication',
    'TokenGeneration_Authentication',
  ])
  await pool.sdk.send(new sdk.GetTokensFromRefreshTokenCommand({ RefreshToken, ClientId: testClient }))
  expect(pool.events.at(-1)).toMatchObject({
    version: '1',
    region: 'sa-east-1',
    triggerSource: 'TokenGeneration_RefreshTokens',
    callerContext: { clientId: testClient },
    request: { userAttributes: { email: 'ana@example.com', 'cognito:user_status': 'CONFIRMED' } },
  })
})

it('puts claims of version 1 into the ID token only and protects the reserved ones', async () => {
  const claimsOverrideDetails = {
    claimsToAddOrOverride: { 'custom:role': 'owner', sub: 'forged', token_use: 'access' },
    claimsToSuppress: ['email'],
  }
  pool = await testPool({
    settings: { triggers: ['PreTokenGeneration'] },
    trigger: () => ({ claimsOverrideDetails }),
  })
  await pool.addUser('ana@example.com')
  const { IdToken, AccessToken } = await pool.tokens('ana@example.com')
  const id = claimsOf(IdToken)
  expect(id).toMatchObject({ 'custom:role': 'owner', token_use: 'id' })
  expect(id.sub).not.toBe('forged')
  expect(id).not.toHaveProperty('email')
  expect(claimsOf(AccessToken)).not.toHaveProperty('custom:role')
})

it('puts claims and scopes of version 2 into both tokens', async () => {
  const claimsAndScopeOverrideDetails = {
    idTokenGeneration: { claimsToAddOrOverride: { 'custom:role': 'owner' } },
    accessTokenGeneration: { claimsToAddOrOverride: { plan: { name: 'pro' } }, scopesToAdd: ['desk'] },
  }
  pool = await testPool({
    settings: { triggers: ['PreTokenGeneration'], preTokenGeneration: 'V2_0' },
    trigger: () => ({ claimsAndScopeOverrideDetails }),
  })
  await pool.addUser('ana@example.com')
  const { IdToken, AccessToken } = await pool.tokens('ana@example.com')
  expect(claimsOf(IdToken)['custom:role']).toBe('owner')
  expect(claimsOf(AccessToken)).toMatchObject({ plan: { name: 'pro' }, scope: 'aws.cognito.signin.user.admin desk' })
  expect(pool.events[0]).toMatchObject({ version: '2', request: { scopes: ['aws.cognito.signin.user.admin'] } })
})

it("refuses the sign-in with the trigger's own words when it throws, and leaves no session", async () => {
  pool = await testPool({
    settings: { triggers: ['PreTokenGeneration'] },
    trigger: () => {
      throw new Error('Cuenta desactivada')
    },
  })
  await pool.addUser('ana@example.com')
  await expect(pool.signIn('ana@example.com')).rejects.toMatchObject({
    name: 'UserLambdaValidationException',
    message: 'PreTokenGeneration failed with error Cuenta desactivada.',
  })
})

it('confirms and verifies a sign-up at the word of PreSignUp', async () => {
  pool = await testPool({
    settings: { triggers: ['PreSignUp'] },
    trigger: () => ({ autoConfirmUser: true, autoVerifyEmail: true }),
  })
  const command = { ClientId: testClient, Username: 'ana@example.com', Password: testPassword }
  const { UserConfirmed } = await pool.sdk.send(new sdk.SignUpCommand(command))
  expect(UserConfirmed).toBe(true)
  expect(pool.mails).toEqual([])
  expect(claimsOf((await pool.tokens('ana@example.com')).IdToken).email_verified).toBe(true)
})

it('creates nobody whom PreSignUp refuses', async () => {
  pool = await testPool({
    settings: { triggers: ['PreSignUp'] },
    trigger: () => {
      throw new Error('No')
    },
  })
  const command = { ClientId: testClient, Username: 'ana@example.com', Password: testPassword }
  const refused = pool.sdk.send(new sdk.SignUpCommand(command))
  await expect(refused).rejects.toMatchObject({ name: 'UserLambdaValidationException' })
  const { Users } = await pool.sdk.send(new sdk.ListUsersCommand({ UserPoolId: pool.userPoolId }))
  expect(Users).toEqual([])
})

it('creates one user of two who sign up with the same mail at once', async () => {
  pool = await testPool({ settings: { triggers: ['PreSignUp'] } })
  const signUp = () =>
    pool.sdk.send(new sdk.SignUpCommand({ ClientId: testClient, Username: 'ana@example.com', Password: testPassword }))
  const outcomes = await Promise.allSettled([signUp(), signUp(), signUp()])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const { Users } = await pool.sdk.send(new sdk.ListUsersCommand({ UserPoolId: pool.userPoolId }))
  expect(Users).toHaveLength(1)
})

it('mails what CustomMessage wrote, with code and user name filled in', async () => {
  const emailMessage = 'Hola {username}, tu clave es {####}'
  pool = await testPool({
    settings: { triggers: ['CustomMessage'] },
    trigger: () => ({ emailSubject: 'Bienvenida', emailMessage }),
  })
  const { userPoolId: UserPoolId } = pool
  const command = { UserPoolId, Username: 'ana@example.com', TemporaryPassword: 'Temp$&-2026' }
  await pool.sdk.send(new sdk.AdminCreateUserCommand(command))
  expect(pool.mails).toEqual([
    { to: 'ana@example.com', subject: 'Bienvenida', html: 'Hola ana@example.com, tu clave es Temp$&-2026' },
  ])
  expect(pool.events[0]).toMatchObject({
    triggerSource: 'CustomMessage_AdminCreateUser',
    request: { codeParameter: '{####}', usernameParameter: '{username}' },
  })
})
