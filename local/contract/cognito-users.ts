import * as sdk from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll } from 'vitest'
import { cognitoTarget } from './cognito-target'
import { srpSignIn } from './srp-sign-in'

export const password = 'Contract-2026'

/** The pool under test and users in it, with addresses that no other test file has. */
export const useContractPool = (name: string) => {
  let pool: Awaited<ReturnType<typeof cognitoTarget>>
  let serial = 0

  beforeAll(async () => {
    pool = await cognitoTarget()
  }, 30_000)
  afterAll(() => pool.stop())

  const newEmail = () => {
    serial += 1

    return `contract-${name}-${serial}@example.com`
  }

  const newUser = async (changes: { permanent?: boolean } = {}) => {
    const Username = newEmail()
    const { userPoolId: UserPoolId } = pool
    await pool.cognito.send(
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
      await pool.cognito.send(
        new sdk.AdminSetUserPasswordCommand({ UserPoolId, Username, Password: password, Permanent: true }),
      )
    return Username
  }

  const signIn = (username: string, withPassword = password) =>
    srpSignIn(pool.cognito, { ...pool, username, password: withPassword })

  const tokensOf = async (username: string) => {
    const { AuthenticationResult } = await signIn(username)
    return {
      id: AuthenticationResult?.IdToken ?? '',
      access: AuthenticationResult?.AccessToken ?? '',
      refresh: AuthenticationResult?.RefreshToken ?? '',
    }
  }

  return { pool: () => pool, newEmail, newUser, signIn, tokensOf }
}
