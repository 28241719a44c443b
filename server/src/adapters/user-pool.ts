import * as cognito from '@aws-sdk/client-cognito-identity-provider'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { UserId } from '@reservaplus/shared/ids/schema'

import { heedDeadline } from '../config/deadline'
import { type AccountAttributes, type PoolAccount, toAccount, toAttributes } from './user-pool-account'
import { poolError } from './user-pool-errors'

export type { AccountAttributes, PoolAccount } from './user-pool-account'

type Invitation = {
  email: string
  /** Absent: the pool makes one, and only the mail knows it. */
  temporaryPassword?: string | undefined
  sendMail: boolean
  attributes: AccountAttributes
}

type Metadata = Record<string, string>

export type UserPoolOptions = {
  userPoolId: string
  clientId?: string | undefined
  client?: cognito.CognitoIdentityProviderClient
}

/** Fails fast: whatever is left undone is repaired later (users/settle). */
export const createUserPoolClient = (config: cognito.CognitoIdentityProviderClientConfig = {}) => {
  const client = new cognito.CognitoIdentityProviderClient({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
    ...config,
  })
  heedDeadline(client)

  return client
}

// The SDK's commands have more type parameters than any function could name; each call names its own.
const attempt = <Answer>(call: Promise<Answer>): Promise<Answer> =>
  call.catch((error: unknown) => {
    throw poolError(error)
  })

const undefinedIfMissing = (error: unknown): undefined => {
  if (error instanceof AppError && error.code === 'NOT_FOUND') return undefined

  throw error
}

