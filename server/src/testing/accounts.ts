import { type CognitoOptions, startCognito } from '@reservaplus/local/cognito/start-cognito'
import { afterAll, beforeAll } from 'vitest'
import { connectUserPool, createUserPoolClient } from '../adapters/user-pool'

type Mail = Parameters<NonNullable<CognitoOptions['sendMail']>>[0]

/** The schema and policy of infra/cognito.yml, as far as tests need them. */
export const poolSettings = (userPoolId: string, clientId: string): CognitoOptions['settings'] => ({
  userPoolId,
  clients: [
    {
      clientId,
      authFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      writeAttributes: ['email', 'name'],
    },
  ],
  passwordPolicy: { minimumLength: 8, requireLowercase: true, requireUppercase: true, requireNumbers: true },
  customAttributes: [{ name: 'organization_id' }, { name: 'role' }, { name: 'organization_name' }],
  verifyBeforeUpdate: true,
})

const clientId = 'accounts-client'

const startAccounts = async () => {
  const mails: Mail[] = []
  const server = await startCognito({
    now: Date.now,
    settings: poolSettings('sa-east-1_Accounts1', clientId),
    sendMail: async (mail) => void mails.push(mail),
  })
  const client = createUserPoolClient({
    region: 'sa-east-1',
    endpoint: server.url,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  })

  return { server, mails, client }
}

/** Gives a test file a user pool of its own and connects the services to it. */
export const useTestAccounts = () => {
  let accounts: Awaited<ReturnType<typeof startAccounts>>

  beforeAll(async () => {
    accounts = await startAccounts()
    connectUserPool({ userPoolId: accounts.server.userPoolId, clientId, client: accounts.client })
  })
  afterAll(() => accounts.server.stop())

  return {
    clientId,
    client: () => accounts.client,
    mailsTo: (address: string) => accounts.mails.filter(({ to }) => to === address),
  }
}
