import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { localCredentials } from '../config/env'
import type { Mail } from './pool'
import type { PoolSettingsInput, TriggerName } from './settings'
import { startCognito } from './start-cognito'
import type { TriggerEvent } from './trigger-event'

export const testPassword = 'Correct-2026'
export const testClient = 'test-client'

interface Changes {
  settings?: Partial<PoolSettingsInput>
  client?: Partial<PoolSettingsInput['clients'][number]>
  file?: string
  trigger?: (name: TriggerName, event: TriggerEvent) => object | undefined
}

/** A pool with its own clock, its mails and trigger calls on record. */
export const testPool = async ({ settings, client, file, trigger }: Changes = {}) => {
  const clock = { now: Date.parse('2026-11-23T12:00:00Z') }
  const mails: Mail[] = []
  const events: TriggerEvent[] = []
  const server = await startCognito({
    now: () => clock.now,
    ...(file && { file }),
    settings: {
      userPoolId: 'sa-east-1_Testpool1',
      clients: [
        {
          clientId: testClient,
          authFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
          writeAttributes: ['email', 'name'],
          ...client,
        },
      ],
      customAttributes: [{ name: 'role' }],
      ...settings,
    },
    invokeTrigger: async (name, event) => {
      events.push(event)
      return { ...event, response: { ...event.response, ...trigger?.(name, event) } }
    },
    sendMail: async (mail) => void mails.push(mail),
  })
  const sdk = new CognitoIdentityProviderClient({
    region: 'sa-east-1',
    endpoint: server.url,
    credentials: localCredentials,
  })
  const { userPoolId: UserPoolId } = server
  const addUser = async (Username: string, permanent = true) => {
    await sdk.send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username,
        MessageAction: 'SUPPRESS',
        TemporaryPassword: testPassword,
        UserAttributes: [{ Name: 'email_verified', Value: 'true' }],
      }),
    )
    if (permanent)
      await sdk.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: testPassword, Permanent: true }))
  }
  const signIn = (USERNAME: string, PASSWORD = testPassword) =>
    sdk.send(
      new InitiateAuthCommand({
        ClientId: testClient,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME, PASSWORD },
      }),
    )
  const tokens = async (username: string) => {
    const { AuthenticationResult } = await signIn(username)
    return {
      AccessToken: AuthenticationResult?.AccessToken ?? '',
      IdToken: AuthenticationResult?.IdToken ?? '',
      RefreshToken: AuthenticationResult?.RefreshToken ?? '',
    }
  }
  /** The code or temporary password in the last mail. */
  const lastSecret = () => /(\d{6}|Tmp\S+?)\.?$/.exec(mails.at(-1)?.html ?? '')?.[1] ?? ''
  return { ...server, sdk, clock, mails, events, addUser, signIn, tokens, lastSecret }
}
export type TestPool = Awaited<ReturnType<typeof testPool>>

export const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
