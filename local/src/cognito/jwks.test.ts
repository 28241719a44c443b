import { CognitoJwtVerifier } from 'aws-jwt-verify'
import { SimpleJwksCache } from 'aws-jwt-verify/jwk'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestPool, testClient, testPool } from './test-pool'

let pool: TestPool
beforeAll(async () => {
  pool = await testPool()
  // The verifier compares expiry with the machine's clock.
  pool.clock.now = Date.now()
  await pool.addUser('ana@example.com')
})
afterAll(() => pool.stop())

// The verifier derives the address of the keys from the pool id and ignores any other: only its fetcher can be replaced.
const fetcher = { fetch: async () => (await fetch(pool.jwksUri)).arrayBuffer() }
const verifier = () => {
  const properties = { userPoolId: pool.userPoolId, clientId: testClient, tokenUse: 'id' as const }
  return CognitoJwtVerifier.create(properties, { jwksCache: new SimpleJwksCache({ fetcher }) })
}

it('serves its keys over plain HTTP to a verifier that expects the production issuer', async () => {
  const { IdToken } = await pool.tokens('ana@example.com')
  const claims = await verifier().verify(IdToken)
  expect(claims.iss).toBe(`https://cognito-idp.sa-east-1.amazonaws.com/${pool.userPoolId}`)
})

it('gives keys that refuse an altered token, an access token and an expired one', async () => {
  const { IdToken, AccessToken } = await pool.tokens('ana@example.com')
  const [header, payload = '', signature] = IdToken.split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
  const forged = Buffer.from(JSON.stringify({ ...claims, 'custom:role': 'owner' })).toString('base64url')
  await expect(verifier().verify(`${header}.${forged}.${signature}`)).rejects.toThrow('Invalid signature')
  await expect(verifier().verify(AccessToken)).rejects.toThrow('Token use not allowed')
  pool.clock.now -= 2 * 3_600_000
  const { IdToken: old } = await pool.tokens('ana@example.com')
  pool.clock.now += 2 * 3_600_000
  await expect(verifier().verify(old)).rejects.toThrow('Token expired')
})
