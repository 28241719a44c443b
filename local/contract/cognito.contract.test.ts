import * as sdk from '@aws-sdk/client-cognito-identity-provider'
import { CognitoJwtVerifier } from 'aws-jwt-verify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cognitoTarget } from './cognito-target'
import { srpSignIn } from './srp-sign-in'

const password = 'Contract-2026'
let target: Awaited<ReturnType<typeof cognitoTarget>>
let serial = 0

beforeAll(async () => {
  target = await cognitoTarget()
}, 30_000)
afterAll(() => target.stop())

const newUser = async (changes: { permanent?: boolean } = {}) => {
  serial += 1
  const Username = `contract-${serial}@example.com`
  const { userPoolId: UserPoolId } = target
  await target.cognito.send(
    new sdk.AdminCreateUserCommand({
      UserPoolId,
      Username,
      MessageAction: 'SUPPRESS',
      TemporaryPassword: password,
      UserAttributes: [
        { Name: 'email', Value: Username },
        { Name: 'email_verified', Value: 'true' },
        { Name: 'custom:role', Value: 'owner' },
      ],
    }),
  )
  if (changes.permanent ?? true)
    await target.cognito.send(
      new sdk.AdminSetUserPasswordCommand({ UserPoolId, Username, Password: password, Permanent: true }),
    )
  return Username
}

const signIn = (username: string, withPassword = password) =>
  srpSignIn(target.cognito, { ...target, username, password: withPassword })

const tokensOf = async (username: string) => {
  const { AuthenticationResult } = await signIn(username)
  return {
    id: AuthenticationResult?.IdToken ?? '',
    access: AuthenticationResult?.AccessToken ?? '',
    refresh: AuthenticationResult?.RefreshToken ?? '',
  }
}

describe('signing in', () => {
  it('gives tokens to an SRP proof that CognitoJwtVerifier accepts', async () => {
    const username = await newUser()
    const { id, access } = await tokensOf(username)
    const { userPoolId, clientId } = target
    const verifier = CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse: 'id' })
    if (target.jwks) verifier.cacheJwks(target.jwks)
    const claims = await verifier.verify(id)
    expect(claims).toMatchObject({ email: username, email_verified: true, 'custom:role': 'owner', token_use: 'id' })
    expect(claims.iss).toBe(`https://cognito-idp.${target.userPoolId.split('_')[0]}.amazonaws.com/${userPoolId}`)
    const verifyAccess = verifier.verify(access, { tokenUse: 'access', clientId })
    expect(await verifyAccess).toMatchObject({ client_id: clientId, username: claims.sub })
  })

  it('takes the mail address in any case', async () => {
    const username = await newUser()
    expect((await signIn(username.toUpperCase())).AuthenticationResult?.TokenType).toBe('Bearer')
  })

  it('tells a wrong password and an unknown user apart by nothing', async () => {
    const username = await newUser()
    const expected = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' }
    await expect(signIn(username, 'Wrong-12345')).rejects.toMatchObject(expected)
    await expect(signIn('nobody@example.com')).rejects.toMatchObject(expected)
  })

  it('asks for a new password when an administrator set a temporary one', async () => {
    const username = await newUser({ permanent: false })
    const challenge = await signIn(username)
    expect(challenge.ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
    const respond = (NEW_PASSWORD: string) =>
      target.cognito.send(
        new sdk.RespondToAuthChallengeCommand({
          ClientId: target.clientId,
          ChallengeName: 'NEW_PASSWORD_REQUIRED',
          Session: challenge.Session,
          ChallengeResponses: { USERNAME: username, NEW_PASSWORD },
        }),
      )
    await expect(respond('short')).rejects.toMatchObject({ name: 'InvalidPasswordException' })
    expect((await respond('Another-2026')).AuthenticationResult?.AccessToken).toBeTruthy()
    expect((await signIn(username, 'Another-2026')).AuthenticationResult).toBeTruthy()
  })

  it('refuses a disabled user', async () => {
    const Username = await newUser()
    await target.cognito.send(new sdk.AdminDisableUserCommand({ UserPoolId: target.userPoolId, Username }))
    await expect(signIn(Username)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'User is disabled.',
    })
  })
})

