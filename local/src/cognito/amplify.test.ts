import { Amplify } from 'aws-amplify'
import * as auth from 'aws-amplify/auth'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestPool, testClient, testPassword, testPool } from './test-pool'

let pool: TestPool
beforeAll(async () => {
  pool = await testPool()
  // Amplify compares expiry with the machine's clock.
  pool.clock.now = Date.now()
  const { userPoolId } = pool
  Amplify.configure({ Auth: { Cognito: { userPoolId, userPoolClientId: testClient, userPoolEndpoint: pool.url } } })
})
afterAll(() => pool.stop())

it("lets Amplify's own SRP sign in, renew, and sign out everywhere", async () => {
  await pool.addUser('ana@example.com')
  const result = await auth.signIn({ username: 'Ana@Example.com', password: testPassword })
  expect(result).toMatchObject({ isSignedIn: true, nextStep: { signInStep: 'DONE' } })
  const first = await auth.fetchAuthSession()
  expect(first.tokens?.idToken?.payload.email).toBe('ana@example.com')
  pool.clock.now += 5000
  const renewed = await auth.fetchAuthSession({ forceRefresh: true })
  expect(renewed.tokens?.accessToken.payload.iat).toBeGreaterThan(Number(first.tokens?.accessToken.payload.iat))
  expect(await auth.fetchUserAttributes()).toMatchObject({ email: 'ana@example.com', email_verified: 'true' })
  await auth.signOut({ global: true })
  await expect(auth.getCurrentUser()).rejects.toMatchObject({ name: 'UserUnAuthenticatedException' })
})

it('shows Amplify a wrong password by its AWS name', async () => {
  const wrong = auth.signIn({ username: 'ana@example.com', password: 'Wrong-2026' })
  await expect(wrong).rejects.toMatchObject({ name: 'NotAuthorizedException' })
})

it('takes Amplify through a forced new password', async () => {
  await pool.addUser('nueva@example.com', false)
  const first = await auth.signIn({ username: 'nueva@example.com', password: testPassword })
  expect(first.nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED')
  const done = await auth.confirmSignIn({ challengeResponse: 'Changed-2026' })
  expect(done.isSignedIn).toBe(true)
  await auth.signOut()
})

it('takes Amplify through sign-up, its code and a forgotten password', async () => {
  const username = 'signup@example.com'
  const options = { userAttributes: { email: username } }
  const { nextStep } = await auth.signUp({ username, password: testPassword, options })
  expect(nextStep.signUpStep).toBe('CONFIRM_SIGN_UP')
  await auth.confirmSignUp({ username, confirmationCode: pool.lastSecret() })
  await auth.resetPassword({ username })
  const newPassword = 'Forgotten-2026'
  await auth.confirmResetPassword({ username, confirmationCode: pool.lastSecret(), newPassword })
  expect((await auth.signIn({ username, password: newPassword })).isSignedIn).toBe(true)
  await auth.signOut()
})
