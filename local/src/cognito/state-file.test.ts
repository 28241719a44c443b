import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GetTokensFromRefreshTokenCommand } from '@aws-sdk/client-cognito-identity-provider'
import { CognitoJwtVerifier } from 'aws-jwt-verify'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newSigningKey } from './signing-keys'
import { loadState } from './state-file'
import { testClient, testPassword, testPool } from './test-pool'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cognito-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('keeps users, sessions and the signing key over a restart, without a usable secret in the file', async () => {
  const file = join(folder, 'state', 'cognito.json')
  const before = await testPool({ file })
  await before.addUser('ana@example.com')
  const { IdToken, RefreshToken } = await before.tokens('ana@example.com')
  await before.stop()

  const text = readFileSync(file, 'utf8')
  expect(text).not.toContain(RefreshToken)
  expect(text).not.toContain(testPassword)
  expect(readdirSync(join(folder, 'state'))).toEqual(['cognito.json'])

  const after = await testPool({ file })
  const verifier = CognitoJwtVerifier.create({
    userPoolId: after.userPoolId,
    clientId: testClient,
    tokenUse: 'id',
    graceSeconds: 10 * 365 * 86_400,
  })
  verifier.cacheJwks(after.jwks)
  await verifier.verify(IdToken)
  const renewal = new GetTokensFromRefreshTokenCommand({ RefreshToken, ClientId: testClient })
  expect((await after.sdk.send(renewal)).AuthenticationResult?.IdToken).toBeTruthy()
  expect((await after.signIn('ana@example.com')).AuthenticationResult).toBeTruthy()
  await after.stop()
})

it('never leaves half a file to a process that is killed while it writes', async () => {
  const file = join(folder, 'cognito.json')
  const module = new URL('./state-file.ts', import.meta.url).href
  const state = JSON.stringify({ signingKey: newSigningKey(), users: {}, signIns: {} })
  const program = `
    import(${JSON.stringify(module)}).then(({ saveState }) => {
      const text = ${JSON.stringify(state)} + ' '.repeat(2_000_000)
      saveState(${JSON.stringify(file)}, text)
      console.log('writing')
      for (;;) saveState(${JSON.stringify(file)}, text)
    })`
  for (let round = 0; round < 3; round += 1) {
    const writer = spawn(process.execPath, ['--import', 'tsx', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(writer.stdout, 'data')
    await new Promise((resolve) => setTimeout(resolve, 20 + 15 * round))
    writer.kill('SIGKILL')
    await once(writer, 'exit')
    expect(loadState(file).signingKey).toContain('PRIVATE KEY')
  }
})
