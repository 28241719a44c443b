import type { Organization } from '@reservaplus/shared/organizations/schema'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { connectTable } from '../db/table'
import { OrganizationEntity } from '../organizations/entity'
import { findExisting } from '../organizations/find-existing'
import { procedures } from '../rest/every-route'
import { bookOrigin, linkSecret, startApi, type TestApi } from '../testing/api'
import { expectations } from '../testing/expectations'
import { openScene, type Scene } from '../testing/scene'
import { staffPath } from '../testing/trpc-path'
import { recordWrites } from '../testing/writes'

let api: TestApi
let shared: Scene
let record: ReturnType<typeof recordWrites>

const open = () => openScene({ pool: api.pool, linkSecret, bookOrigin })

beforeAll(async () => {
  api = await startApi()
  record = recordWrites(api.table.client)
  connectTable(api.table)
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

/** As the calls change nothing, all of a procedure can have the same input. */
const inputs = new Map<string, Promise<unknown>>()
const inputOf = (path: string) => {
  const found = inputs.get(path) ?? Promise.resolve(expectations[path]?.input(shared))
  inputs.set(path, found)

  return found
}

/** What the owner is answered, and what was asked of the table that would have changed it. */
const ask = async (path: string, state: Partial<Organization>, scene = shared) => {
  const body = await (scene === shared ? inputOf(path) : expectations[path]?.input(scene))
  const organization = await findExisting(scene.own.ctx, { consistent: true })
  const token = await scene.own.tokenOf('owner')
  await put({ ...organization, ...state })
  try {
    const { answer, written } = await record(() => api.call({ method: 'POST', path: staffPath(path), body, token }))
    const code = answer.status === 200 ? 'ok' : errorBody.parse(answer.json()).error.data.appCode

    return { code, written }
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
      expect(await ask(path, { isActive: false })).toEqual({ code: 'FORBIDDEN', written: [] })
    },
  )

  it.each(Object.keys(whileClosed))('%s is not refused for being closed', async (path) => {
    // One of its own: a sign-out ends what the others are asked with.
    const { code, written } = await ask(path, { isActive: false }, await open())

    expect(code).toBe(expectations[path]?.code ?? 'ok')
    // What is changed here is seen by the very means that see nothing changed above.
    if (path === 'users.signOutEverywhere') expect(written).not.toEqual([])
  })

  it.each(mutations)('$path writes nothing into one that is being moved', async ({ path }) => {
    for (const writeMode of ['read-only', 'moved'] as const) {
      expect(await ask(path, { writeMode })).toEqual({ code: 'ORGANIZATION_MOVING', written: [] })
    }
  })
})
