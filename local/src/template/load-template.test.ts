import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

import { loadTemplate } from './load-template'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const hosts = { app: 'app.localhost:3000', book: 'book.localhost:3000', apiOrigin: '127.0.0.1:9' }
const template = loadTemplate({
  root,
  hosts,
  values: { UserPool: 'sa-east-1_local', UserPoolClient: 'client', MailQueue: 'http://queue/mail' },
  secrets: { EdgeSecret: 'edge', LinkSecret: 'link', 'MercadoPagoSecret.clientId': 'application' },
})
const lambda = (key: string) => template.functions.find((f) => f.key === key)

describe('loadTemplate', () => {
  it('gives each function its handler, limits and the environment of this cloud', () => {
    expect(lambda('api-public')).toMatchObject({
      handler: 'server/src/api-public.handler',
      timeoutMs: 10_000,
      environment: {
        STAGE: 'local',
        TABLE_NAME: 'reservaplus-main-local',
        APP_ORIGIN: 'http://app.localhost:3000',
        BOOK_ORIGIN: 'http://book.localhost:3000',
        USER_POOL_ID: 'sa-east-1_local',
        USER_POOL_CLIENT_ID: 'client',
        EDGE_SECRET: 'edge',
        LINK_SECRET: 'link',
        KMS_KEY_ID: 'SecretsKey',
        MERCADOPAGO_CLIENT_ID: 'application',
        MERCADOPAGO_CLIENT_SECRET: 'local-MercadoPagoSecret.clientSecret',
        SITE_BUCKET: 'reservaplus-local-site-000000000000',
      },
    })
    expect(lambda('pre-sign-up')?.environment).not.toHaveProperty('USER_POOL_ID')
  })

  it('reads routes with their authorizer', () => {
    const httpApi = { method: '*', path: '/trpc/{proxy+}', authorizer: { name: 'staff' } }
    expect(lambda('api-office')?.events).toContainEqual({ httpApi })
    expect(lambda('api-day')?.events).toContainEqual({ httpApi: { ...httpApi, path: '/trpc/day/{proxy+}' } })
    expect(template.authorizers.staff).toMatchObject({
      issuerUrl: 'https://cognito-idp.sa-east-1.amazonaws.com/sa-east-1_local',
      audience: ['client'],
    })
  })

  it('reads queue, stream and schedule sources', () => {
    expect(lambda('send-mail')?.events[0]?.sqs).toMatchObject({
      arn: 'arn:aws:sqs:sa-east-1:000000000000:MailQueue',
      functionResponseType: 'ReportBatchItemFailures',
    })
    expect(lambda('send-mail')?.events[1]?.sqs?.arn).toBe('arn:aws:sqs:sa-east-1:000000000000:MoveMailQueue')
    expect(lambda('publish-events')?.events[0]?.stream).toMatchObject({
      maximumRetryAttempts: 5,
      bisectBatchOnFunctionError: true,
      destinations: { onFailure: { arn: 'arn:aws:sqs:sa-east-1:000000000000:StreamFailuresQueue' } },
    })
    expect(lambda('sweep-outbox')?.events[0]?.schedule).toMatchObject({ rate: ['rate(5 minutes)'], enabled: true })
  })

  it('resolves references between resources', () => {
    const mail = template.resourcesOf('AWS::SQS::Queue').find((q) => q.id === 'MailQueue')
    expect(mail?.properties.RedrivePolicy).toMatchObject({
      deadLetterTargetArn: 'arn:aws:sqs:sa-east-1:000000000000:MailDeadLetterQueue',
    })
    const pool = template.resourcesOf('AWS::Cognito::UserPool')[0]
    expect(pool?.properties.LambdaConfig).toMatchObject({
      PreSignUp: 'arn:aws:lambda:sa-east-1:000000000000:function:pre-sign-up',
    })
  })

  it('knows every function that the user pool names', () => {
    const config = Object.values(template.resourcesOf('AWS::Cognito::UserPool')[0]?.properties.LambdaConfig ?? {})
    const keys = config.map((arn) => String(arn).split(':').pop() ?? '')
    expect(keys.filter((key) => !lambda(key))).toEqual([])
  })
})
