import { AdminGetUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type TestPool, testPool } from './test-pool'

let pool: TestPool
beforeEach(async () => {
  pool = await testPool()
  await pool.addUser('ana@example.com')
})
afterEach(() => pool.stop())

const fail = (message: string) =>
  expect(pool.signIn('ana@example.com', 'Wrong-2026')).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message,
  })

it('locks after five wrong passwords, even for the right one, and doubles the wait', async () => {
  for (let attempt = 0; attempt < 5; attempt += 1) await fail('Incorrect username or password.')
  const locked = pool.signIn('ana@example.com')
  await expect(locked).rejects.toMatchObject({ message: 'Password attempts exceeded' })
  pool.clock.now += 1001
  await fail('Incorrect username or password.')
  pool.clock.now += 1001
  await fail('Password attempts exceeded')
  pool.clock.now += 1000
  expect((await pool.signIn('ana@example.com')).AuthenticationResult).toBeTruthy()
})

it('forgets wrong passwords after a right one', async () => {
  for (let attempt = 0; attempt < 4; attempt += 1) await fail('Incorrect username or password.')
  await pool.signIn('ana@example.com')
  for (let attempt = 0; attempt < 4; attempt += 1) await fail('Incorrect username or password.')
  expect((await pool.signIn('ana@example.com')).AuthenticationResult).toBeTruthy()
})

it('refuses administration without an AWS signature', async () => {
  const answer = await fetch(pool.url, {
    method: 'POST',
    headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.AdminGetUser' },
    body: JSON.stringify({ UserPoolId: pool.userPoolId, Username: 'ana@example.com' }),
  })
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ __type: 'MissingAuthenticationTokenException' })
  const command = new AdminGetUserCommand({ UserPoolId: pool.userPoolId, Username: 'ana@example.com' })
  expect((await pool.sdk.send(command)).UserStatus).toBe('CONFIRMED')
})
