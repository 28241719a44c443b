import {
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DeleteUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { startCognito } from '../src/cognito/start-cognito'
import { localCredentials } from '../src/config/env'
import { againstAws, env } from './config/env'

const authFlows = ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] as const
const writable = ['email', 'name']
const readable = ['email', 'email_verified', 'name', 'custom:role']

const standIn = async () => {
  const server = await startCognito({
    now: () => Date.now(),
    settings: {
      userPoolId: 'sa-east-1_Contract1',
      clients: [
        { clientId: 'contract-client', authFlows: [...authFlows], writeAttributes: writable, readAttributes: readable },
      ],
      passwordPolicy: { minimumLength: 10, requireLowercase: true, requireUppercase: true, requireNumbers: true },
      customAttributes: [{ name: 'role', maxLength: 20 }],
    },
  })
  const cognito = new CognitoIdentityProviderClient({
    region: env.AWS_REGION,
    endpoint: server.url,
    credentials: localCredentials,
  })
  return { cognito, userPoolId: server.userPoolId, clientId: 'contract-client', jwks: server.jwks, stop: server.stop }
}

/** A pool of its own, because the stage's pool has triggers that refuse users unknown to the product. */
const throwawayPool = async () => {
  const cognito = new CognitoIdentityProviderClient({ region: env.AWS_REGION })
  const pool = await cognito.send(
    new CreateUserPoolCommand({
      PoolName: `reservaplus-contract-${Date.now()}`,
      UsernameAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
      AutoVerifiedAttributes: ['email'],
      Policies: {
        PasswordPolicy: { MinimumLength: 10, RequireLowercase: true, RequireUppercase: true, RequireNumbers: true },
      },
      Schema: [
        { Name: 'email', Required: true, Mutable: true, AttributeDataType: 'String' },
        { Name: 'role', AttributeDataType: 'String', Mutable: true, StringAttributeConstraints: { MaxLength: '20' } },
      ],
    }),
  )
  const userPoolId = pool.UserPool?.Id ?? ''
  const client = await cognito.send(
    new CreateUserPoolClientCommand({
      UserPoolId: userPoolId,
      ClientName: 'contract',
      ExplicitAuthFlows: [...authFlows],
      PreventUserExistenceErrors: 'ENABLED',
      WriteAttributes: writable,
      ReadAttributes: readable,
    }),
  )
  const clientId = client.UserPoolClient?.ClientId ?? ''
  const stop = async () => {
    await cognito.send(new DeleteUserPoolCommand({ UserPoolId: userPoolId }))
  }
  return { cognito, userPoolId, clientId, jwks: undefined, stop }
}

export const cognitoTarget = againstAws ? throwawayPool : standIn
