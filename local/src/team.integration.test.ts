import { request } from 'node:http'
import {
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { createUserPool } from '@reservaplus/server/adapters/user-pool'
import { connectTable } from '@reservaplus/server/db/table'
import { openOrganization, testClock } from '@reservaplus/server/testing/context'
import { addMember } from '@reservaplus/server/users/add-member'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import * as z from 'zod'

import { srpSignIn } from '../contract/srp-sign-in'
import { type Cloud, startCloud } from './cloud'
import { localCredentials, localRegion } from './config/env'
import { dynamoDbClient } from './dynamodb/client'

const ownPassword = 'Propia2026x'
const owner = 'duena@equipo.example'
const invited = 'rosa@equipo.example'

let cloud: Cloud
let cognito: CognitoIdentityProviderClient

const signIn = (username: string, password: string) =>
  srpSignIn(cognito, { userPoolId: cloud.userPoolId, clientId: cloud.userPoolClientId, username, password })

const tokensOf = async (username: string) => {
  const { AuthenticationResult } = await signIn(username, ownPassword)

  return { id: AuthenticationResult?.IdToken ?? '', refresh: AuthenticationResult?.RefreshToken ?? '' }
}

const call = (token: string, method: string, path: string, body?: object) =>
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

beforeAll(async () => {
  vi.stubEnv('DYNAMODB_ENDPOINT', undefined)
  cloud = await startCloud()
  connectTable({ tableName: cloud.tableName, client: dynamoDbClient(cloud.endpoints.AWS_ENDPOINT_URL_DYNAMODB) })
  cognito = new CognitoIdentityProviderClient({
    region: localRegion,
    endpoint: cloud.endpoints.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER,
    credentials: localCredentials,
  })
  const ctx = await openOrganization({}, testClock(new Date(cloud.clock.now()).toISOString()))
  const pool = createUserPool({ userPoolId: cloud.userPoolId, client: cognito })
  const attributes = { organizationId: ctx.organizationId }
  const id = await pool.invite({ email: owner, temporaryPassword: ownPassword, sendMail: false, attributes })
  const command = { UserPoolId: cloud.userPoolId, Username: owner, Password: ownPassword, Permanent: true }
  await cognito.send(new AdminSetUserPasswordCommand(command))
  const person = { firstName: 'Carolina', lastName: 'Encina', role: 'owner', locale: 'es' } as const
  await addMember(ctx, id, { ...person, email: owner, professionalId: undefined })
}, 120_000)
afterAll(() => cloud.stop())

const member = z.object({ id: z.string(), status: z.string(), lastLoginLocal: z.string().optional() })

it('N-03 somebody is invited by mail, makes a password of their own, works, is shut out and comes back', async () => {
  const asOwner = (await tokensOf(owner)).id
  const person = { email: invited, firstName: 'Rosa', lastName: 'Pérez', role: 'reception' }
  const answer = await call(asOwner, 'POST', '/v1/users', person)
  expect(answer).toMatchObject({ status: 201, json: { member: { status: 'invited', invitation: { status: 'sent' } } } })
  const { id } = z.object({ member }).parse(answer.json).member

  const mail = JSON.stringify(cloud.mail.mails().filter((each) => JSON.stringify(each).includes(invited)))
  expect(mail).toContain('La Encina')
  const temporary = /Tmp7!a[\w-]+/.exec(mail)?.[0] ?? ''
  const { ChallengeName, Session } = await signIn(invited, temporary)
  expect(ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
  await cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId: cloud.userPoolClientId,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session,
      ChallengeResponses: { USERNAME: invited, NEW_PASSWORD: ownPassword },
    }),
  )

  const own = await tokensOf(invited)
  expect(await call(own.id, 'GET', '/v1/session')).toMatchObject({ status: 200, json: { user: { role: 'reception' } } })
  expect((await call(own.id, 'GET', '/v1/users')).status).toBe(403)
  const { items: listed } = z.object({ items: member.array() }).parse((await call(asOwner, 'GET', '/v1/users')).json)
  expect(listed.find((each) => each.id === id)).toMatchObject({ status: 'active', lastLoginLocal: expect.anything() })

  expect((await call(asOwner, 'POST', `/v1/users/${id}/deactivate`, {})).status).toBe(200)
  expect((await call(own.id, 'GET', '/v1/session')).status).toBe(401)
  const renew = new InitiateAuthCommand({
    ClientId: cloud.userPoolClientId,
    AuthFlow: 'REFRESH_TOKEN_AUTH',
    AuthParameters: { REFRESH_TOKEN: own.refresh },
  })
  await expect(cognito.send(renew)).rejects.toThrow()
  await expect(signIn(invited, ownPassword)).rejects.toThrow('not active')
  await expect(signIn(invited, 'Otra-2026x')).rejects.toThrow('Incorrect username or password')

  expect((await call(asOwner, 'POST', `/v1/users/${id}/reactivate`, {})).status).toBe(200)
  expect((await call((await tokensOf(invited)).id, 'GET', '/v1/session')).status).toBe(200)
}, 60_000)
