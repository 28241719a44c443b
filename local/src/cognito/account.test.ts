import * as sdk from '@aws-sdk/client-cognito-identity-provider'
import { afterEach, expect, it } from 'vitest'
import { claimsOf, type TestPool, testClient, testPassword, testPool } from './test-pool'
import { totpAt } from './totp'

let pool: TestPool
afterEach(() => pool.stop())

const signUp = (Username: string, changes: Partial<sdk.SignUpCommandInput> = {}) =>
  pool.sdk.send(new sdk.SignUpCommand({ ClientId: testClient, Username, Password: testPassword, ...changes }))

const confirm = (Username: string, ConfirmationCode: string) =>
  pool.sdk.send(new sdk.ConfirmSignUpCommand({ ClientId: testClient, Username, ConfirmationCode }))

const confirmForgotten = (Username: string, ConfirmationCode: string, Password = 'Another-2026') =>
  pool.sdk.send(new sdk.ConfirmForgotPasswordCommand({ ClientId: testClient, Username, ConfirmationCode, Password }))

const forget = (Username: string) => pool.sdk.send(new sdk.ForgotPasswordCommand({ ClientId: testClient, Username }))

it('lets nobody sign in before the code of the sign-up came back', async () => {
  pool = await testPool()
  await signUp('ana@example.com')
  await expect(pool.signIn('ana@example.com')).rejects.toMatchObject({ name: 'UserNotConfirmedException' })
  await expect(confirm('ana@example.com', '000000x')).rejects.toMatchObject({ name: 'CodeMismatchException' })
  await confirm('ana@example.com', pool.lastSecret())
  expect(claimsOf((await pool.tokens('ana@example.com')).IdToken).email_verified).toBe(true)
})

it('takes only the newest code, for a day, and five tries', async () => {
  pool = await testPool()
  await signUp('ana@example.com')
  await pool.sdk.send(new sdk.ResendConfirmationCodeCommand({ ClientId: testClient, Username: 'ana@example.com' }))
  expect(pool.mails).toHaveLength(2)
  for (let attempt = 0; attempt < 5; attempt += 1)
    await expect(confirm('ana@example.com', 'wrong')).rejects.toMatchObject({ name: 'CodeMismatchException' })
  const sixth = confirm('ana@example.com', pool.lastSecret())
  await expect(sixth).rejects.toMatchObject({ name: 'LimitExceededException' })
  await pool.sdk.send(new sdk.ResendConfirmationCodeCommand({ ClientId: testClient, Username: 'ana@example.com' }))
  pool.clock.now += 24 * 3_600_000
  const late = confirm('ana@example.com', pool.lastSecret())
  await expect(late).rejects.toMatchObject({ name: 'ExpiredCodeException' })
})

it('refuses a second account for the same mail in other letters', async () => {
  pool = await testPool()
  await signUp('ana@example.com')
  await expect(signUp('ANA@example.com')).rejects.toMatchObject({ name: 'UsernameExistsException' })
})

it('refuses a sign-up that brings an attribute the app may not write', async () => {
  pool = await testPool()
  const UserAttributes = [{ Name: 'custom:role', Value: 'owner' }]
  const forged = signUp('ana@example.com', { UserAttributes })
  await expect(forged).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  const verified = signUp('ana@example.com', { UserAttributes: [{ Name: 'email_verified', Value: 'true' }] })
  await expect(verified).rejects.toMatchObject({ name: 'NotAuthorizedException' })
})

it('takes no sign-up where only administrators create users', async () => {
  pool = await testPool({ settings: { selfSignUp: false } })
  await expect(signUp('ana@example.com')).rejects.toMatchObject({ name: 'NotAuthorizedException' })
})

it('sets a forgotten password by its code, once', async () => {
  pool = await testPool()
  await pool.addUser('ana@example.com')
  await forget('ana@example.com')
  const code = pool.lastSecret()
  const weak = confirmForgotten('ana@example.com', code, 'weak')
  await expect(weak).rejects.toMatchObject({ name: 'InvalidPasswordException' })
  await confirmForgotten('ana@example.com', code)
  await expect(confirmForgotten('ana@example.com', code)).rejects.toMatchObject({ name: 'ExpiredCodeException' })
  await expect(pool.signIn('ana@example.com')).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  expect((await pool.signIn('ana@example.com', 'Another-2026')).AuthenticationResult).toBeTruthy()
})

