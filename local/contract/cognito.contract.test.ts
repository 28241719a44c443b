import * as sdk from '@aws-sdk/client-cognito-identity-provider'
import { CognitoJwtVerifier } from 'aws-jwt-verify'
import { describe, expect, it } from 'vitest'
import { useContractPool } from './cognito-users'

const { pool, newUser, signIn, tokensOf } = useContractPool('sessions')

describe('signing in', () => {
  it('gives tokens to an SRP proof that CognitoJwtVerifier accepts', async () => {
    const username = await newUser()
    const { id, access } = await tokensOf(username)
    const { userPoolId, clientId } = pool()
    const verifier = CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse: 'id' })
    const { jwks } = pool()
    if (jwks) verifier.cacheJwks(jwks)
    const claims = await verifier.verify(id)
    expect(claims).toMatchObject({ email: username, email_verified: true, 'custom:role': 'owner', token_use: 'id' })
    expect(claims.iss).toBe(`https://cognito-idp.${pool().userPoolId.split('_')[0]}.amazonaws.com/${userPoolId}`)
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
      pool().cognito.send(
        new sdk.RespondToAuthChallengeCommand({
          ClientId: pool().clientId,
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
    await pool().cognito.send(new sdk.AdminDisableUserCommand({ UserPoolId: pool().userPoolId, Username }))
    await expect(signIn(Username)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'User is disabled.',
    })
  })
})

describe('sessions', () => {
  const refresh = (REFRESH_TOKEN: string) =>
    pool().cognito.send(
      new sdk.InitiateAuthCommand({
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        ClientId: pool().clientId,
        AuthParameters: { REFRESH_TOKEN },
      }),
    )

  it('renews tokens without a new refresh token', async () => {
    const { refresh: token } = await tokensOf(await newUser())
    const renewed = await refresh(token)
    expect(renewed.AuthenticationResult?.IdToken).toBeTruthy()
    expect(renewed.AuthenticationResult?.RefreshToken).toBeUndefined()
    const command = new sdk.GetTokensFromRefreshTokenCommand({ RefreshToken: token, ClientId: pool().clientId })
    expect((await pool().cognito.send(command)).AuthenticationResult?.AccessToken).toBeTruthy()
  })

  it('ends every session with a global sign-out', async () => {
    const { access, refresh: token } = await tokensOf(await newUser())
    await pool().cognito.send(new sdk.GlobalSignOutCommand({ AccessToken: access }))
    await expect(refresh(token)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    const getUser = pool().cognito.send(new sdk.GetUserCommand({ AccessToken: access }))
    await expect(getUser).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  })

  it('ends one session by its refresh token', async () => {
    const { refresh: Token } = await tokensOf(await newUser())
    await pool().cognito.send(new sdk.RevokeTokenCommand({ Token, ClientId: pool().clientId }))
    await expect(refresh(Token)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  })
})

describe('attributes', () => {
  it('lets a user change the name but no attribute the client may not write', async () => {
    const { access: AccessToken } = await tokensOf(await newUser())
    const change = (Name: string, Value: string) =>
      pool().cognito.send(new sdk.UpdateUserAttributesCommand({ AccessToken, UserAttributes: [{ Name, Value }] }))
    await change('name', 'Ana')
    await expect(change('custom:role', 'admin')).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'A client attempted to write unauthorized attribute',
    })
    const { UserAttributes } = await pool().cognito.send(new sdk.GetUserCommand({ AccessToken }))
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
    const command = { UserPoolId: pool().userPoolId, Username, UserAttributes }
    const update = pool().cognito.send(new sdk.AdminUpdateUserAttributesCommand(command))
    await expect(update).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })
})
