import { request } from 'node:http'
import { Amplify } from 'aws-amplify'
import * as auth from 'aws-amplify/auth'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as z from 'zod'

import { type Cloud, startCloud } from './cloud'

let cloud: Cloud
beforeAll(async () => {
  vi.stubEnv('DYNAMODB_ENDPOINT', undefined)
  cloud = await startCloud()
  const { userPoolId, userPoolClientId, endpoints } = cloud
  const userPoolEndpoint = endpoints.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER
  Amplify.configure({ Auth: { Cognito: { userPoolId, userPoolClientId, userPoolEndpoint } } })
})
afterAll(() => cloud.stop())

type Asked = { method?: string; body?: object; token?: string | undefined }

/** As a browser on the app's own host. */
const ask = (path: string, { method = 'GET', body, token }: Asked = {}) =>
  new Promise<{ status: number; body: unknown }>((resolve, reject) => {
    const { host, port } = new URL(cloud.appUrl)
    const headers = {
      host,
      ...(body && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    }
    const outgoing = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = ''
      response.on('data', (part: Buffer) => {
        text += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) }))
    })
    outgoing.on('error', reject)
    outgoing.end(body && JSON.stringify(body))
  })

const mail = z.object({
  subject: z.string(),
  destination: z.object({ to: z.array(z.string()) }),
  body: z.object({ html: z.string() }),
})

const mailTo = async (address: string) => {
  const stored = await (await fetch(`${cloud.inboxUrl}/store`)).json()
  const { emails } = z.object({ emails: z.array(mail) }).parse(stored)

  return emails.filter(({ destination }) => destination.to.some((to) => to.includes(address)))
}

const answered = z.object({ token: z.string() })
const email = 'duena@nueva.example'
const password = 'Tijeras2026'

describe('a salon that comes in from the street', () => {
  it('F-26 sets itself up over REST, signs in by SRP, opens its own organization, and is booked', async () => {
    const started = await ask('/v1/public/onboarding', {
      method: 'POST',
      body: {
        planId: 'basico',
        email,
        password,
        firstName: 'Ana',
        lastName: 'Soto',
        locale: 'pt',
        acceptsTerms: true,
      },
    })
    expect(started.status).toBe(201)
    const { token } = answered.parse(started.body)
    const step = (path: string, body: object = {}, method = 'PUT') =>
      ask(`/v1/public/onboarding/${token}/${path}`, { method, body })

    const [message] = await mailTo(email)
    expect(message?.body.html).toContain('lang="pt"')
    const code = /\b\d{6}\b/.exec((message?.body.html ?? '').replaceAll(/<style.*?<\/style>|<[^>]*>/gs, ' '))?.[0]
    expect(await step('confirm', { code }, 'POST')).toMatchObject({ status: 200 })
    const organization = { name: 'Nueva', industry: 'salon', email: 'hola@nueva.example', phone: '+56 2 2334 4556' }
    expect(await step('steps/organization', { answer: organization })).toMatchObject({ status: 200 })
    for (const each of ['team', 'services', 'hours']) await step('skip', { step: each }, 'POST')
    expect(await ask('/v1/public/organizations/nueva')).toMatchObject({ status: 404 })
    let finished = await step('finish', {}, 'POST')
    for (let call = 0; call < 10 && !z.object({ isFinished: z.literal(true) }).safeParse(finished.body).success; call++)
      finished = await step('finish', {}, 'POST')
    expect(finished.body).toEqual({ isFinished: true, email, slug: 'nueva', notInvited: [] })

    expect(await auth.signIn({ username: email, password })).toMatchObject({ isSignedIn: true })
    const idToken = (await auth.fetchAuthSession()).tokens?.idToken
    expect(await ask('/v1/session', { token: idToken?.toString() })).toMatchObject({
      status: 200,
      body: { user: { email, role: 'owner' }, organization: { name: 'Nueva', slug: 'nueva' } },
    })
    await auth.signOut()

    const { body } = await ask('/v1/public/organizations/nueva/catalogue')
    const id = z.object({ id: z.string() })
    const catalogue = z.object({ services: z.array(id).min(3), professionals: z.array(id).length(1) }).parse(body)
    const serviceId = catalogue.services[0]?.id
    const today = new Date().toISOString().slice(0, 10)
    const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
    const free = await ask(
      `/v1/public/organizations/nueva/availability?serviceId=${serviceId}&professionalId=any&from=${today}&to=${inAWeek}`,
    )
    const days = z.object({ days: z.array(z.object({ slots: z.array(z.object({ start: z.string() })) })) })
    const slot = days.parse(free.body).days.flatMap(({ slots }) => slots)[0]
    const booked = await ask('/v1/public/booking', {
      method: 'POST',
      body: {
        slug: 'nueva',
        serviceId,
        professionalId: 'any',
        start: slot?.start,
        client: { firstName: 'Eva', lastName: 'Mora', email: 'eva@correo.example', phone: '+56 9 8765 4321' },
      },
    })
    expect(booked).toMatchObject({ status: 201, body: { appointment: { professionalName: 'Ana Soto' } } })
  })

  it('nobody signs up past it', async () => {
    const options = { userAttributes: { email: 'otra@nueva.example' } }
    const signUp = auth.signUp({ username: 'otra@nueva.example', password, options })

    await expect(signUp).rejects.toMatchObject({ name: 'UserLambdaValidationException' })
    expect(await mailTo('otra@nueva.example')).toEqual([])
  })

  it('POST /v1/auth/register makes an owner who signs in with the mailed password and chooses their own', async () => {
    const address = 'directa@nueva.example'
    const registered = await ask('/v1/auth/register', {
      method: 'POST',
      body: {
        email: address,
        firstName: 'Rosa',
        acceptsTerms: true,
        organization: { name: 'Directa', industry: 'beauty', phone: '+56 2 2334 4556' },
      },
    })
    expect(registered).toEqual({ status: 201, body: { email: address } })
    const [message] = await mailTo(address)
    const text = (message?.body.html ?? '').replaceAll(/<[^>]*>/g, '\n')
    const temporary = text
      .split('\n')
      .map((line) => line.trim())
      .find((line) => /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])\S{8,}$/.test(line))

    const first = await auth.signIn({ username: address, password: temporary ?? '' })
    expect(first.nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED')
    expect(await auth.confirmSignIn({ challengeResponse: password })).toMatchObject({ isSignedIn: true })
    await auth.signOut()
    expect(await ask('/v1/public/organizations/directa/catalogue')).toMatchObject({ status: 200 })
  })
})