it('mails no code to a disabled user or an unproven address, and does not say so', async () => {
  pool = await testPool()
  await pool.addUser('ana@example.com')
  const Username = 'ana@example.com'
  await pool.sdk.send(new sdk.AdminDisableUserCommand({ UserPoolId: pool.userPoolId, Username }))
  expect((await forget(Username)).CodeDeliveryDetails?.Destination).toBe('a***@e***')
  expect(pool.mails).toEqual([])
})

it('refuses a temporary password after its days', async () => {
  pool = await testPool()
  await pool.addUser('ana@example.com', false)
  pool.clock.now += 7 * 86_400_000 + 1
  await expect(pool.signIn('ana@example.com')).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: expect.stringContaining('expired'),
  })
})

it('keeps the old mail address until the new one is proven', async () => {
  pool = await testPool({ settings: { verifyBeforeUpdate: true } })
  await pool.addUser('ana@example.com')
  const { AccessToken } = await pool.tokens('ana@example.com')
  const UserAttributes = [{ Name: 'email', Value: 'nueva@example.com' }]
  await pool.sdk.send(new sdk.UpdateUserAttributesCommand({ AccessToken, UserAttributes }))
  expect(pool.mails.at(-1)?.to).toBe('nueva@example.com')
  await expect(pool.signIn('nueva@example.com')).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  const proof = { AccessToken, AttributeName: 'email', Code: pool.lastSecret() }
  await pool.sdk.send(new sdk.VerifyUserAttributeCommand(proof))
  expect(claimsOf((await pool.tokens('nueva@example.com')).IdToken).email_verified).toBe(true)
})

it('refuses a mail address that another user has', async () => {
  pool = await testPool()
  await pool.addUser('ana@example.com')
  await pool.addUser('beto@example.com')
  const { AccessToken } = await pool.tokens('ana@example.com')
  const UserAttributes = [{ Name: 'email', Value: 'Beto@example.com' }]
  const taken = pool.sdk.send(new sdk.UpdateUserAttributesCommand({ AccessToken, UserAttributes }))
  await expect(taken).rejects.toMatchObject({ name: 'AliasExistsException' })
})

it('asks for the second factor once it is set up', async () => {
  pool = await testPool()
  await pool.addUser('ana@example.com')
  const { AccessToken } = await pool.tokens('ana@example.com')
  const { SecretCode = '' } = await pool.sdk.send(new sdk.AssociateSoftwareTokenCommand({ AccessToken }))
  const UserCode = totpAt(SecretCode, pool.clock.now)
  await pool.sdk.send(new sdk.VerifySoftwareTokenCommand({ AccessToken, UserCode }))
  const SoftwareTokenMfaSettings = { Enabled: true, PreferredMfa: true }
  await pool.sdk.send(new sdk.SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings }))
  const { ChallengeName, Session } = await pool.signIn('ana@example.com')
  expect(ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
  const respond = (SOFTWARE_TOKEN_MFA_CODE: string) =>
    pool.sdk.send(
      new sdk.RespondToAuthChallengeCommand({
        ClientId: testClient,
        ChallengeName: 'SOFTWARE_TOKEN_MFA',
        Session,
        ChallengeResponses: { USERNAME: 'ana@example.com', SOFTWARE_TOKEN_MFA_CODE },
      }),
    )
  await expect(respond('abcdef')).rejects.toMatchObject({ name: 'CodeMismatchException' })
  expect((await respond(UserCode)).AuthenticationResult?.AccessToken).toBeTruthy()
})

it('answers an unknown name with a challenge that does not change', async () => {
  pool = await testPool()
  const ask = async () => {
    const AuthParameters = { USERNAME: 'nobody@example.com', SRP_A: 'a1b2c3' }
    const command = { ClientId: testClient, AuthFlow: 'USER_SRP_AUTH' as const, AuthParameters }
    return (await pool.sdk.send(new sdk.InitiateAuthCommand(command))).ChallengeParameters
  }
  const [first, second] = [await ask(), await ask()]
  expect(first?.SALT).toBe(second?.SALT)
  expect(first?.USER_ID_FOR_SRP).toBe(second?.USER_ID_FOR_SRP)
  expect(first?.SRP_B).not.toBe(second?.SRP_B)
})
