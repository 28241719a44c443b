import { request } from 'node:http'
import { AdminSetUserPasswordCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { createUserPool } from '@reservaplus/server/adapters/user-pool'
import { connectTable } from '@reservaplus/server/db/table'
import { testClock } from '@reservaplus/server/testing/context'
import { openSalon, type Salon } from '@reservaplus/server/testing/salon'
import { addMember } from '@reservaplus/server/users/add-member'
import { addDays } from '@reservaplus/shared/time/calendar'
import { localDate } from '@reservaplus/shared/time/schema'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import * as z from 'zod'

import { srpSignIn } from '../contract/srp-sign-in'
import { type Cloud, startCloud } from './cloud'
import { localCredentials, localRegion } from './config/env'
import { dynamoDbClient } from './dynamodb/client'

const password = 'Propia2026x'
const email = 'duena@cobros.example'
let cloud: Cloud
let salon: Salon
let token: string
const starts: string[] = []

const call = (method: string, path: string, body?: object) =>
  new Promise<{ status: number; json: unknown }>((resolve, reject) => {
    const { host, port } = new URL(cloud.appUrl)
    const headers = { host, authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const outgoing = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = ''
      response.on('data', (part: Buffer) => {
        text += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, json: JSON.parse(text || '{}') }))
    })
    outgoing.on('error', reject)
    outgoing.end(body && JSON.stringify(body))
  })

const signIn = async () => {
  const cognito = new CognitoIdentityProviderClient({
    region: localRegion,
    endpoint: cloud.endpoints.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER,
    credentials: localCredentials,
  })
  const attributes = { organizationId: salon.ctx.organizationId }
  const pool = createUserPool({ userPoolId: cloud.userPoolId, client: cognito })
  const id = await pool.invite({ email, temporaryPassword: password, sendMail: false, attributes })
  const command = { UserPoolId: cloud.userPoolId, Username: email, Password: password, Permanent: true }
  await cognito.send(new AdminSetUserPasswordCommand(command))
  const person = { firstName: 'Carolina', lastName: 'Encina', role: 'owner', locale: 'es' } as const
  await addMember(salon.ctx, id, { ...person, email, professionalId: undefined })
  const ids = { userPoolId: cloud.userPoolId, clientId: cloud.userPoolClientId }
  const { AuthenticationResult } = await srpSignIn(cognito, { ...ids, username: email, password })

  return AuthenticationResult?.IdToken ?? ''
}

beforeAll(async () => {
  vi.stubEnv('DYNAMODB_ENDPOINT', undefined)
  cloud = await startCloud()
  connectTable({ tableName: cloud.tableName, client: dynamoDbClient(cloud.endpoints.AWS_ENDPOINT_URL_DYNAMODB) })
  const today = new Date(cloud.clock.now()).toISOString()
  salon = await openSalon({ clock: testClock(today) })
  for (let ahead = 2; starts.length < 4; ahead += 1) {
    starts.push(...(await salon.offeredOn(addDays(localDate.parse(today.slice(0, 10)), ahead))).slice(0, 1))
  }
  token = await signIn()
}, 120_000)
afterAll(() => cloud.stop())

const payment = z.object({ id: z.string(), status: z.string(), preferenceId: z.string() })
const linkFor = async () => {
  const { id } = await salon.byHand({ start: starts.shift() ?? '' })

  return payment.parse((await call('POST', `/v1/appointments/${id}/payment-link`, {})).json)
}
const statusOf = async (id: string) => payment.parse((await call('GET', `/v1/payments/${id}`)).json).status

it('a client pays by a link into the salon’s own account; also when the notice is lost; and gets some of it back', async () => {
  const asked = z.object({ url: z.string() }).parse((await call('GET', '/v1/payment-accounts/authorization')).json)
  const { searchParams } = new URL(asked.url)
  const code = cloud.mercadoPago.codeFor('Salón Ñandú', searchParams.get('redirect_uri') ?? '')
  const state = searchParams.get('state') ?? ''
  const connected = await call('POST', '/v1/payment-accounts/connect', { code, state })
  expect(connected).toMatchObject({ status: 200, json: { status: 'connected', nickname: 'Salón Ñandú' } })
  expect((await call('POST', '/v1/payment-accounts/connect', { code, state })).status).toBe(409)

  const link = await linkFor()
  cloud.mercadoPago.pay(link.preferenceId, { outcome: 'approve' })
  await cloud.mercadoPago.webhooks.settle()
  await cloud.drain()
  expect(cloud.mercadoPago.webhooks.log.at(-1)).toMatchObject({ status: 200 })
  expect(await statusOf(link.id)).toBe('approved')

  cloud.mercadoPago.webhooks.setMode('lost')
  const silent = await linkFor()
  cloud.mercadoPago.pay(silent.preferenceId, { outcome: 'approve' })
  cloud.clock.advance(3 * 60_000)
  await cloud.drain()
  expect(await statusOf(silent.id)).toBe('approved')

  const amount = { amount: 1000, currency: 'CLP' }
  const back = await call('POST', `/v1/payments/${link.id}/refund`, { amount })
  expect(back).toMatchObject({ status: 200, json: { status: 'partly_refunded' } })
})
