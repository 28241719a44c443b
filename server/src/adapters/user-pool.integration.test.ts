import { InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, it } from 'vitest'
import { useTestAccounts } from '../testing/accounts'
import { createUserPool, createUserPoolClient, userPool } from './user-pool'

const accounts = useTestAccounts()
const password = 'Correcta2026'
const attributes = {
  organizationId: '01JDZZZZZZZZZZZZZZZZZZZORG',
  organizationName: 'La Encina',
  role: 'admin',
} as const

let serial = 0
const newEmail = () => {
  serial += 1

  return `persona-${serial}@equipo.example`
}
const invited = async (sendMail = false) => {
  const email = newEmail()
  const id = await userPool().invite({ email, temporaryPassword: password, sendMail, attributes })

  return { email, id }
}
const signIn = (USERNAME: string, PASSWORD = password) =>
  accounts.client().send(
    new InitiateAuthCommand({
      ClientId: accounts.clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME, PASSWORD },
    }),
  )
const codeTo = (email: string) => /(\d{6})/.exec(accounts.mailsTo(email).at(-1)?.html ?? '')?.[1] ?? ''

describe('inviting', () => {
  it('makes an account of the organization whose first sign-in asks for another password', async () => {
    const { email, id } = await invited()

    expect(await userPool().find(id)).toMatchObject({
      userId: id,
      email,
      isEmailVerified: true,
      isEnabled: true,
      status: 'invited',
      ...attributes,
    })
    expect((await signIn(email)).ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
    expect(accounts.mailsTo(email)).toEqual([])
  })

  it('mails when asked to, and again', async () => {
    const { email } = await invited(true)
    expect(accounts.mailsTo(email)).toHaveLength(1)

    await userPool().resendInvite(email)
    expect(accounts.mailsTo(email)).toHaveLength(2)
  })

  it('refuses an address that has an account, at its field', async () => {
    const { email } = await invited()
    const again = userPool().invite({ email: email.toUpperCase(), sendMail: false, attributes })

    await expect(again).rejects.toMatchObject({ code: 'EMAIL_TAKEN', details: { issues: [{ path: ['email'] }] } })
  })

  it('sets another temporary password', async () => {
    const { email } = await invited()
    await userPool().setTemporaryPassword(email, 'Otra2026x')

    expect((await signIn(email, 'Otra2026x')).ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
  })
})

describe('keeping accounts', () => {
  it('shuts one out and lets it in again', async () => {
    const { email, id } = await invited()
    await userPool().disable(id)
    await expect(signIn(email)).rejects.toThrow('disabled')
    expect(await userPool().find(id)).toMatchObject({ isEnabled: false })

    await userPool().enable(id)
    expect((await signIn(email)).ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
    await userPool().signOut(id)
  })

  it('changes role and address; an address that we write counts as proven', async () => {
    const { id } = await invited()
    const email = newEmail()
    await userPool().setAttributes(id, { role: 'reception', email })

    expect(await userPool().find(email)).toMatchObject({ userId: id, role: 'reception', isEmailVerified: true })
  })

  it('removes one, also when it is gone', async () => {
    const { email, id } = await invited()
    await userPool().remove(id)
    await userPool().remove(id)

    expect(await userPool().find(email)).toBeUndefined()
    await expect(userPool().disable(id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('lists them all, a page at a time', async () => {
    await invited()
    const first = await userPool().list({ limit: 1 })
    const second = await userPool().list({ limit: 1, cursor: first.cursor })

    expect(first.items).toHaveLength(1)
    expect(second.items[0]?.userId).not.toBe(first.items[0]?.userId)
  })
})

describe('signing up', () => {
  it('F-12 takes the password straight to the pool, and a mailed code confirms the address', async () => {
    const email = newEmail()
    const id = await userPool().signUp({ email, password, attributes: { name: 'Ana Soto' } })
    expect(await userPool().find(id)).toMatchObject({ status: 'unconfirmed', name: 'Ana Soto' })

    await userPool().resendCode(email)
    expect(accounts.mailsTo(email)).toHaveLength(2)
    await expect(userPool().confirmSignUp({ email, code: '000000' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await userPool().confirmSignUp({ email, code: codeTo(email) })

    expect(await userPool().find(id)).toMatchObject({ status: 'confirmed', isEmailVerified: true })
  })

  it('names the field of a password that is too simple', async () => {
    const weak = userPool().signUp({ email: newEmail(), password: 'simple', attributes: {} })

    await expect(weak).rejects.toMatchObject({ code: 'BAD_INPUT', details: { issues: [{ path: ['password'] }] } })
  })

  it('lets a forgotten password be replaced with a mailed code', async () => {
    const email = newEmail()
    await userPool().signUp({ email, password, attributes: {} })
    await userPool().confirmSignUp({ email, code: codeTo(email) })
    await userPool().forgotPassword(email)
    await userPool().confirmForgotPassword({ email, code: codeTo(email), password: 'Nueva2026x' })

    expect((await signIn(email, 'Nueva2026x')).AuthenticationResult).toBeTruthy()
  })

  it('does not say whether an address has an account', async () => {
    await expect(userPool().forgotPassword('nadie@equipo.example')).resolves.toBeUndefined()
  })
})

it('is unavailable, not broken, while the pool does not answer', async () => {
  const client = createUserPoolClient({
    region: 'sa-east-1',
    endpoint: 'http://127.0.0.1:9',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  })
  const pool = createUserPool({ userPoolId: 'sa-east-1_Accounts1', client })

  await expect(pool.find('nadie@equipo.example')).rejects.toMatchObject({ code: 'UNAVAILABLE' })
})
