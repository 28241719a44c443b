import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

import { loadTemplate } from '../template/load-template'
import { readPool } from './pool-settings'

it('takes the user pool as it is deployed', () => {
  const root = fileURLToPath(new URL('../../..', import.meta.url))
  const hosts = { app: 'app.test', book: 'book.test', apiOrigin: 'api.test' }
  const values = { UserPool: 'sa-east-1_Test1', UserPoolClient: 'client' }
  const { settings, functionKeys } = readPool(loadTemplate({ root, hosts, values }))
  expect(settings).toMatchObject({
    userPoolId: 'sa-east-1_Test1',
    caseSensitive: false,
    verifyBeforeUpdate: true,
    passwordPolicy: { minimumLength: 8, requireUppercase: true, requireLowercase: true, requireNumbers: true },
    requiredAttributes: ['email'],
  })
  expect(settings.customAttributes?.map(({ name }) => name).sort()).toEqual([
    'organization_id',
    'organization_name',
    'role',
  ])
  expect(settings.clients[0]).toMatchObject({
    clientId: 'client',
    writeAttributes: ['email', 'name'],
    hideUnknownUsers: true,
  })
  expect(functionKeys).toMatchObject({
    PreTokenGeneration: 'pre-token-generation',
    PostConfirmation: 'post-confirmation',
  })
})
