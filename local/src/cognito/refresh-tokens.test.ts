import * as sdk from '@aws-sdk/client-cognito-identity-provider'
import { afterEach, expect, it } from 'vitest'
import { claimsOf, type TestPool, testClient, testPool } from './test-pool'

let pool: TestPool
afterEach(() => pool.stop())

const renew = async (RefreshToken: string) => {
  const command = new sdk.GetTokensFromRefreshTokenCommand({ RefreshToken, ClientId: testClient })
  return (await pool.sdk.send(command)).AuthenticationResult
}

it('keeps the hour of the sign-in over a renewal', async () => {
  pool = await testPool()
  await pool.addUser('ana@example.com')
  const { IdToken, RefreshToken } = await pool.tokens('ana@example.com')
  pool.clock.now += 3_600_000
  const renewed = claimsOf((await renew(RefreshToken))?.IdToken ?? '')
  expect(renewed.auth_time).toBe(claimsOf(IdToken).auth_time)
  expect(renewed.iat).toBe(Number(claimsOf(IdToken).iat) + 3600)
})

it('ends after the days the client allows', async () => {
  pool = await testPool({ client: { refreshTokenSeconds: 3600 } })
  await pool.addUser('ana@example.com')
  const { RefreshToken } = await pool.tokens('ana@example.com')
  pool.clock.now += 3_600_000
  await expect(renew(RefreshToken)).rejects.toMatchObject({ message: 'Refresh Token has expired' })
})

it('replaces the token where rotation is on, and takes the old one only within the grace', async () => {
  pool = await testPool({ client: { refreshTokenRotation: { graceSeconds: 30 } } })
  await pool.addUser('ana@example.com')
  const { RefreshToken } = await pool.tokens('ana@example.com')
  const next = (await renew(RefreshToken))?.RefreshToken ?? ''
  expect(next).not.toBe('')
  pool.clock.now += 30_000
  await renew(RefreshToken)
  pool.clock.now += 1000
  await expect(renew(RefreshToken)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  expect((await renew(next))?.IdToken).toBeTruthy()
})

it('is refused to another client, to a disabled user and after the user is gone', async () => {
  const other = { clientId: 'other-client' }
  pool = await testPool({
    settings: { clients: [{ clientId: testClient, authFlows: ['ALLOW_USER_PASSWORD_AUTH'] }, other] },
  })
  await pool.addUser('ana@example.com')
  const { RefreshToken } = await pool.tokens('ana@example.com')
  const foreign = new sdk.GetTokensFromRefreshTokenCommand({ RefreshToken, ClientId: 'other-client' })
  await expect(pool.sdk.send(foreign)).rejects.toMatchObject({ message: 'Invalid Refresh Token' })
  const Username = 'ana@example.com'
  await pool.sdk.send(new sdk.AdminDisableUserCommand({ UserPoolId: pool.userPoolId, Username }))
  await pool.sdk.send(new sdk.AdminEnableUserCommand({ UserPoolId: pool.userPoolId, Username }))
  await expect(renew(RefreshToken)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
})
