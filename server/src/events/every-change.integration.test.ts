import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventKey } from '../db/keys'
import { procedures } from '../rest/every-route'
import { bookOrigin, linkSecret, startApi, type TestApi } from '../testing/api'
import { expectations } from '../testing/expectations'
import { openScene, type Scene } from '../testing/scene'
import { staffPath } from '../testing/trpc-path'

let api: TestApi
let shared: Scene

const open = () => openScene({ pool: api.pool, linkSecret, bookOrigin })

beforeAll(async () => {
  api = await startApi()
  shared = await open()
})
afterAll(() => api.stop())

/** The own organization's events after one of them, newest first; only so many. */
const eventsAfter = async (scene: Scene, last: string, limit?: number): Promise<Record<string, unknown>[]> => {
  const { PK, SK } = eventKey(scene.own.ctx.organizationId, last)
  const { Items = [] } = await DynamoDBDocumentClient.from(api.table.client).send(
    new QueryCommand({
      TableName: api.table.tableName,
      KeyConditionExpression: 'PK = :partition AND SK BETWEEN :after AND :end',
      ExpressionAttributeValues: { ':partition': PK, ':after': last ? `${SK}~` : SK, ':end': eventKey('', '~').SK },
      ConsistentRead: true,
      ScanIndexForward: false,
      ...(limit && { Limit: limit }),
    }),
  )

  return Items
}

const signed = 'only signs an address; the image is told when it is confirmed'
const image = 'needs an image in the bucket; told in the test of its folder'

/** Mutations that leave no event here, each with its reason. */
const silent: Readonly<Record<string, string>> = {
  'alerts.addDevice': 'a browser of one’s own: it concerns nobody else',
  'alerts.markSeen': 'what one has seen: it concerns nobody else',
  'alerts.removeDevice': 'a browser of one’s own: it concerns nobody else',
  'appointments.confirm': 'only what waits to be confirmed; goes through the same change as its neighbours',
  'appointments.noShow': 'only after its time; goes through the same change as its neighbours',
  'appointments.walkIn': 'only while the salon is open; goes through the same booking as a creation',
  'clients.previewImport': 'only reads; its input is too long for an address',
  'clients.requestImport': 'only signs an address; the import itself is told',
  'clients.startImport': 'needs a file in the bucket; told in the test of its folder',
  'mailTemplates.preview': 'only reads; its input is too long for an address',
  'organizations.confirmUpload': image,
  'organizations.requestUpload': signed,
  'paymentAccounts.connect': 'needs a code of the provider’s page; told in payment-accounts/payment-accounts',
  'payments.createLink': 'needs an account at the provider; told in payments/online',
  'professionals.confirmPhoto': image,
  'professionals.requestPhoto': signed,
  'users.adoptEmail': 'the other address comes from the user pool; told in users/profile',
  'users.confirmAvatar': image,
  'users.requestAvatar': signed,
  'visits.confirm': 'only what waits to be confirmed; told in visits/online',
  'webhooks.resendDelivery': 'only what is not under way; told in webhooks/webhooks',
}

const mutations = procedures()
  .filter(([path, { type, meta }]) => type === 'mutation' && meta?.access?.kind === 'staff' && !(path in silent))
  .map(([path]) => path)

describe('F-52 every change by somebody of the team is told', () => {
  it.each(mutations)('%s', async (path) => {
    const { input, effective } = expectations[path] ?? {}
    const scene = effective ? await open() : shared
    const body = await (effective ?? input)?.(scene)
    const last = String((await eventsAfter(scene, '', 1))[0]?.id ?? '')
    const token = await scene.own.tokenOf('owner')
    const answer = await api.call({ method: 'POST', path: staffPath(path), body, token })
    expect(answer.status, answer.body).toBe(200)
    const actor = { kind: 'staff', id: scene.own.userIdOf('owner') }
    expect(await eventsAfter(scene, last)).toContainEqual(expect.objectContaining({ actor }))
  })

  it('but for what is named here with its reason', () => {
    expect(Object.keys(silent).filter((path) => !procedures().some(([name]) => name === path))).toEqual([])
  })
})
