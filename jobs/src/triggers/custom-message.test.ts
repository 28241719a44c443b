import type { Context, CustomMessageTriggerEvent } from 'aws-lambda'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { handler } from './custom-message'

beforeAll(() => {
  vi.stubEnv('APP_ORIGIN', 'https://app.example')
})

const eventOf = (source: string, userAttributes: Record<string, string> = {}) =>
  ({
    triggerSource: source,
    request: { codeParameter: '{####}', usernameParameter: '{username}', userAttributes },
    response: { smsMessage: null, emailMessage: null, emailSubject: null },
  }) as object as CustomMessageTriggerEvent

const run = async (event: CustomMessageTriggerEvent): Promise<CustomMessageTriggerEvent> =>
  handler(event, {} as Context, () => {}) ?? event

describe('the words of the user pool', () => {
  it.each(['AdminCreateUser', 'ForgotPassword', 'SignUp', 'ResendCode', 'UpdateUserAttribute', 'VerifyUserAttribute'])(
    '%s carries the code, in Spanish',
    async (source) => {
      const { response } = await run(eventOf(`CustomMessage_${source}`))

      expect(response.emailMessage).toContain('{####}')
      expect(response.emailMessage).toContain('lang="es"')
      expect(response.emailSubject).toMatch(/\S/)
    },
  )

  it('an invitation carries the user name as well: Cognito refuses it otherwise', async () => {
    const { response } = await run(
      eventOf('CustomMessage_AdminCreateUser', { locale: 'pt', 'custom:organization_name': 'La Encina' }),
    )

    expect(response.emailMessage).toContain('{username}')
    expect(response.emailMessage).toContain('La Encina')
    expect(response.emailMessage).toContain('lang="pt"')
  })

  it('speaks the language of a registration to whoever has no account language yet', async () => {
    const event = eventOf('CustomMessage_SignUp')
    const request = { ...event.request, clientMetadata: { locale: 'pt', registration: 'x' } }

    expect((await run({ ...event, request } as CustomMessageTriggerEvent)).response.emailMessage).toContain('lang="pt"')
  })

  it.each([
    ['resume', 'Sigue donde quedaste'],
    ['known', 'Ya tienes una cuenta'],
    ['anything else', 'Cambia tu contraseña'],
  ])('a code for another password says why it comes: %s', async (reason, title) => {
    const event = eventOf('CustomMessage_ForgotPassword')
    const request = { ...event.request, clientMetadata: { reason } }
    const { response } = await run({ ...event, request } as CustomMessageTriggerEvent)

    expect(response.emailMessage).toContain(title)
    expect(response.emailMessage).toContain('{####}')
  })

  it('welcomes an owner, whom nobody has invited to a team', async () => {
    const owner = { 'custom:organization_name': 'La Encina', 'custom:role': 'owner' }
    const { response } = await run(eventOf('CustomMessage_AdminCreateUser', owner))

    expect(response.emailMessage).toContain('La Encina ya está en ReservaPlus')
    expect(response.emailMessage).toContain('{username}')
  })

  it('leaves what it does not know to Cognito', async () => {
    const { response } = await run(eventOf('CustomMessage_Authentication'))

    expect(response.emailMessage).toBeNull()
  })
})
