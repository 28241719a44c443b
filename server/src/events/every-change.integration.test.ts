import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventKey } from '../db/keys'
import { procedures } from '../rest/route-table'
import { bookOrigin, linkSecret, startApi, type TestApi } from '../testing/api'
import { expectations } from '../testing/expectations'
import { openScene, type Scene } from '../testing/scene'

let api: TestApi
let scene: Scene

beforeAll(async () => {
  api = await startApi()
  scene = await openScene({ pool: api.pool, linkSecret, bookOrigin })
})
afterAll(() => api.stop())

/** The own organization's events after one of them, oldest first. */
const eventsAfter = async (last: string): Promise<Record<string, unknown>[]> => {
  const { PK, SK } = eventKey(scene.own.ctx.organizationId, last)
  const { Items = [] } = await DynamoDBDocumentClient.from(api.table.client).send(
    new QueryCommand({
      TableName: api.table.tableName,
      KeyConditionExpression: 'PK = :partition AND SK BETWEEN :after AND :end',
      ExpressionAttributeValues: { ':partition': PK, ':after': last ? `${SK}~` : SK, ':end': eventKey('', '~').SK },
      ConsistentRead: true,
    }),
  )

  return Items
}

const asIs = 'is asked here for what is so already; goes through commitUpdate or commitMember like its neighbours'
const signed = 'only signs an address; the image is told when it is confirmed'

/** Mutations that leave no event here, each with its reason. */
const silent: Readonly<Record<string, string>> = {
  'organizations.importSettings': asIs,
  'organizations.reactivate': asIs,
  'organizations.transferOwnership': asIs,
  'professionals.activate': asIs,
  'professionals.changeServices': asIs,
  'professionals.reassign': 'there is nothing ahead to give to somebody else',
  'professionals.update': asIs,
  'services.changeProfessionals': asIs,
  'services.reorder': asIs,
  'users.adoptEmail': asIs,
  'users.reactivate': asIs,
  'organizations.requestUpload': signed,
  'professionals.requestPhoto': signed,
  'users.requestAvatar': signed,
  'webhooks.resendDelivery': 'sends again what was told before',
}

const mutations = procedures()
  .filter(([path, { type, meta }]) => {
    const expectation = expectations[path]

    return (
      type === 'mutation' &&
      meta?.access?.kind === 'staff' &&
      expectation?.code === undefined &&
      expectation?.allowed.includes('owner') &&
      !(path in silent)
    )
  })
  .map(([path]) => path)

describe('F-52 every change by somebody of the team is told', () => {
  it.each(mutations)('%s', async (path) => {
    const input = await expectations[path]?.input(scene)
    const last = String((await eventsAfter('')).at(-1)?.id ?? '')
    const answer = await api.call({
      method: 'POST',
      path: `/trpc/${path}`,
      body: input,
      token: await scene.own.tokenOf('owner'),
    })
    expect(answer.status, answer.body).toBe(200)
    const actor = { kind: 'staff', id: scene.own.userIdOf('owner') }
    expect(await eventsAfter(last)).toContainEqual(expect.objectContaining({ actor }))
  })

  it('but for what is named here with its reason', () => {
    expect(Object.keys(silent).filter((path) => !procedures().some(([name]) => name === path))).toEqual([])
  })
})