describe('sessions', () => {
  const refresh = (REFRESH_TOKEN: string) =>
    target.cognito.send(
      new sdk.InitiateAuthCommand({
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        ClientId: target.clientId,
        AuthParameters: { REFRESH_TOKEN },
      }),
    )

  it('renews tokens without a new refresh token', async () => {
    const { refresh: token } = await tokensOf(await newUser())
    const renewed = await refresh(token)
    expect(renewed.AuthenticationResult?.IdToken).toBeTruthy()
    expect(renewed.AuthenticationResult?.RefreshToken).toBeUndefined()
    const command = new sdk.GetTokensFromRefreshTokenCommand({ RefreshToken: token, ClientId: target.clientId })
    expect((await target.cognito.send(command)).AuthenticationResult?.AccessToken).toBeTruthy()
  })

  it('ends every session with a global sign-out', async () => {
    const { access, refresh: token } = await tokensOf(await newUser())
    await target.cognito.send(new sdk.GlobalSignOutCommand({ AccessToken: access }))
    await expect(refresh(token)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    const getUser = target.cognito.send(new sdk.GetUserCommand({ AccessToken: access }))
    await expect(getUser).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  })

  it('ends one session by its refresh token', async () => {
    const { refresh: Token } = await tokensOf(await newUser())
    await target.cognito.send(new sdk.RevokeTokenCommand({ Token, ClientId: target.clientId }))
    await expect(refresh(Token)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  })
})

describe('attributes', () => {
  it('lets a user change the name but no attribute the client may not write', async () => {
    const { access: AccessToken } = await tokensOf(await newUser())
    const change = (Name: string, Value: string) =>
      target.cognito.send(new sdk.UpdateUserAttributesCommand({ AccessToken, UserAttributes: [{ Name, Value }] }))
    await change('name', 'Ana')
    await expect(change('custom:role', 'admin')).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'A client attempted to write unauthorized attribute',
    })
    const { UserAttributes } = await target.cognito.send(new sdk.GetUserCommand({ AccessToken }))
    expect(UserAttributes).toEqual(
      expect.arrayContaining([
        { Name: 'name', Value: 'Ana' },
        { Name: 'custom:role', Value: 'owner' },
      ]),
    )
  })

  it('refuses an attribute that the schema does not have', async () => {
    const Username = await newUser()
    const UserAttributes = [{ Name: 'custom:nothing', Value: 'x' }]
    const command = { UserPoolId: target.userPoolId, Username, UserAttributes }
    const update = target.cognito.send(new sdk.AdminUpdateUserAttributesCommand(command))
    await expect(update).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })
})

describe('administration', () => {
  it('finds a user by mail and reads dates, status and attributes', async () => {
    const email = await newUser()
    const { userPoolId: UserPoolId } = target
    const { Users } = await target.cognito.send(new sdk.ListUsersCommand({ UserPoolId, Filter: `email = "${email}"` }))
    expect(Users).toHaveLength(1)
    expect(Users?.[0]).toMatchObject({ UserStatus: 'CONFIRMED', Enabled: true })
    expect(Users?.[0]?.UserCreateDate).toBeInstanceOf(Date)
    const user = await target.cognito.send(new sdk.AdminGetUserCommand({ UserPoolId, Username: email }))
    expect(user.Username).toBe(Users?.[0]?.Username)
  })

  it('names its errors as AWS does', async () => {
    const Username = await newUser()
    const { userPoolId: UserPoolId } = target
    const again = new sdk.AdminCreateUserCommand({ UserPoolId, Username, MessageAction: 'SUPPRESS' })
    await expect(target.cognito.send(again)).rejects.toMatchObject({ name: 'UsernameExistsException' })
    const missing = new sdk.AdminGetUserCommand({ UserPoolId, Username: 'nobody@example.com' })
    await expect(target.cognito.send(missing)).rejects.toMatchObject({ name: 'UserNotFoundException' })
    const weak = new sdk.AdminSetUserPasswordCommand({ UserPoolId, Username, Password: 'weak', Permanent: true })
    await expect(target.cognito.send(weak)).rejects.toMatchObject({ name: 'InvalidPasswordException' })
  })

  it('forgets a deleted user', async () => {
    const Username = await newUser()
    const { userPoolId: UserPoolId } = target
    await target.cognito.send(new sdk.AdminDeleteUserCommand({ UserPoolId, Username }))
    await expect(signIn(Username)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  })
})

describe('forgotten passwords', () => {
  it('answers alike for those who have an account and those who have none', async () => {
    const ask = (Username: string) =>
      target.cognito.send(new sdk.ForgotPasswordCommand({ ClientId: target.clientId, Username }))
    const known = await ask(await newUser())
    const unknown = await ask('contract-nobody@example.com')
    expect(known.CodeDeliveryDetails).toEqual(unknown.CodeDeliveryDetails)
  })
})