/** The accounts of the people who sign in. An account is named by its mail address or by its id. */
export const createUserPool = ({ userPoolId, clientId = '', client = createUserPoolClient() }: UserPoolOptions) => {
  const inPool = { UserPoolId: userPoolId }
  const named = (name: string) => ({ UserPoolId: userPoolId, Username: name })
  const ofClient = (email: string) => ({ ClientId: clientId, Username: email })
  const nothing = () => undefined

  return {
    /** A new account with a temporary password that the first sign-in asks to change; EMAIL_TAKEN. */
    invite: async ({ email, temporaryPassword, sendMail, attributes }: Invitation): Promise<UserId> => {
      const command = new cognito.AdminCreateUserCommand({
        ...named(email),
        UserAttributes: toAttributes({ ...attributes, email }),
        DesiredDeliveryMediums: ['EMAIL'],
        ...(temporaryPassword && { TemporaryPassword: temporaryPassword }),
        ...(!sendMail && { MessageAction: 'SUPPRESS' }),
      })
      const { User } = await attempt(client.send(command))

      return toAccount(User ?? {}, User?.Attributes).userId
    },

    /** Mails a new temporary password; CONFLICT once the person has a password of their own. */
    resendInvite: (email: string): Promise<void> =>
      attempt(
        client.send(
          new cognito.AdminCreateUserCommand({
            ...named(email),
            MessageAction: 'RESEND',
            DesiredDeliveryMediums: ['EMAIL'],
          }),
        ),
      ).then(nothing),

    setTemporaryPassword: (name: string, password: string): Promise<void> =>
      attempt(
        client.send(new cognito.AdminSetUserPasswordCommand({ ...named(name), Password: password, Permanent: false })),
      ).then(nothing),

    /** For good, also for an account that waits for its code: only once somebody has proven the address. */
    setPassword: (name: string, password: string): Promise<void> =>
      attempt(
        client.send(new cognito.AdminSetUserPasswordCommand({ ...named(name), Password: password, Permanent: true })),
      ).then(nothing),

    disable: (name: string): Promise<void> =>
      attempt(client.send(new cognito.AdminDisableUserCommand(named(name)))).then(nothing),

    enable: (name: string): Promise<void> =>
      attempt(client.send(new cognito.AdminEnableUserCommand(named(name)))).then(nothing),

    /** Ends every session: no refresh token is worth anything any more. */
    signOut: (name: string): Promise<void> =>
      attempt(client.send(new cognito.AdminUserGlobalSignOutCommand(named(name)))).then(nothing),

    /** The second factor is asked for no more, until the person sets up another. */
    resetMfa: (name: string): Promise<void> =>
      attempt(
        client.send(
          new cognito.AdminSetUserMFAPreferenceCommand({
            ...named(name),
            SoftwareTokenMfaSettings: { Enabled: false },
          }),
        ),
      ).then(nothing),

    /** Also when it is gone already. */
    remove: (name: string): Promise<void> =>
      attempt(client.send(new cognito.AdminDeleteUserCommand(named(name))))
        .then(nothing)
        .catch(undefinedIfMissing),

    setAttributes: (name: string, attributes: AccountAttributes): Promise<void> =>
      attempt(
        client.send(
          new cognito.AdminUpdateUserAttributesCommand({ ...named(name), UserAttributes: toAttributes(attributes) }),
        ),
      ).then(nothing),

    find: (name: string): Promise<PoolAccount | undefined> =>
      attempt(client.send(new cognito.AdminGetUserCommand(named(name))))
        .then((found) => toAccount(found, found.UserAttributes))
        .catch(undefinedIfMissing),

    /** Every account, a page at a time. */
    list: async ({ cursor, limit = 60 }: { cursor?: string | undefined; limit?: number } = {}) => {
      const command = new cognito.ListUsersCommand({
        ...inPool,
        Limit: limit,
        ...(cursor && { PaginationToken: cursor }),
      })
      const { Users = [], PaginationToken } = await attempt(client.send(command))

      return { items: Users.map((user) => toAccount(user, user.Attributes)), cursor: PaginationToken }
    },

    /** The person signs up themselves; the password goes to the pool and nowhere else. A code is mailed. */
    signUp: async (given: {
      email: string
      password: string
      attributes: Pick<AccountAttributes, 'name'>
      /** What the pool's triggers get to see. */
      metadata?: Metadata | undefined
    }): Promise<UserId> => {
      const command = new cognito.SignUpCommand({
        ...ofClient(given.email),
        Password: given.password,
        UserAttributes: [
          { Name: 'email', Value: given.email },
          ...(given.attributes.name ? [{ Name: 'name', Value: given.attributes.name }] : []),
        ],
        ClientMetadata: given.metadata,
      })
      const { UserSub } = await attempt(client.send(command))

      return toAccount({ Username: UserSub }).userId
    },

    confirmSignUp: ({ email, code }: { email: string; code: string }): Promise<void> =>
      attempt(client.send(new cognito.ConfirmSignUpCommand({ ...ofClient(email), ConfirmationCode: code }))).then(
        nothing,
      ),

    resendCode: (email: string, metadata?: Metadata): Promise<void> =>
      attempt(
        client.send(new cognito.ResendConfirmationCodeCommand({ ...ofClient(email), ClientMetadata: metadata })),
      ).then(nothing),

    /** Says nothing about whether there is such an account. */
    forgotPassword: (email: string, metadata?: Metadata): Promise<void> =>
      attempt(client.send(new cognito.ForgotPasswordCommand({ ...ofClient(email), ClientMetadata: metadata }))).then(
        nothing,
      ),

    confirmForgotPassword: (given: { email: string; code: string; password: string }): Promise<void> =>
      attempt(
        client.send(
          new cognito.ConfirmForgotPasswordCommand({
            ...ofClient(given.email),
            ConfirmationCode: given.code,
            Password: given.password,
          }),
        ),
      ).then(nothing),
  }
}
export type UserPool = ReturnType<typeof createUserPool>

let connection: UserPoolOptions | undefined
let connected: UserPool | undefined

/** Once per process, before the first request, as the table; the client is made when somebody needs it. */
export const connectUserPool = (options: UserPoolOptions) => {
  connection = options
  connected = undefined
}

export const userPool = (): UserPool => {
  if (!connection) throw new Error('The user pool is not connected')
  connected ??= createUserPool(connection)

  return connected
}
