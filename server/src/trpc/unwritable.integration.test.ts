import { DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { organizationPk } from '../db/keys'
import { OrganizationEntity } from '../organizations/entity'
import { findExisting } from '../organizations/find-existing'
import { procedures } from '../rest/every-route'
import { bookOrigin, linkSecret, startApi, type TestApi } from '../testing/api'
import { expectations } from '../testing/expectations'
import { openScene, type Scene } from '../testing/scene'

let api: TestApi
let shared: Scene

const open = () => openScene({ pool: api.pool, linkSecret, bookOrigin })

beforeAll(async () => {
  api = await startApi()
  shared = await open()
})
afterAll(() => api.stop())

const mutations = procedures().flatMap(([path, { type, meta }]) =>
  type === 'mutation' && meta?.access?.kind === 'staff' ? [{ path, whileClosed: meta.whileClosed ?? false }] : [],
)

/** What the owner of a closed organization changes all the same, each with its reason. */
const whileClosed: Readonly<Record<string, string>> = {
  'organizations.deactivate': 'asked again it is what it is already',
  'organizations.reactivate': 'is how it is opened again',
  'organizations.requestDeletion': 'who closed it may want it gone',
  'organizations.requestExport': 'the data are theirs to take along',
  'users.signOutEverywhere': 'a session that was stolen ends at any time',
}

const errorBody = z.object({ error: z.object({ data: z.object({ appCode: z.string() }) }) })

const put = async (organization: Organization) => {
  await OrganizationEntity.build(PutItemCommand).item(organization).send()
}

const stored = async (scene: Scene) => {
  const pages = paginateQuery(
    { client: DynamoDBDocumentClient.from(api.table.client) },
    {
      TableName: api.table.tableName,
      KeyConditionExpression: 'PK = :partition',
      ExpressionAttributeValues: { ':partition': organizationPk(scene.own.ctx.organizationId) },
      ConsistentRead: true,
    },
  )
  const items: unknown[] = []
  for await (const { Items = [] } of pages) items.push(...Items)

  return items
}

/** What the owner is answered, and what the organization has before and after. */
const ask = async (path: string, state: Partial<Organization>, scene = shared) => {
  const expectation = expectations[path]
  const input = await expectation?.input(scene)
  const organization = await findExisting(scene.own.ctx, { consistent: true })
  const token = await scene.own.tokenOf('owner')
  await put({ ...organization, ...state })
  try {
    const before = await stored(scene)
    const answer = await api.call({ method: 'POST', path: `/trpc/${path}`, body: input, token })
    const code = answer.status === 200 ? 'ok' : errorBody.parse(answer.json()).error.data.appCode

    return { code, before, after: await stored(scene) }
  } finally {
    await put(organization)
  }
}

describe('what somebody of the team would change', () => {
  it('is refused while the organization is closed, but for what is named here with its reason', () => {
    expect(
      mutations
        .filter((each) => each.whileClosed)
        .map(({ path }) => path)
        .sort(),
    ).toEqual(Object.keys(whileClosed).sort())
  })

  it.each(mutations.filter((each) => !each.whileClosed))(
    '$path writes nothing into one that is closed',
    async ({ path }) => {
      const { code, before, after } = await ask(path, { isActive: false })

      expect([code, after]).toEqual(['FORBIDDEN', before])
    },
  )

  it.each(Object.keys(whileClosed))('%s is not refused for being closed', async (path) => {
    // One of its own: a sign-out ends what the others are asked with.
    const { code } = await ask(path, { isActive: false }, await open())

    expect(code).toBe(expectations[path]?.code ?? 'ok')
  })

  it.each(mutations)('$path writes nothing into one that is being moved', async ({ path }) => {
    for (const writeMode of ['read-only', 'moved'] as const) {
      const { code, before, after } = await ask(path, { writeMode })

      expect([code, after]).toEqual(['ORGANIZATION_MOVING', before])
    }
  })
})
