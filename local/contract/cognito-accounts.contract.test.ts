import * as sdk from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, it } from 'vitest'
import { password, useContractPool } from './cognito-users'

const { pool, newEmail, newUser, signIn, tokensOf } = useContractPool('accounts')

describe('administration', () => {
  it('finds a user by mail and reads dates, status and attributes', async () => {
    const email = await newUser()
    const { userPoolId: UserPoolId } = pool()
    const { Users } = await pool().cognito.send(new sdk.ListUsersCommand({ UserPoolId, Filter: `email = "${email}"` }))
    expect(Users).toHaveLength(1)
    expect(Users?.[0]).toMatchObject({ UserStatus: 'CONFIRMED', Enabled: true })
    expect(Users?.[0]?.UserCreateDate).toBeInstanceOf(Date)
    const user = await pool().cognito.send(new sdk.AdminGetUserCommand({ UserPoolId, Username: email }))
    expect(user.Username).toBe(Users?.[0]?.Username)
  })

  it('names its errors as AWS does', async () => {
    const Username = await newUser()
    const { userPoolId: UserPoolId } = pool()
    const again = new sdk.AdminCreateUserCommand({ UserPoolId, Username, MessageAction: 'SUPPRESS' })
    await expect(pool().cognito.send(again)).rejects.toMatchObject({ name: 'UsernameExistsException' })
    const missing = new sdk.AdminGetUserCommand({ UserPoolId, Username: 'nobody@example.com' })
    await expect(pool().cognito.send(missing)).rejects.toMatchObject({ name: 'UserNotFoundException' })
    const weak = new sdk.AdminSetUserPasswordCommand({ UserPoolId, Username, Password: 'weak', Permanent: true })
    await expect(pool().cognito.send(weak)).rejects.toMatchObject({ name: 'InvalidPasswordException' })
  })

  it('lets a disabled user in again, and counts an address as proven only when that is said with it', async () => {
    const Username = await newUser()
    const { userPoolId: UserPoolId } = pool()
    await pool().cognito.send(new sdk.AdminDisableUserCommand({ UserPoolId, Username }))
    await pool().cognito.send(new sdk.AdminEnableUserCommand({ UserPoolId, Username }))
    expect((await signIn(Username)).AuthenticationResult).toBeTruthy()

    const moved = `moved-${Username}`
    const UserAttributes = [
      { Name: 'email', Value: moved },
      { Name: 'email_verified', Value: 'true' },
      { Name: 'custom:role', Value: 'staff' },
    ]
    await pool().cognito.send(new sdk.AdminUpdateUserAttributesCommand({ UserPoolId, Username, UserAttributes }))
    const found = await pool().cognito.send(new sdk.AdminGetUserCommand({ UserPoolId, Username: moved }))
    expect(found.UserAttributes).toEqual(expect.arrayContaining(UserAttributes))
    expect((await signIn(moved)).AuthenticationResult).toBeTruthy()
  })

  it('refuses an address that somebody else has', async () => {
    const [Username, taken] = [await newUser(), await newUser()]
    const UserAttributes = [
      { Name: 'email', Value: taken },
      { Name: 'email_verified', Value: 'true' },
    ]
    const command = { UserPoolId: pool().userPoolId, Username, UserAttributes }
    const update = pool().cognito.send(new sdk.AdminUpdateUserAttributesCommand(command))
    await expect(update).rejects.toMatchObject({ name: 'AliasExistsException' })
  })

  it('ends every session of somebody, named by their id', async () => {
    const email = await newUser()
    const { userPoolId: UserPoolId } = pool()
    const { refresh, access } = await tokensOf(email)
    const { Username } = await pool().cognito.send(new sdk.AdminGetUserCommand({ UserPoolId, Username: email }))
    await pool().cognito.send(new sdk.AdminUserGlobalSignOutCommand({ UserPoolId, Username }))
    const renew = new sdk.InitiateAuthCommand({
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      ClientId: pool().clientId,
      AuthParameters: { REFRESH_TOKEN: refresh },
    })
    await expect(pool().cognito.send(renew)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    const getUser = pool().cognito.send(new sdk.GetUserCommand({ AccessToken: access }))
    await expect(getUser).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  })

  it('invites again only who has not signed in, with another temporary password', async () => {
    const { userPoolId: UserPoolId } = pool()
    const resend = (Username: string) =>
      pool().cognito.send(
        new sdk.AdminCreateUserCommand({
          UserPoolId,
          Username,
          MessageAction: 'RESEND',
          TemporaryPassword: 'Second-2026',
          DesiredDeliveryMediums: ['EMAIL'],
        }),
      )
    const invited = await newUser({ permanent: false })
    expect((await resend(invited)).User?.UserStatus).toBe('FORCE_CHANGE_PASSWORD')
    expect((await signIn(invited, 'Second-2026')).ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
    await expect(resend(await newUser())).rejects.toMatchObject({ name: 'UnsupportedUserStateException' })
    await expect(resend('contract-nobody@example.com')).rejects.toMatchObject({ name: 'UserNotFoundException' })
  })

  it('lists users a page at a time and filters by the start of a mail', async () => {
    await newUser()
    await newUser()
    const { userPoolId: UserPoolId } = pool()
    const page = (more: object) => pool().cognito.send(new sdk.ListUsersCommand({ UserPoolId, Limit: 1, ...more }))
    const first = await page({ Filter: 'email ^= "contract-"' })
    expect(first.Users).toHaveLength(1)
    const second = await page({ Filter: 'email ^= "contract-"', PaginationToken: first.PaginationToken })
    expect(second.Users?.[0]?.Username).not.toBe(first.Users?.[0]?.Username)
    await expect(page({ Filter: 'custom:role = "owner"' })).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })

  it('forgets a deleted user', async () => {
    const Username = await newUser()
    const { userPoolId: UserPoolId } = pool()
    await pool().cognito.send(new sdk.AdminDeleteUserCommand({ UserPoolId, Username }))
    await expect(signIn(Username)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  })
})

describe('signing up', () => {
  const signUp = (Username: string, Password = password) =>
    pool().cognito.send(
      new sdk.SignUpCommand({
        ClientId: pool().clientId,
        Username,
        Password,
        UserAttributes: [{ Name: 'email', Value: Username }],
      }),
    )
  const confirm = (Username: string) =>
    pool().cognito.send(
      new sdk.ConfirmSignUpCommand({ ClientId: pool().clientId, Username, ConfirmationCode: '000000' }),
    )
  it('makes an account that waits for its code', async () => {
    const email = newEmail()
    const { UserSub, UserConfirmed } = await signUp(email)
    expect(UserConfirmed).toBe(false)
    const { userPoolId: UserPoolId } = pool()
    const user = await pool().cognito.send(new sdk.AdminGetUserCommand({ UserPoolId, Username: email }))
    expect(user).toMatchObject({ UserStatus: 'UNCONFIRMED', Username: UserSub })
    await expect(confirm(email)).rejects.toMatchObject({ name: 'CodeMismatchException' })
    const again = new sdk.ResendConfirmationCodeCommand({ ClientId: pool().clientId, Username: email })
    expect((await pool().cognito.send(again)).CodeDeliveryDetails?.DeliveryMedium).toBe('EMAIL')
  })

  it('refuses a known address and a simple password by name', async () => {
    await expect(signUp(await newUser())).rejects.toMatchObject({ name: 'UsernameExistsException' })
    await expect(signUp(newEmail(), 'simple')).rejects.toMatchObject({ name: 'InvalidPasswordException' })
  })
})

describe('forgotten passwords', () => {
  it('answers alike for those who have an account and those who have none', async () => {
    const ask = (Username: string) =>
      pool().cognito.send(new sdk.ForgotPasswordCommand({ ClientId: pool().clientId, Username }))
    const known = await ask(await newUser())
    const unknown = await ask('contract-nobody@example.com')
    expect(known.CodeDeliveryDetails).toEqual(unknown.CodeDeliveryDetails)
  })

  it('takes no password with a wrong code', async () => {
    const Username = await newUser()
    await pool().cognito.send(new sdk.ForgotPasswordCommand({ ClientId: pool().clientId, Username }))
    const confirm = new sdk.ConfirmForgotPasswordCommand({
      ClientId: pool().clientId,
      Username,
      ConfirmationCode: '000000',
      Password: 'Another-2026',
    })
    await expect(pool().cognito.send(confirm)).rejects.toMatchObject({ name: 'CodeMismatchException' })
    expect((await signIn(Username)).AuthenticationResult).toBeTruthy()
  })
})
